"""What linking did, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from claims.compare import Relation


@dataclass(frozen=True, slots=True)
class LinkOutcome:
    """What linking did: claims newly linked, pairs compared, links found by relation.

    `changed` counts the links written or removed; after a rebuild in which nothing had changed it is 0.
    """

    claims: int = 0
    pairs: int = 0
    links: Counter[Relation] = field(default_factory=Counter)
    changed: int = 0

    def __add__(self, other: LinkOutcome) -> LinkOutcome:
        return LinkOutcome(
            self.claims + other.claims,
            self.pairs + other.pairs,
            self.links + other.links,
            self.changed + other.changed,
        )
