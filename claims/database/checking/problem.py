"""What a check finds: damage, where it is, and what mends it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

LINK = "`claims link --all`"
RESTORE = "restore a backup"
REPAIR = "`claims db repair`"
REPAIR_AND_RESEAL = "`claims db repair`, then `claims db reseal`"
RESTORE_OR_RESEAL = "restore a backup, or accept what is there with `claims db reseal`"


@dataclass(frozen=True, slots=True)
class Problem:
    """One piece of damage.

    `check` found it in the row `subject` (`report 3f2a…`, `tag 7` by its key, or the store), `problem` is what is
    wrong, `remedy` what mends it.
    """

    check: str
    subject: str
    problem: str
    remedy: str = RESTORE

    def __str__(self) -> str:
        return f"{self.subject}: {self.problem}"


def first_line(error: Exception) -> str:
    """What went wrong, in the database's words, or in ours with the error's name."""
    said = error.orig if isinstance(error, DBAPIError) and error.orig else error
    words = str(said).strip().partition("\n")[0]
    return words if isinstance(said, sqlite3.Error) and words else f"{type(said).__name__}: {words}"


def tables_in(connection: Connection) -> set[str]:
    """The names of the tables that are there: of one that is not, the check of the schema tells."""
    return set(connection.dialect.get_table_names(connection))
