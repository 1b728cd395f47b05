"""Finds the damage of a database; mends nothing.

Each check is by itself: what one of them cannot read is what it finds, and the others go on. All read one state of the
database, and none takes a lock that others wait for.
"""

from claims.database.checking.checking import Check, check
from claims.database.checking.problem import LINK, Problem

__all__ = ["LINK", "Check", "Problem", "check"]
