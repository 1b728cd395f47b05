"""When a dateline says that a report was written: "MADRID, 4 March 2026 (EFE) -".

Knows the shape of datelines; dates themselves are read by `claims.documents.timestamps`, and only with their year.
"""

from __future__ import annotations

import re

from claims.dates import Moment
from claims.documents.timestamps import read_moment

FIRST_LINES = 5
"""Lines among which a dateline stands: behind a title, a byline, a place of its own."""

_DATELINE = re.compile(
    r"^[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}(?:, [A-Z][\w.'’-]*)?[,.:]? (?P<date>[^()\n—–]{6,30}?)\s*"
    r"(?:\([^()\n]{1,40}\)\s*)?(?:[—–]| - |--)"
)


def dateline_moment(text: str) -> Moment | None:
    """The day in the dateline of a normalised text; None without a dateline or without a year in it."""
    for line in text.split("\n", FIRST_LINES)[:FIRST_LINES]:
        match = _DATELINE.match(line)
        moment = read_moment(match["date"].strip(" ,")) if match else None
        if moment is not None:
            return moment
    return None
