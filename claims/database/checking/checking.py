"""All checks, one after the other, each by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import URL, Connection

from claims.database.checking.counts import check_counts
from claims.database.checking.problem import REPAIR, RESTORE, Problem, first_line
from claims.database.checking.promises import check_events, check_merges, check_versions
from claims.database.checking.rows import check_rows
from claims.database.checking.search import check_search
from claims.database.checking.shape import check_shape
from claims.database.checking.spans import check_passages, check_spans
from claims.database.checking.storage import check_pages, check_references
from claims.database.engine import reading
from claims.database.schema import connect

Check = Callable[[Connection], Iterator[Problem]]
"""Looks over the database and gives what it finds."""

CHECKS: dict[str, Check] = {
    "integrity": check_pages,
    "schema": check_shape,
    "values": check_rows,
    "rows": check_counts,
    "references": check_references,
    "spans": check_spans,
    "passages": check_passages,
    "versions": check_versions,
    "merges": check_merges,
    "events": check_events,
    "search": check_search,
}

MADE_ANEW = {"passages", "search"}
"""Checks that read nothing but what `claims db repair` makes anew."""

MOST = 1_000
"""Findings that one check tells of one by one; of more there is the number."""


def check(url: URL, further: Mapping[str, Check] | None = None) -> list[Problem]:
    """Everything that is wrong with the database at `url`, and what mends it; nothing is changed.

    `further` checks know more of what the tables mean. Raises StoreError when the database cannot be opened,
    SchemaError when its schema is not this program's.
    """
    engine = connect(url)
    try:
        with reading(engine) as session:
            connection = session.connection()
            return [
                problem
                for name, look in {**CHECKS, **(further or {})}.items()
                for problem in _bounded(name, _isolated(name, look, connection))
            ]
    finally:
        engine.dispose()


def _isolated(name: str, look: Check, connection: Connection) -> Iterator[Problem]:
    """What a check finds; that it cannot go on is what it finds last."""
    try:
        with connection.begin_nested():  # PostgreSQL reads nothing more in a transaction in which a query failed
            yield from look(connection)
    except Exception as error:  # noqa: BLE001 -- whatever damage there is, the other checks are to be done
        yield Problem(name, "store", f"cannot be read: {first_line(error)}", REPAIR if name in MADE_ANEW else RESTORE)


def _bounded(name: str, found: Iterator[Problem]) -> Iterator[Problem]:
    remedies: Counter[str] = Counter()
    for number, problem in enumerate(found):
        if number < MOST:
            yield problem
        else:
            remedies[problem.remedy] += 1
    for remedy, number in remedies.items():
        yield Problem(name, "store", f"{number:,} more like these", remedy)
