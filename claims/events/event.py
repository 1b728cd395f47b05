"""An event as it counts: the machine's grouping and what analysts said of it, put together.

Knows no tables. An event goes by the uid of its oldest claim, and any of its claims finds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Member:
    """One claim of an event (its key and uid), with the reasons it is one: the machine's, or an analyst's word.

    `day` is when what it tells of was, None where that is not known to the day.
    """

    key: int
    uid: str
    day: date | None
    reasons: tuple[str, ...]

    @property
    def order(self) -> tuple[bool, date, str]:
        """The oldest first, claims of no known day last."""
        return (self.day is None, self.day or date.max, self.uid)


@dataclass(frozen=True, slots=True)
class Event:
    """One happening and its claims, oldest first. `name` is the analyst's (`named_by`), None while nobody named it.

    `anchor` is the key of the claim that its name hangs on, the oldest while it has none. `kind`, `scene`, `place` and
    `country` are what its claims have in common, None where they differ.
    """

    uid: str
    members: tuple[Member, ...]
    kind: str | None
    scene: str | None
    place: str | None
    country: str | None
    anchor: int
    name: str | None = None
    named_by: str | None = None

    @property
    def first(self) -> date | None:
        """The day of its oldest claim, None where no claim's is known."""
        return self.members[0].day

    @property
    def last(self) -> date | None:
        """The day of its newest claim whose day is known."""
        return max((member.day for member in self.members if member.day), default=None)

    @property
    def title(self) -> str:
        """Its name, or what is known of it in few words: "flood, Marn"."""
        return self.name or ", ".join(filter(None, (self.kind, self.scene, self.place))) or "unnamed event"
