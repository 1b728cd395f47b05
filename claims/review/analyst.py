"""Who is at work: the name that stands beside every decision."""

from __future__ import annotations

import getpass
import os

from claims.errors import UsageError

VARIABLES = ("CLAIMS_ANALYST", "CLAIMS_USER")
"""Looked up in this order, before the name of the system's user."""

LONGEST = 200
"""The width of the columns that keep the name."""


def current_analyst() -> str:
    """The analyst's name. Raises UsageError when it is too long to keep, or when there is none."""
    for variable in VARIABLES:
        name = os.environ.get(variable, "").strip()
        if name:
            return _fitting(name, variable)
    try:
        return _fitting(getpass.getuser(), "the system's user name")
    except (OSError, KeyError) as error:  # a container may run under a number that nobody has named
        raise UsageError("nobody is named as the analyst", remedy=f"set {VARIABLES[0]}") from error


def _fitting(name: str, origin: str) -> str:
    if len(name) > LONGEST:
        raise UsageError(f"a name may have {LONGEST} characters", subject=origin)
    return name
