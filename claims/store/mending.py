"""Mending a store: what follows from the rest is made anew, what was changed behind the program is accepted by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import URL
from sqlalchemy.orm import Session

from claims.database import LINK, connect, writing
from claims.database.mending import accepted, recount, repair, reseal
from claims.ingest.echoing import echo_all
from claims.linking import link_all
from claims.models import (
    ClaimMeasures,
    ClaimPostings,
    Credit,
    DisplacedLink,
    Echo,
    Fingerprint,
    Link,
    LogEntry,
    ReportTerm,
    Sketch,
)
from claims.store.checking import check_store

OF_ECHOES = frozenset(table.__tablename__ for table in (Echo, Credit, Fingerprint, Sketch))
OF_LINKS = frozenset(table.__tablename__ for table in (Link, DisplacedLink, ClaimPostings, ClaimMeasures, ReportTerm))


@dataclass(frozen=True, slots=True)
class Repaired:
    """How many problems were found and how many are left, and the names of the tables whose rows were broken."""

    found: int = 0
    left: int = 0
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many rows were sealed as they are, and of how many tables the number of rows was taken as it is."""

    rows: int
    tables: int


def repair_store(url: URL, *, by: str) -> Repaired:
    """Make anew whatever follows from reports, claims and decisions, and is not as it should be.

    A store without problems is left as it is, without a word in its log. Raises StoreError when the database cannot be
    opened or its pages are damaged.
    """
    problems = check_store(url)
    if not problems:
        return Repaired()
    broken = _repair(url, by=by, relink=any(problem.remedy == LINK for problem in problems))
    return Repaired(len(problems), len(check_store(url)), tuple(sorted(broken)))


def _repair(url: URL, *, by: str, relink: bool) -> set[str]:
    engine = connect(url)
    try:
        with writing(engine) as session:
            broken, at = repair(session.connection()), datetime.now(UTC)
            if broken & OF_ECHOES:
                echo_all(session, rebuild=True, by=by, at=at)
            if relink or broken & OF_LINKS:
                link_all(session, rebuild=True)
            session.flush()
            recount(session.connection(), everything=False)
            _log(session, "repair", {"tables": sorted(broken)}, by=by, at=at)
            return broken
    finally:
        engine.dispose()


def reseal_store(url: URL, *, by: str) -> Accepted:
    """Accept every row that was changed otherwise than by this program as it is; the log says who did, and which.

    Rows with values that they cannot have stay as they are. Raises StoreError when the database cannot be opened.
    """
    engine = connect(url)
    try:
        with writing(engine) as session:
            rows = reseal(session.connection())
            counts = recount(session.connection(), everything=True)
            if rows or counts:
                _log(session, "reseal", accepted(rows, counts), by=by, at=datetime.now(UTC))
            return Accepted(sum(map(len, rows.values())), len(counts))
    finally:
        engine.dispose()


def _log(session: Session, action: str, detail: dict[str, object], *, by: str, at: datetime) -> None:
    session.add(LogEntry(made_at=at, made_by=by, action=action, subject="store", detail=detail))
    session.flush()
