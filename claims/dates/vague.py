"""Times that are told and cannot be placed: "weeks ago", "the previous day", "in the summer of 2019", "03/04/2026".

Knows the word list `calendar`; reads no calendar. What a sentence with one tells of was not said to be on the day of
publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claims.dates.calendar import calendar
from claims.text import Span


def tells_vaguely(text: str, within: Span, read: Sequence[Span]) -> bool:
    """True when the part of the text has such a time outside the spans that were `read` as moments."""
    for found in _vague_pattern().finditer(text, within.start, within.end):
        span = Span(found.start(), found.end())
        if not any(span.overlaps(moment) for moment in read):
            return True
    return False


@cache
def _vague_pattern() -> re.Pattern[str]:
    phrases = sorted(calendar().vague.phrases, key=len, reverse=True)
    written = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in phrases)
    return re.compile(
        rf"""\b(?:
            {written}
          | (?:(?:first|second|third|fourth)\s(?:quarter|half)|end|beginning|start|middle
              |spring|summer|autumn|fall|winter)\sof\s(?:(?:last|this|the)\s(?:year|month|week)|(?:19|20)\d\d)
          | Q[1-4]\s(?:19|20)\d\d
          | \d{{1,2}}(?:st|nd|rd|th)\sof\s(?:last|this|the)\smonth
          | on\s\d{{1,2}}\.\d{{1,2}}(?=\.)
          | (?:19|20)\d0s
          | \d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)
        )\b""",
        re.VERBOSE | re.IGNORECASE,
    )
