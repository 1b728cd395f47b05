"""What a comparison is: two claims, how they relate, how surely, and why.

Knows the values that claims are compared by; knows no database: the store builds `Comparable`s from its rows, the
benchmarks from bare texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from claims.figures import Figure
from claims.sources import SourceKind


class Relation(StrEnum):
    """How two claims relate. `UNDECIDED`: about one matter, and what is known does not say how."""

    COPIES = "copies"
    RESTATES = "restates"
    UPDATES = "updates"
    PART_OF = "part_of"
    CONFLICTS = "conflicts"
    CORROBORATES = "corroborates"
    UNRELATED = "unrelated"
    UNDECIDED = "undecided"


class Strength(StrEnum):
    """How much a corroboration is worth: weak when only open or vague bounds meet, or one authority stands behind."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who stands behind a claim, as far as comparison needs it.

    `key` is equal for two claims exactly when one body issued both; None when the issuer is not resolved. `authority`
    is the key of the body's parent, or of the body itself when it has none. `kind` is None when it is not known.
    """

    name: str
    key: str | None
    authority: str | None
    named: bool = True
    kind: SourceKind | None = None


@dataclass(frozen=True, slots=True)
class Comparable:
    """One claim as comparison sees it.

    `content` are the claimed words, `passage` the sentence they stand in, `surroundings` the text around it (a few
    sentences, the passage included; empty when not known), `report` the id of the report (two claims of one report
    are never linked). `as_of` is when the claim holds or was made, in the best knowledge of the report,
    `as_of_days` how many days that may be off (0 for a day, 6 for a week, 30 for a month).
    """

    report: str
    publisher: str | None
    content: str
    passage: str
    issuer: Issuer | None
    quoted: bool
    denied: bool
    asserted: bool
    figures: tuple[Figure, ...] = ()
    as_of: datetime | None = None
    as_of_days: int = 0
    place: str | None = None
    country: str | None = None
    event: str | None = None
    surroundings: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a relation: a stable code for machines, a sentence for people."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The relation of claim `a` to claim `b` (`a` the earlier one), its score in [0, 1], and its reasons."""

    relation: Relation
    score: float
    reasons: tuple[Reason, ...]
    strength: Strength | None = None
