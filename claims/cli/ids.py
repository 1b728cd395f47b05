"""Ids from the command line and from standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from claims.errors import NothingMatchedError


def read_ids(given: Sequence[str]) -> list[str]:
    """The ids given, `-` standing for those on standard input (the first word of each line).

    Raises NothingMatchedError when there is none.
    """
    ids: list[str] = []
    for item in given:
        ids += [line.split()[0] for line in sys.stdin if line.strip()] if item == "-" else [item]
    if not ids:
        raise NothingMatchedError("no ids given", remedy="name ids, or pipe them in and say -")
    return ids
