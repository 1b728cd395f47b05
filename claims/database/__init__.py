"""The database under the store: where it is, how it is opened, brought up to date, checked and copied.

Knows SQLAlchemy and Alembic, SQLite and PostgreSQL; knows the tables only to look them over, and no use case.
"""

from claims.database.backup import backup
from claims.database.checking import LINK, Check, Problem, check
from claims.database.engine import PACKED, open_engine, reading, writing
from claims.database.schema import connect, initialise, require_current, upgrade
from claims.database.stats import Stats, stats
from claims.database.url import describe, resolve_url
from claims.database.writing_rows import plain, write_rows

__all__ = [
    "LINK",
    "PACKED",
    "Check",
    "Problem",
    "Stats",
    "backup",
    "check",
    "connect",
    "describe",
    "initialise",
    "open_engine",
    "plain",
    "reading",
    "require_current",
    "resolve_url",
    "stats",
    "upgrade",
    "write_rows",
    "writing",
]
