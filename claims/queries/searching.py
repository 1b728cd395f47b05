"""Full-text search, each store's own: FTS5 on SQLite, a text search vector on PostgreSQL.

What the user types is taken as words that must all occur, whatever punctuation is in it; nothing in it is syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import text
from sqlalchemy.orm import Session

_WORD = re.compile(r"[^\W_]+")

_SQLITE = text(
    "SELECT claim_search.rowid FROM claim_search"
    " JOIN claim ON claim.id = claim_search.rowid JOIN report ON report.id = claim.report_id"
    " WHERE claim_search MATCH :words AND (:every OR NOT report.superseded)"
    " ORDER BY bm25(claim_search), claim_search.rowid LIMIT :limit"
)
_POSTGRESQL = text(
    "SELECT claim.id FROM claim JOIN report ON report.id = claim.report_id,"
    " plainto_tsquery('english', :words) AS wanted"
    " WHERE to_tsvector('english', claim.content) @@ wanted AND (:every OR NOT report.superseded)"
    " ORDER BY ts_rank(to_tsvector('english', claim.content), wanted) DESC, claim.id LIMIT :limit"
)


def search_keys(session: Session, words: str, *, limit: int, all_versions: bool = False) -> list[int]:
    """The database keys of the claims that hold all the words (stemmed), best first. Empty when there is no word."""
    found = _WORD.findall(words)
    if not found:
        return []
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    query, statement = (_fts5(found), _SQLITE) if on_sqlite else (" ".join(found), _POSTGRESQL)
    return list(session.scalars(statement, {"words": query, "limit": limit, "every": all_versions}))


def _fts5(words: Iterable[str]) -> str:
    """The words as a query of the claims' own words: the index holds titles too, PostgreSQL's does not."""
    # Quoted, a word is a word even when it is AND, NOT or a column's name.
    quoted = " AND ".join(f'"{word}"' for word in words)
    return f"content : ({quoted})"
