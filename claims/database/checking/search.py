"""That the search index holds the words of the claims, asked without writing.

SQLite's own comparison is a write, for which it takes the writer's lock. Here the index is made a second time, in
memory, from the claims as they are, and the vocabularies of both are compared: each term, in how many claims it stands
and how often, and a sum over the places it stands at.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from claims.database.checking.problem import REPAIR, Problem

_MADE = """
CREATE VIRTUAL TABLE temp.search_made USING fts5(
    content, title, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO temp.search_made (rowid, content, title) SELECT id, content, title FROM claim_search_source;
CREATE VIRTUAL TABLE temp.terms_made USING fts5vocab(temp, search_made, col);
CREATE VIRTUAL TABLE temp.terms_there USING fts5vocab(main, claim_search, col);
CREATE VIRTUAL TABLE temp.places_made USING fts5vocab(temp, search_made, instance);
CREATE VIRTUAL TABLE temp.places_there USING fts5vocab(main, claim_search, instance)
"""
_TABLES = ("places_there", "places_made", "terms_there", "terms_made", "search_made")
_OTHER_TERMS = """
SELECT term, col, doc, cnt FROM temp.terms_made EXCEPT SELECT term, col, doc, cnt FROM temp.terms_there LIMIT 1
"""
_PLACES = "SELECT count(*), sum(doc), sum(doc * (offset + 7) % 1000003) FROM temp.{}"


def check_search(connection: Connection) -> Iterator[Problem]:
    """Whether the search index is another than the claims make; PostgreSQL keeps its own like any index."""
    if connection.dialect.name != "sqlite":
        return
    for statement in _MADE.split(";"):
        connection.exec_driver_sql(statement)
    try:
        there, made = (connection.exec_driver_sql(_PLACES.format(name)).one() for name in _TABLES[:2])
        if there != made or connection.exec_driver_sql(_OTHER_TERMS).first():
            yield Problem("search", "store", "the search index does not hold the words of the claims", REPAIR)
    finally:
        for name in _TABLES:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")
