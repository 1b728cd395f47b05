"""Listings go by indexes: no plan reads through a table that grows with what is stored, on either database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.orm import Session

from claims.compare import Relation
from claims.database import connect, reading, writing
from claims.matters.reading import read_claims
from claims.queries import (
    ClaimFilter,
    claim_keys,
    find_echoes_of,
    find_reports,
    find_sources,
    log_rows,
    remarks_on,
    search_keys,
)
from claims.queries.links import stream_links
from tests.stored import report

WHOLE = {
    "identification": "what analysts said of sources is little, and is read once for all records",
    "grade": "as identification",
    "judgement": "what analysts judged is little, and is laid over what the machine found",
    "claim_search": "the full-text index, which answers by its own lists",
}
"""Tables that any listing may read through, and why."""

IN_ORDER = {
    "log": "log_entry",
    "log of a row": "log_entry",
    "log of an analyst": "log_entry",
}
"""Listings that walk a table backwards by its key and stop at their limit: SQLite calls that a scan."""

SORTED = {"echoes": "echo"}
"""Listings sorted by the dates of another table: all of theirs are read, by key and date alone."""

SCAN = re.compile(r"SCAN ([a-z_]+?)(?:_\d+)?(?: |$)")

Listing = Callable[[Session], object]
LISTINGS: dict[str, Listing] = {
    "list": lambda session: claim_keys(session, ClaimFilter(), limit=20),
    "list of a report": lambda session: claim_keys(session, ClaimFilter(reports=("abcd",)), limit=20),
    "claims read": lambda session: read_claims(session, [1, 2, 3]),
    "remarks": lambda session: remarks_on(session, [1, 2, 3]),
    "links": lambda session: list(stream_links(session, limit=20).rows),
    "links of a relation": lambda session: list(stream_links(session, relations=[Relation.CONFLICTS], limit=20).rows),
    "links of a claim": lambda session: list(stream_links(session, [1]).rows),
    "search": lambda session: search_keys(session, "people", limit=20),
    "reports": lambda session: find_reports(session, limit=20),
    "sources": lambda session: find_sources(session, limit=20),
    "echoes": lambda session: find_echoes_of(session, limit=20),
    "log": lambda session: log_rows(session, limit=20),
    "log of a row": lambda session: log_rows(session, uid_prefix="abcd", limit=20),
    "log of an analyst": lambda session: log_rows(session, by="ana", limit=20),
    "log of an act": lambda session: log_rows(session, action="tag", limit=20),
}


@contextmanager
def statements(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """What is asked of the database while the block runs."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_others: object) -> None:
        asked.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Iterator[Engine]:
    opened = connect(sqlite_url)
    yield opened
    opened.dispose()


@pytest.mark.parametrize("name", LISTINGS)
def test_no_listing_reads_through_a_table_that_grows(sqlite_engine: Engine, name: str) -> None:
    with writing(sqlite_engine) as session:
        report(session, "monday", "Health Ministry: 12 people were killed in Selvo")
    with statements(sqlite_engine) as asked, reading(sqlite_engine) as session:
        LISTINGS[name](session)
    read_through = set()
    with sqlite_engine.connect() as connection:
        for statement, values in list(asked):
            if statement.startswith("SELECT"):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
                read_through |= {found[1] for row in plan if (found := SCAN.match(row[3]))}
    allowed = {*WHOLE, IN_ORDER.get(name, ""), SORTED.get(name, "")}
    assert read_through <= allowed


def test_the_first_links_of_a_relation_come_from_the_index(engine: Engine) -> None:
    """With the sorting made dear, both databases walk the index by score and stop."""
    with engine.connect() as connection:
        query = "SELECT a_id FROM link WHERE relation = 'conflicts' ORDER BY score DESC LIMIT 20"
        if engine.dialect.name == "sqlite":
            plan = [row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))]
        else:
            connection.execute(text("SET enable_sort = off"))
            connection.execute(text("SET enable_seqscan = off"))
            connection.execute(text("SET enable_bitmapscan = off"))
            plan = [row[0] for row in connection.execute(text(f"EXPLAIN {query}"))]
    assert any("ix_link_relation_score" in step for step in plan)
    assert not any("TEMP B-TREE" in step or "Sort" in step for step in plan)
