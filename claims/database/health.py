"""Whether the database keeps its promises: sound pages, whole references, every claim at its place in the text.

Knows the tables and what they promise of each other; mends nothing.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import URL, Engine, func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, aliased

from claims.database.engine import reading, writer
from claims.database.failures import plain_failures
from claims.database.schema import connect
from claims.models import Attribution, Claim, ClaimMeasures, ClaimPostings, Echo, Figure, Report, Source, merge_chains
from claims.models.index import MEASURE, MEASURED, PLACE, POSTED
from claims.text import Span, envelope, words_of


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken promise: which check found it, in which row (`report 3f2a…`, or the store), and what is wrong."""

    check: str
    subject: str
    problem: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.problem}"


def check(url: URL) -> list[Problem]:
    """Everything that is wrong with the database at `url`; nothing is changed.

    Raises StoreError when it cannot be opened or is damaged beyond reading, SchemaError when its schema is not this
    program's.
    """
    engine = connect(url)
    try:
        with reading(engine) as session:
            found = [
                *_storage(session),
                *_reports(session),
                *_versions(session),
                *_merges(session),
                *_echoes(session),
                *_index(session),
            ]
        return [*found, *_search_index(engine)]
    finally:
        engine.dispose()


def _storage(session: Session) -> Iterator[Problem]:
    if session.get_bind().dialect.name != "sqlite":
        return  # PostgreSQL enforces its references, and its pages are the server's to check
    connection = session.connection()
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield Problem("integrity", "store", str(line))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem("references", f"{table} row {row}", f"points to a {parent} that is not there")


def _reports(session: Session) -> Iterator[Problem]:
    reports = select(Report.id, Report.uid, Report.text, Report.text_sha256).order_by(Report.id)
    for row in session.execute(reports).yield_per(100):
        if hashlib.sha256(row.text.encode()).hexdigest() != row.text_sha256:
            yield Problem("text", f"report {row.uid}", "its text is not the text that was ingested")
        yield from _claims(session, row.id, row.text)
        yield from _attributions(session, row.id, row.text)
        yield from _figures(session, row.id, row.text)


def _claims(session: Session, report_id: int, text: str) -> Iterator[Problem]:
    for claim in session.scalars(select(Claim).where(Claim.report_id == report_id).order_by(Claim.ordinal)):
        spans = _spans(claim.content_spans)
        if words_of(spans, text) != claim.content:
            yield Problem("spans", f"claim {claim.uid}", "its content is not the words at its spans")
        if not spans or envelope(spans) != Span(claim.start, claim.end):
            yield Problem("spans", f"claim {claim.uid}", "its start and end do not enclose its spans")
        outer = max([claim.sentence_end, *(span.end for span in _spans(claim.cue_spans))])
        if outer > len(text):
            yield Problem("spans", f"claim {claim.uid}", "its sentence or cue lies beyond the text")
        if max(claim.place_end or 0, claim.as_of_end or 0, claim.happened_end or 0) > len(text):
            yield Problem("spans", f"claim {claim.uid}", "its place or time lies beyond the text")


def _attributions(session: Session, report_id: int, text: str) -> Iterator[Problem]:
    printed = (
        select(Claim.uid, Attribution.role, Attribution.printed, Attribution.source_spans)
        .join(Attribution.claim)
        .where(Claim.report_id == report_id)
    )
    for row in session.execute(printed):
        if row.source_spans and words_of(_spans(row.source_spans), text) != row.printed:
            yield Problem("spans", f"claim {row.uid}", f"its {row.role} is not the words at its spans")


def _figures(session: Session, report_id: int, text: str) -> Iterator[Problem]:
    beyond = (
        select(Claim.uid, Figure.ordinal)
        .join(Figure.claim)
        .where(Claim.report_id == report_id, (Figure.end > len(text)) | (Figure.start >= Figure.end))
    )
    for row in session.execute(beyond):
        yield Problem("spans", f"claim {row.uid}", f"its figure {row.ordinal} lies outside the text")


def _versions(session: Session) -> Iterator[Problem]:
    """Of the versions of one address exactly one, the last, is current."""
    newest = (
        select(Report.url, func.max(Report.version).label("version"))
        .where(Report.url.is_not(None))
        .group_by(Report.url)
        .subquery()
    )
    wrong = (
        select(Report.uid, Report.superseded)
        .join(newest, newest.c.url == Report.url)
        .where(Report.superseded == (Report.version == newest.c.version))
    )
    for row in session.execute(wrong):
        word = "superseded, and is the newest version" if row.superseded else "current, and has a newer version"
        yield Problem("versions", f"report {row.uid}", f"is marked as {word}")


def _merges(session: Session) -> Iterator[Problem]:
    """No source was merged into another that counts as it."""
    chains = merge_chains()
    in_rings = select(Source.uid).join(chains, chains.c.source_id == Source.id).where(chains.c.into_id == Source.id)
    for uid in session.scalars(in_rings.order_by(Source.uid)):
        yield Problem("merges", f"source {uid}", "is merged into itself, round a ring")


def _echoes(session: Session) -> Iterator[Problem]:
    """The passages that one report repeats of another lie in both texts."""
    later, earlier = aliased(Report), aliased(Report)
    rows = session.execute(
        select(
            later.uid.label("later"),
            earlier.uid.label("earlier"),
            Echo.passages,
            func.length(later.text).label("own"),
            func.length(earlier.text).label("other"),
        )
        .join(later, later.id == Echo.later_id)
        .join(earlier, earlier.id == Echo.earlier_id)
        .order_by(Echo.id)
    )
    for row in rows:
        if any(not _lies_in(start, end, row.own) or not _lies_in(a, b, row.other) for start, end, a, b in row.passages):
            yield Problem("spans", f"report {row.later}", f"a passage it repeats of {row.earlier} lies beyond a text")


def _lies_in(start: int, end: int, length: int) -> bool:
    return 0 <= start < end <= length


def _index(session: Session) -> Iterator[Problem]:
    """The claims of linked reports are in the index, and no others: it has no foreign key."""
    measured = struct.Struct(f"<{MEASURE}")
    entered = {
        block * MEASURED + place
        for block, measures in session.execute(select(ClaimMeasures.block, ClaimMeasures.measures)).tuples()
        for place, (_, length, _) in enumerate(measured.iter_unpack(measures))
        if length
    }
    posted: set[int] = set()
    for block, places in session.execute(select(ClaimPostings.block, ClaimPostings.claims)).tuples():
        posted.update(block * POSTED + place for (place,) in struct.iter_unpack(f"<{PLACE}", places))
    linked = select(Claim.id).join(Claim.report).where(Report.linked, Report.superseded.is_(False))
    if lost := len(set(session.scalars(linked)) - entered):
        yield Problem("index", "store", f"{lost:,} claims are not in the index; `claims link --all` mends it")
    if strays := len((entered | posted) - set(session.scalars(select(Claim.id)))):
        yield Problem("index", "store", f"{strays:,} keys of no claim are in the index; `claims link --all` mends it")


def _search_index(engine: Engine) -> Iterator[Problem]:
    """FTS5 compares its index with the words it indexes when asked by a write, which is rolled back."""
    if engine.dialect.name != "sqlite":
        return
    with plain_failures(engine.url), writer(engine).connect() as connection:
        try:
            connection.execute(text("INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)"))
        except DatabaseError as error:
            if "malformed" not in str(error.orig):
                raise
            yield Problem("search", "store", "the search index does not hold the words of the claims")
        finally:
            connection.rollback()


def _spans(stored: list[list[int]]) -> list[Span]:
    return [Span(start, end) for start, end in stored]
