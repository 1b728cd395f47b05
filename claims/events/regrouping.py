"""The machine's grouping, made anew for whatever a report touches: its places with their kinds of happening.

Knows the claims' table. Each group is a function of all claims of one place and kind that say enough, so that the order
in which reports come in changes nothing; a claim that does not say enough has no event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select, update
from sqlalchemy.orm import Session

from claims.events.grouping import Occurrence, group
from claims.events.happening import happenings
from claims.extract import Modality
from claims.figures import Basis
from claims.models import Claim, Figure
from claims.places import PlacePrecision, PlaceReason

Change = dict[str, int | str | None]


def regroup(session: Session, report_id: int) -> int:
    """Group the claims that a report's claims may be of one event with. The number of claims whose event changed."""
    touched = (
        select(Claim.place, Claim.happening)
        .where(Claim.report_id == report_id, Claim.place.is_not(None), Claim.happening.is_not(None))
        .distinct()
    )
    changes = [change for place, kind in session.execute(touched).all() for change in _changes(session, place, kind)]
    if changes:
        session.connection().execute(
            update(Claim).where(Claim.id == bindparam("key")).values(event=bindparam("group")), changes
        )
        session.expire_all()
    return len(changes)


def _changes(session: Session, place: str, kind: str) -> Iterator[Change]:
    """The claims of one place and kind whose event is not what it should be."""
    rows = session.execute(
        select(Claim.id, Claim.uid, Claim.place_country, Claim.happened_at, Claim.scene, Claim.event, _says_enough())
        .where(Claim.place == place, Claim.happening == kind)
    ).all()  # fmt: skip
    by_country: dict[str | None, list[Occurrence]] = defaultdict(list)
    for _, uid, country, happened, scene, _, enough in rows:
        if enough and isinstance(happened, datetime):
            by_country[country].append(Occurrence(happened.date(), uid, scene))
    window = timedelta(days=happenings().window_days)
    groups = {uid: first for some in by_country.values() for uid, first in group(some, window).items()}
    for key, uid, _, _, _, event, _ in rows:
        if groups.get(uid) != event:
            yield {"key": key, "group": groups.get(uid)}


def _says_enough() -> ColumnElement[bool]:
    """The condition on `Claim` that it tells of one happening on a day, in a place narrow enough, as a fact."""
    surely_there = Claim.place_reason.in_([PlaceReason.STATEMENT, PlaceReason.SENTENCE, PlaceReason.DATELINE])
    wide = and_(Claim.place_precision == PlacePrecision.REGION, Claim.happening.in_(sorted(happenings().wide)))
    narrow = or_(
        Claim.place_precision.is_(None), Claim.place_precision.in_([PlacePrecision.CITY, PlacePrecision.SITE]), wide
    )
    running = exists().where(Figure.claim_id == Claim.id, Figure.basis != Basis.INCIDENT)
    return and_(surely_there, narrow, Claim.modality == Modality.ASSERTED, ~running).label("enough")
