"""The flow: a new report against the store, one row for each report that it repeats or that repeats it.

Two versions of one report are no echo of each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session, undefer

from claims.echoes import prints
from claims.echoes.order import in_order, place_of
from claims.echoes.reasons import reasons
from claims.models import Credit, Echo, EchoOrder, Fingerprint, Report, Sketch
from claims.overlap import Overlap, OwnWords, echoing, fingerprint, overlap, own_words, repeats

FINDER = "winnowing 1"
"""Which rules found an echo; raised when a rule changes what it answers."""

TEXTS = 20
"""Texts held at once while a report is laid beside them."""


def find_echoes(session: Session, report: Report) -> int:
    """Find which stored reports this one repeats and which repeat it; the number found. A known report changes nothing.

    The time grows with the text and with the number of near-duplicates, not with the store.
    """
    if session.get(Sketch, report.id) is not None:
        return 0
    words = own_words(report.text)
    place = place_of(report)
    session.add(Sketch(report_id=report.id, place=place, words=len(words), finder=FINDER))
    session.flush()
    prints.enter(session, report.id, place, fingerprint(words))
    known = prints.earliest(session, report.id)
    rows = list(_rows(session, report, words, prints.partners(session, report.id, known)))
    if rows:
        session.execute(insert(Echo), rows)
    for other in sorted(prints.displaced(known, report.id)):
        _drop_unsupported(session, other)
    return len(rows)


def unsketched(session: Session) -> list[int]:
    """The keys of the reports that were not looked at yet, in the order they came in."""
    looked_at = select(Sketch.report_id)
    return list(session.scalars(select(Report.id).where(Report.id.not_in(looked_at)).order_by(Report.id)))


def forget(session: Session) -> None:
    """Drop all that was found, to find it anew."""
    for table in (Echo, Credit, Fingerprint, Sketch):
        session.execute(delete(table))
    session.expire_all()


def _rows(session: Session, report: Report, words: OwnWords, others: set[int]) -> Iterator[dict[str, Any]]:
    ordered = sorted(others)
    for start in range(0, len(ordered), TEXTS):
        some = ordered[start : start + TEXTS]
        near = session.scalars(
            select(Report).where(Report.id.in_(some)).order_by(Report.id).options(undefer(Report.text))
        ).all()
        for other in near:
            if report.url and report.url == other.url:
                continue
            earlier, later, by = in_order(report, other)
            theirs = own_words(other.text)
            found = overlap(words, theirs) if later is report else overlap(theirs, words)
            if repeats(found):
                yield _row(session, (later, earlier), by, found)
            session.expire(other, ["text"])


def _row(session: Session, pair: tuple[Report, Report], by: EchoOrder, found: Overlap) -> dict[str, Any]:
    later, earlier = pair
    longest = sorted(found.passages, key=lambda passage: (-passage.words, passage.one))[: echoing().most_passages]
    return {
        "later_id": later.id,
        "earlier_id": earlier.id,
        "ordered_by": by,
        "words": found.words,
        "share": found.share_of_one,
        "share_of_earlier": found.share_of_other,
        "passages": [
            [passage.one.start, passage.one.end, passage.other.start, passage.other.end]
            for passage in sorted(longest, key=lambda passage: passage.one)
        ],
        "reasons": reasons(session, later, earlier, found),
        "finder": FINDER,
    }


def _drop_unsupported(session: Session, report_id: int) -> None:
    """Drop the echoes of a report that fewer fingerprints speak for than before: found later, they would not be."""
    near = prints.partners(session, report_id)
    rows = session.execute(
        select(Echo.id, Echo.later_id, Echo.earlier_id).where(
            or_(Echo.later_id == report_id, Echo.earlier_id == report_id)
        )
    )
    gone = [row.id for row in rows if {row.later_id, row.earlier_id} - {report_id} - near]
    if gone:
        session.execute(delete(Echo).where(Echo.id.in_(gone)))
