# ruff: noqa: INP001 -- `db/` must not be an import package: installed, it would shadow any project's own db/
"""Write db/schema.sql: what the migrations make of an empty SQLite database. `--check` only says whether it is current.

Run it from the checkout: `python db/schema.py`.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from claims.database import initialise, resolve_url

FILE = Path(__file__).parent / "schema.sql"
HEAD = "-- What the migrations in db/versions make of an empty SQLite database. Written by `python db/schema.py`.\n"
EVERYTHING = """
SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND NOT (type = 'table' AND name LIKE 'claim_search_%')
"""
"""The tables that the search index keeps inside are left out: their shape is SQLite's business."""


def schema() -> str:
    """Every table, index, view and trigger, in the order they were made."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        initialise(resolve_url(str(path)))
        with closing(sqlite3.connect(path)) as connection:
            made = connection.execute(EVERYTHING)
            return HEAD + "".join(f"\n{sql.strip()};\n" for (sql,) in made)


def main() -> None:
    """Write the file, or with `--check` exit with a word when it is out of date."""
    current = schema()
    if "--check" not in sys.argv[1:]:
        FILE.write_text(current, encoding="utf-8")
    elif current != FILE.read_text(encoding="utf-8"):
        sys.exit("db/schema.sql is out of date: run `python db/schema.py`")


if __name__ == "__main__":
    main()
