"""The machine's grouping, made anew for whatever a report touches: its places with their kinds of happening.

Knows the claims' table. Each group is a function of all claims of one place and kind that say enough, so that the order
in which reports come in changes nothing; a claim that does not say enough goes by the names it shares, or has no event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select, update
from sqlalchemy.orm import Session

from claims.compare.happening import happenings
from claims.events.by_names import Told, put_by_names, telling_names
from claims.events.grouping import Occurrence, group
from claims.extract import Modality
from claims.figures import Basis
from claims.models import Claim, Figure
from claims.places import PlacePrecision, PlaceReason

Change = dict[str, int | str | None]


def regroup(session: Session, report_id: int) -> int:
    """Group the claims that a report's claims may be of one event with. The number of claims whose event changed."""
    own = (Claim.report_id == report_id, Claim.happening.is_not(None))
    touched = select(Claim.place, Claim.happening).where(*own, Claim.place.is_not(None)).distinct()
    days: dict[str, set[date]] = defaultdict(set)
    changed = 0
    for place, kind in session.execute(touched).all():
        changes = list(_changes(session, place, kind))
        changed += _write(session, [change for change, _ in changes])
        days[kind].update(day for _, day in changes)
    told = select(Claim.happening, Claim.happened_at).where(*own, Claim.happened_at.is_not(None))
    for kind, happened in session.execute(told).tuples():
        if kind is not None and happened is not None:
            days[kind].add(happened.date())
    for kind, some in days.items():
        changed += _write(session, list(_by_names(session, kind, some))) if some else 0
    return changed


def _write(session: Session, changes: list[Change]) -> int:
    if changes:
        session.connection().execute(
            update(Claim).where(Claim.id == bindparam("key")).values(event=bindparam("group")), changes
        )
        session.expire_all()
    return len(changes)


def _changes(session: Session, place: str, kind: str) -> Iterator[tuple[Change, date]]:
    """The claims of one place and kind that say enough and whose event is not what it should be, each with its day."""
    rows = session.execute(
        select(Claim.id, Claim.uid, Claim.place_country, Claim.happened_at, Claim.scene, Claim.event)
        .where(Claim.place == place, Claim.happening == kind, _says_enough(), Claim.happened_at.is_not(None))
    ).all()  # fmt: skip
    by_country: dict[str | None, list[Occurrence]] = defaultdict(list)
    for _, uid, country, happened, scene, _ in rows:
        if happened is not None:
            by_country[country].append(Occurrence(happened.date(), uid, scene))
    window = timedelta(days=happenings().window_days)
    groups = {uid: first for some in by_country.values() for uid, first in group(some, window).items()}
    for key, uid, _, happened, _, event in rows:
        if groups.get(uid) != event and happened is not None:
            yield {"key": key, "group": groups.get(uid)}, happened.date()


def _by_names(session: Session, kind: str, days: Collection[date]) -> Iterator[Change]:
    """The claims of one kind around these days that name no narrow place, and whose event is not what names make it."""
    window = timedelta(days=happenings().window_days)
    begin = datetime.combine(min(days) - 3 * window, time(), UTC)
    end = datetime.combine(max(days) + 3 * window, time.max, UTC)
    rows = session.execute(
        select(Claim.id, Claim.uid, Claim.place_country, Claim.happened_at, Claim.content, Claim.event, _says_enough())
        .where(Claim.happening == kind, Claim.happened_at.between(begin, end), _tells_a_fact())
    ).all()  # fmt: skip
    told: dict[bool, list[tuple[int, Told]]] = {True: [], False: []}
    for key, uid, country, happened, content, event, enough in rows:
        if happened is not None:
            one = Told(uid, happened.date(), country, telling_names(content), event)
            told[bool(enough)].append((key, one))
    # Only those whose whole window has been read: the event of one at the edge may lie outside of it.
    told[False] = [
        (key, one) for key, one in told[False] if min(days) - 2 * window <= one.day <= max(days) + 2 * window
    ]
    put = put_by_names([one for _, one in told[False]], [one for _, one in told[True]], window)
    for key, one in told[False]:
        if put.get(one.uid) != one.event:
            yield {"key": key, "group": put.get(one.uid)}


def _says_enough() -> ColumnElement[bool]:
    """The condition on `Claim` that it tells of one happening on a day, in a place narrow enough, as a fact."""
    surely_there = Claim.place_reason.in_([PlaceReason.STATEMENT, PlaceReason.SENTENCE, PlaceReason.DATELINE])
    wide = and_(Claim.place_precision == PlacePrecision.REGION, Claim.happening.in_(sorted(happenings().wide)))
    narrow = or_(
        Claim.place_precision.is_(None), Claim.place_precision.in_([PlacePrecision.CITY, PlacePrecision.SITE]), wide
    )
    return and_(surely_there, narrow, _tells_a_fact()).label("enough")


def _tells_a_fact() -> ColumnElement[bool]:
    """The condition on `Claim` that it asserts what happened once, and is no running total."""
    running = exists().where(Figure.claim_id == Claim.id, Figure.basis != Basis.INCIDENT)
    return and_(Claim.modality == Modality.ASSERTED, ~running)
