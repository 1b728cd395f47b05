"""Claims for the tests of comparison, made by hand: the bodies of Veld, what they say, and what they count."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from claims.compare import Comparable, Issuer
from claims.figures import Basis, Figure, Measure, Qualifier
from claims.sources import SourceKind
from claims.text import Span

MINISTRY = Issuer("Veld Health Ministry", key="ministry", authority="veld")
POLICE = Issuer("Veld Police", key="police", authority="veld")
GOVERNMENT = Issuer("Government of Veld", key="veld", authority="veld")
OFFICIALS = Issuer("Veld officials", key="officials", authority="veld", named=False)
MINISTER = Issuer("Ada Renn", key="renn", authority="ministry")
RED_CROSS = Issuer("Red Cross", key="red cross", authority="red cross")
UNION = Issuer("Sailors' Union", key="union", authority="union")
BARE_POLICE = Issuer("police", key=None, authority=None, kind=SourceKind.POLICE)
BARE_FIRE_SERVICE = Issuer("fire service", key=None, authority=None, kind=SourceKind.EMERGENCY_SERVICE)
STATION = Issuer("KVLD TV", key="kvld tv", authority="kvld tv", kind=SourceKind.MEDIA)
BARE_RESIDENTS = Issuer("residents", key=None, authority=None, named=False)


# What reporters add around a claim, so that no two accounts of different days are one text.
ASIDES = [
    "told a crowded hall near the quay late in the evening",
    "wrote in a circular that was passed on to the parish councils",
    "let it be known over breakfast with editors from the capital",
]


def said(content: str, issuer: Issuer | None, day: int = 10, *figures: Figure, **changes: object) -> Comparable:
    claim = Comparable(
        report="one",
        publisher=None,
        content=content,
        passage=f"{content}, {issuer.name if issuer else 'it'} {ASIDES[day % len(ASIDES)]}.",
        issuer=issuer,
        quoted=False,
        denied=False,
        asserted=True,
        figures=figures,
        as_of=datetime(2031, 5, day),  # noqa: DTZ001 (a report's local time has no zone)
    )
    return replace(claim, **changes)  # type: ignore[arg-type]  # field names are checked at run time


def quote(content: str, issuer: Issuer, day: int = 10) -> Comparable:
    return said(content, issuer, day, quoted=True)


def killed(  # noqa: PLR0913, PLR0917 (a figure has this many sides)
    number: int,
    high: int | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    who: str | None = None,
    basis: Basis = Basis.INCIDENT,
    measure: Measure = Measure.KILLED,
    *,
    part_of: bool = False,
) -> Figure:
    upper = None if qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN} else high or number
    return Figure(number, upper, measure, qualifier, Span(0, 1), who=who, basis=basis, part_of=part_of)


def thing(number: int, unit: str, who: str | None = None) -> Figure:
    return Figure(number, number, Measure.OTHER, Qualifier.EXACT, Span(0, 1), who=who, unit=unit)


def toll(
    issuer: Issuer | None, day: int, figure: Figure, content: str = "the ferry fire at Port Ansel killed passengers"
) -> Comparable:
    return said(content, issuer, day, figure)
