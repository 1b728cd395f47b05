"""The fingerprints in the store: entered, and asked for the reports worth laying beside one.

Of the reports that hold one fingerprint only pairs with one of the earliest few are looked at: whoever prints a text as
the thousandth repeats those who had it first, and a site's furniture costs no more than a story. Two reports must share
more than one fingerprint, or every set phrase would be a reason to read both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import Select, bindparam, func, insert, select
from sqlalchemy.orm import Session, aliased

from claims.models import LARGEST, Fingerprint
from claims.overlap import echoing

Holders = Mapping[int, Sequence[int]]
"""The earliest reports that hold each fingerprint of one report: one more than count as early."""


def enter(session: Session, report_id: int, place: int, values: Sequence[int]) -> None:
    """Enter a report's fingerprints."""
    if values:
        rows = [{"value": value, "place": place, "report_id": report_id} for value in values]
        session.connection().execute(insert(Fingerprint), rows)


def earliest(session: Session, report_id: int) -> Holders:
    """The earliest holders of each fingerprint of a report. A long list is read only as far as it is wanted."""
    found: dict[int, list[int]] = {}
    for value, holder in session.execute(_earliest(), {"report": report_id, "few": echoing().holders}).tuples():
        found.setdefault(value, []).append(holder)
    return found


def partners(session: Session, report_id: int, known: Holders | None = None) -> set[int]:
    """The reports worth laying beside one: of enough shared fingerprints one of the two is an early holder."""
    shared: Counter[int] = Counter()
    few = echoing().holders
    for value, early in (known or earliest(session, report_id)).items():
        everyone = len(early) > few and report_id in early[:few]
        shared.update(_holders(session, value) if everyone else early[:few])
    del shared[report_id]
    return {other for other, count in shared.items() if count >= echoing().shared_prints}


def displaced(known: Holders, report_id: int) -> set[int]:
    """The reports that are no longer among the early holders of a fingerprint since this one came in."""
    few = echoing().holders
    return {early[few] for early in known.values() if len(early) > few and report_id in early[:few]}


def _holders(session: Session, value: int) -> Sequence[int]:
    return session.scalars(select(Fingerprint.report_id).where(Fingerprint.value == value)).all()


@cache
def _earliest() -> Select[tuple[int, int]]:
    """The fingerprints of `report` with their first holders, up to the one behind `few`.

    Made once: it costs more to put together than to run.
    """
    own, held, last = aliased(Fingerprint), aliased(Fingerprint), aliased(Fingerprint)
    behind = select(last.place).where(last.value == own.value).order_by(last.place).correlate(own)
    cut = func.coalesce(behind.offset(bindparam("few")).limit(1).scalar_subquery(), LARGEST)
    return (
        select(held.value, held.report_id)
        .select_from(own)
        .join(held, (held.value == own.value) & (held.place <= cut))
        .where(own.report_id == bindparam("report"))
        .order_by(held.value, held.place, held.report_id)
    )
