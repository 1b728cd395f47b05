"""What is read from the store before anything is counted: sources, reports, claims and links as frozen values.

Knows the words of the tables, not the tables: whoever counts or shows needs no session.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from claims.attribution import QuoteType
from claims.compare import Reason, Relation, Strength
from claims.dates import Precision
from claims.extract import Modality, Polarity, StatementKind
from claims.figures import Basis, Measure, Qualifier
from claims.sources import SourceKind
from claims.text import Span

MarkRole = Literal["source", "cue", "content"]

UNKNOWN_OUTLET = "unknown publisher"
_NO_TIME = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One canonical source. `parent` is the name of the authority above it, `reliability` an analyst's A–F."""

    uid: str
    name: str
    kind: SourceKind
    named: bool = True
    resolved: bool = True
    parent: str | None = None
    reliability: str | None = None

    @property
    def countable(self) -> bool:
        """True when it is known who this is: only such a source can stand behind a claim independently."""
        return self.named and self.resolved and self.kind is not SourceKind.ANONYMOUS


@dataclass(frozen=True, slots=True)
class EchoRecord:
    """That a report repeats an earlier one of `outlet`.

    `share` is what part of its own words stands in the earlier, `passages` are where, in its text; `published` is false
    where dates do not tell which came first, and the order of ingest does.
    """

    report: str
    outlet: str
    share: float
    published: bool
    passages: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def holds(self, span: Span) -> bool:
        """True when the better part of `span` stands in the earlier report."""
        shared = sum(max(0, min(span.end, own.end) - max(span.start, own.start)) for own in self.passages)
        return shared * 2 > len(span)


ReportOrder = tuple[bool, datetime, str]
ClaimOrder = tuple[bool, datetime, bool, datetime, str]


def report_order(published_at: datetime | None, ingested_at: datetime, uid: str) -> ReportOrder:
    """A total order that no re-run changes: the oldest first, undated reports last, as they came in."""
    return (published_at is None, published_at or ingested_at, uid)


def claim_order(as_of: datetime | None, report: ReportOrder, uid: str) -> ClaimOrder:
    """A total order that no re-run changes: the oldest first, those of no known time last, as they came in."""
    undated, dated, _ = report
    return (undated and as_of is None, as_of or dated, undated, dated, uid)


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """One version of one report. `published_at` is None for an undated one; when that came in dates nothing it says.

    `echoes` are the reports that it repeats, the earliest first; `credits` the outlets it says had its story first.
    """

    uid: str
    title: str | None
    url: str | None
    origin: str
    publisher: SourceRecord | None
    agency: SourceRecord | None
    published_at: datetime | None
    published_precision: Precision | None
    ingested_at: datetime
    version: int
    raw_sha256: str
    text_sha256: str
    echoes: tuple[EchoRecord, ...] = ()
    credits: tuple[SourceRecord, ...] = ()

    @property
    def order(self) -> ReportOrder:
        """The place among reports: see `report_order`."""
        return report_order(self.published_at, self.ingested_at, self.uid)

    @property
    def outlet(self) -> str:
        """The publisher's name, or words that say it is not known."""
        return self.publisher.name if self.publisher else UNKNOWN_OUTLET

    @property
    def outlet_key(self) -> str:
        """What two reports of one outlet share; a report without a publisher shares it with no other."""
        return self.publisher.uid if self.publisher else f"report:{self.uid}"


def newness(at: datetime | None) -> tuple[bool, datetime]:
    """What the newest of several times is told by: one that is not known is newer than none."""
    return (at is not None, at or _NO_TIME)


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One figure of a claim: stated bounds in its unit (open ends None), the hedge as printed, what is counted."""

    low: int | float | None
    high: int | float | None
    measure: Measure
    qualifier: Qualifier
    hedge: str | None = None
    who: str | None = None
    unit: str | None = None
    part_of: bool = False
    basis: Basis = Basis.INCIDENT
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the report's text that is the claim's source, cue or content."""

    role: MarkRole
    span: Span


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One claim with its report and everyone named in it.

    `passage` are the words of the report from `passage_start` (a code point of its text) on: the claim's sentence,
    widened to hold all of its marks. `issuer` is None when the report says it in its own voice. `relays` run from the
    issuer outward. `issuer_speaker` is who speaks for the issuer, `issuer_number` how many unnamed people it is, as
    printed. `corrected` names what an analyst put in the place of what was read: `issuer`, `as_of`, `place`,
    `figure 1`.
    """

    uid: str
    report: ReportRecord
    kind: StatementKind
    content: str
    passage: str
    passage_start: int
    marks: tuple[Mark, ...] = ()
    issuer: SourceRecord | None = None
    issuer_printed: str = ""
    issuer_speaker: str | None = None
    issuer_number: str | None = None
    relays: tuple[SourceRecord, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    quote_type: QuoteType = QuoteType.INDIRECT
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    as_of: datetime | None = None
    as_of_precision: Precision | None = None
    place: str | None = None
    credibility: str | None = None
    corrected: tuple[str, ...] = ()

    @property
    def at(self) -> datetime | None:
        """When the claim holds: its own date, else its report's; None where nothing dates it."""
        return self.as_of or self.report.published_at

    @property
    def at_precision(self) -> Precision | None:
        """How finely `at` is known."""
        return self.as_of_precision if self.as_of else self.report.published_precision

    @property
    def denies(self) -> bool:
        """True when the claim denies its matter."""
        return self.kind is StatementKind.DENIAL or self.polarity is Polarity.DENIED

    @property
    def first_report(self) -> str:
        """The id of the earliest report whose text holds the claim's sentence: its own, unless that repeats another."""
        passage = Span(self.passage_start, self.passage_start + len(self.passage))
        return next((echo.report for echo in self.report.echoes if echo.holds(passage)), self.report.uid)

    @property
    def copied(self) -> bool:
        """True when its report repeats the claim's sentence from another."""
        return self.first_report != self.report.uid

    @property
    def order(self) -> ClaimOrder:
        """The place among claims: see `claim_order`."""
        return claim_order(self.as_of, self.report.order, self.uid)


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """The relation that counts between two claims (their uids; `a` the earlier).

    `judged_by` is the analyst whose word it is, None while it is the machine's alone.
    """

    a: str
    b: str
    relation: Relation
    strength: Strength | None = None
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    uid: str | None = None
    judged_by: str | None = None
