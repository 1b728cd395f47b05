"""What rows promise of each other: one current version of each address, no source merged into itself."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from claims.database.checking.problem import REPAIR, RESTORE, Problem
from claims.models import Claim, Report, Source, merge_chains


def check_versions(connection: Connection) -> Iterator[Problem]:
    """Of the versions of one address exactly one, the last, is current; a report without an address is."""
    newest = (
        select(Report.url, func.max(Report.version).label("version"))
        .where(Report.url.is_not(None))
        .group_by(Report.url)
        .subquery()
    )
    wrong = (
        select(Report.uid, Report.superseded)
        .outerjoin(newest, newest.c.url == Report.url)
        .where(Report.superseded == func.coalesce(Report.version == newest.c.version, True))
    )
    for uid, superseded in connection.execute(wrong):
        word = "superseded, and is the newest version" if superseded else "current, and has a newer version"
        yield Problem("versions", f"report {uid}", f"is marked as {word}", REPAIR)


def check_merges(connection: Connection) -> Iterator[Problem]:
    """No source was merged into another that counts as it."""
    chains = merge_chains()
    in_rings = select(Source.uid).join(chains, chains.c.source_id == Source.id).where(chains.c.into_id == Source.id)
    for uid in connection.scalars(in_rings.order_by(Source.uid)):
        yield Problem("merges", f"source {uid}", "is merged into itself, round a ring", f"`claims sources split {uid}`")


def check_events(connection: Connection) -> Iterator[Problem]:
    """The claim that an event is named after is there."""
    lost = select(Claim.uid).where(Claim.event.is_not(None), Claim.event.not_in(select(Claim.uid)))
    for uid in connection.scalars(lost):
        yield Problem("events", f"claim {uid}", "is of an event that is named after no claim", RESTORE)
