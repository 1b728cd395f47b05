"""What extraction returns: a frozen value with everything one attributed statement says of itself.

Knows the values of the rooms below it; knows no database.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.attribution import Attribution
from claims.dates import Moment
from claims.figures import Figure
from claims.places import Place
from claims.sources import SourceMention


class StatementKind(StrEnum):
    """The four kinds of claim, the first that fits in this order: denial, figure, quote, statement."""

    DENIAL = "denial"
    FIGURE = "figure"
    QUOTE = "quote"
    STATEMENT = "statement"


class Polarity(StrEnum):
    """Whether the matter is affirmed or denied."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    """Whether the matter is asserted, thought possible, or foretold."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement.

    `attribution` holds the spans (source, cue, content, sentence) and what decided them. `issuer` is None when the
    report says it in its own voice. `relays` run from the issuer outward, the publisher excluded. `as_of` is when it
    was made or its count holds, `happened` the day that what it tells of fell on, each with its reason.
    """

    attribution: Attribution
    kind: StatementKind
    polarity: Polarity
    modality: Modality
    issuer: SourceMention | None
    relays: tuple[SourceMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    as_of: Moment | None = None
    happened: Moment | None = None
    place: Place | None = None
