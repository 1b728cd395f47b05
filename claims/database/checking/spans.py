"""That every stored span slices the words it stands for out of the text.

Values are read as plain text and numbers: what cannot be read is told of by the check of rows, and passed over here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, LargeBinary, String, Text, cast, func, select, type_coerce
from sqlalchemy.orm import aliased

from claims.database.checking.problem import RESTORE, Problem
from claims.models import Attribution, Claim, Credit, Echo, Figure, Report
from claims.text import Span, words_of

Stored = list[tuple[int, int]]

AT_ONCE = 2_000

_spans_in = msgspec.json.Decoder(Stored).decode
_passages_in = msgspec.json.Decoder(list[tuple[int, int, int, int]]).decode


def check_spans(connection: Connection) -> Iterator[Problem]:
    """Every report whose text is not the one ingested, every claim whose parts are not the words at their spans."""
    texts = _Texts(connection)
    yield from _texts(connection)
    yield from _claims(connection, texts)
    yield from _attributions(connection, texts)
    yield from _figures(connection)


def check_passages(connection: Connection) -> Iterator[Problem]:
    """Every repeated passage and every credit that lies beyond its text."""
    later, earlier = aliased(Report), aliased(Report)
    own, other = func.length(later.text).label("own"), func.length(earlier.text).label("other")
    repeated = (
        select(later.uid, earlier.uid, cast(Echo.passages, Text), own, other)
        .join(later, later.id == Echo.later_id)
        .join(earlier, earlier.id == Echo.earlier_id)
        .order_by(Echo.id)
    )
    for uid, of, passages, length, of_other in connection.execute(repeated):
        if any(not _lies_in(a, b, length) or not _lies_in(c, d, of_other) for a, b, c, d in _passages(passages)):
            yield Problem("spans", f"report {uid}", f"a passage it repeats of {of} lies beyond a text")
    credited = select(Report.uid, Credit.start, Credit.end).join(Report, Report.id == Credit.report_id)
    beyond = (Credit.start < 0) | (Credit.start >= Credit.end) | (Credit.end > func.length(Report.text))
    for uid, _, _ in connection.execute(credited.where(beyond)):
        yield Problem("spans", f"report {uid}", "where it names the outlet it credits lies beyond its text", RESTORE)


class _Texts:
    """The text of one report at a time: claims come in the order of their reports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._key = -1
        self._text = ""

    def of(self, report_id: int) -> str:
        if report_id != self._key:
            wanted = select(Report.text).where(Report.id == report_id)
            self._key, self._text = report_id, str(self._connection.scalar(wanted))
        return self._text


def _texts(connection: Connection) -> Iterator[Problem]:
    stored: Any = Report.text
    if connection.dialect.name == "sqlite":  # as bytes, which are right where the text is, and quicker to hash
        stored = type_coerce(cast(Report.text, LargeBinary), LargeBinary)
    for uid, text, digest in connection.execute(
        select(Report.uid, stored, Report.text_sha256).execution_options(yield_per=100)
    ):
        if hashlib.sha256(text if isinstance(text, bytes) else text.encode()).hexdigest() != digest:
            yield Problem("text", f"report {uid}", "its text is not the text that was ingested", RESTORE)


def _claims(connection: Connection, texts: _Texts) -> Iterator[Problem]:
    ends = (Claim.sentence_end, Claim.place_end, Claim.as_of_end, Claim.happened_end)
    rows = select(
        Claim.report_id, Claim.uid, Claim.content, Claim.start, Claim.end,
        cast(Claim.content_spans, Text), cast(Claim.cue_spans, Text), *ends,
    ).order_by(Claim.report_id, Claim.ordinal)  # fmt: skip
    every = connection.execute(rows.execution_options(yield_per=AT_ONCE))
    for report, uid, content, start, end, own, cue, *outer in every:
        text, spans, cues = texts.of(report), _spans(own), _spans(cue)
        if spans is None or cues is None:
            continue
        whole = spans == [(start, end)] and text[start:end] == content
        for wrong in () if whole else _wrong_words(text, spans, content, (start, end)):
            yield Problem("spans", f"claim {uid}", wrong, RESTORE)
        if not _lie_in(cues, text) or outer[0] > len(text):
            yield Problem("spans", f"claim {uid}", "its sentence or cue lies beyond the text", RESTORE)
        if max(each or 0 for each in outer[1:]) > len(text):
            yield Problem("spans", f"claim {uid}", "its place or time lies beyond the text", RESTORE)


def _wrong_words(text: str, spans: Stored, content: str, outer: tuple[int, int]) -> Iterator[str]:
    if not _lie_in(spans, text) or _words(spans, text) != content:
        yield "its content is not the words at its spans"
    if not spans or (min(start for start, _ in spans), max(end for _, end in spans)) != outer:
        yield "its start and end do not enclose its spans"


def _attributions(connection: Connection, texts: _Texts) -> Iterator[Problem]:
    spans = cast(Attribution.source_spans, Text)
    printed = (
        select(Claim.report_id, Claim.uid, type_coerce(Attribution.role, String), Attribution.printed, spans)
        .join(Claim, Claim.id == Attribution.claim_id)
        .where(spans != "[]")
        .order_by(Claim.report_id, Claim.ordinal)
    )
    for report, uid, role, words, stored in connection.execute(printed.execution_options(yield_per=AT_ONCE)):
        text, found = texts.of(report), _spans(stored)
        if found and (not _lie_in(found, text) or _words(found, text) != words):
            yield Problem("spans", f"claim {uid}", f"its {role} is not the words at its spans", RESTORE)


def _figures(connection: Connection) -> Iterator[Problem]:
    lengths = select(Report.id, func.length(Report.text).label("length")).subquery()
    beyond = (
        select(Claim.uid, Figure.ordinal)
        .join(Claim, Claim.id == Figure.claim_id)
        .join(lengths, lengths.c.id == Claim.report_id)
        .where((Figure.end > lengths.c.length) | (Figure.start < 0) | (Figure.start >= Figure.end))
    )
    for uid, ordinal in connection.execute(beyond):
        yield Problem("spans", f"claim {uid}", f"its figure {ordinal} lies outside the text", RESTORE)


def _spans(stored: Any) -> Stored | None:  # noqa: ANN401 -- whatever lies there
    try:
        return _spans_in(stored)
    except (msgspec.DecodeError, TypeError, UnicodeError):
        return None


def _passages(stored: Any) -> list[tuple[int, int, int, int]]:  # noqa: ANN401 -- as above
    try:
        return _passages_in(stored)
    except (msgspec.DecodeError, TypeError, UnicodeError):
        return []


def _words(spans: Stored, text: str) -> str:
    return words_of([Span(start, end) for start, end in spans], text)


def _lie_in(spans: Stored, text: str) -> bool:
    return all(0 <= start <= end <= len(text) for start, end in spans)


def _lies_in(start: int, end: int, length: int) -> bool:
    return 0 <= start < end <= length
