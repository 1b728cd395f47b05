"""What a place is: a canonical name with what is known of where it lies, and why a statement is put there.

Knows spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.text import Span


class PlacePrecision(StrEnum):
    """What kind of place a name names, from wide to narrow."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    SITE = "site"


class PlaceReason(StrEnum):
    """Where the name stands, the surest first."""

    STATEMENT = "named in the statement"
    SENTENCE = "named in its sentence"
    DATELINE = "dateline"
    BEFORE = "named in the paragraph before"


@dataclass(frozen=True, slots=True)
class Place:
    """One place, and why it is a statement's.

    `country` is an ISO 3166 code, None where the name is known in no country or in several; `area` the code of a
    first-order area (`PS.GZ`), None where the place is none and lies in none that is known. `precision` is None for a
    name nobody knows. `span` is where the name is printed.
    """

    name: str
    country: str | None
    area: str | None
    precision: PlacePrecision | None
    reason: PlaceReason
    span: Span | None = None
