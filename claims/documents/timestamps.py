"""Publication times as pages, records and mail headers write them, read with the precision they have.

Knows ISO 8601, RFC 2822 and a few printed forms. Never guesses: a form it does not know, or an order of day and month
it cannot tell, is None. Words in running text ("last Thursday") belong to `claims.dates`.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from claims.dates import Moment, Precision

# No web page was published before the web's forerunners, none is published in the far future; a number outside is
# an identifier, not a time.
EARLIEST_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).timestamp()
LATEST_EPOCH = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
MILLISECONDS = 1000

# The longest date anyone prints; longer strings are not dates and are not worth a look.
LONGEST = 80

_MONTHS = {
    name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if number
} | {"sept": 9}
_MONTH = r"(?P<month_name>[A-Za-z]{3,9})\.?"
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
_HALF = r"\s*(?P<half>[ap])\.?m\.?"
_ZONE = r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})"
_TIME = rf"(?:(?:,|\s|at|\||-|–)*\s+{_CLOCK}(?:{_HALF})?(?:{_ZONE})?)?"

_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # ISO 8601: 2023-10, 2023-10-17, 2023-10-17T18:05:00+03:00, 2023-10-17 18:05
        rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}})(?:[T\s]\s*{_CLOCK}(?:{_ZONE})?)?)?",
        # the same without hyphens, and with slashes: 20231017, 20231017T180500Z, 2023/10/17
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>Z)?)?",
        rf"(?P<year>\d{{4}})/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}}){_TIME}",
        # October 17, 2023 at 6:05 p.m.; Oct. 17, 2023
        rf"(?:[A-Za-z]{{3,9}},?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
        # 17 October 2023, 18:05 GMT; Tuesday 17 October 2023
        rf"(?:[A-Za-z]{{3,9}},?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}}){_TIME}",
        # October 2023; 2023
        rf"{_MONTH},?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})",
    )
)


PLAUSIBLE_YEARS = range(1600, 2200)
"""Since the first printed newspapers: a date outside is a placeholder (year 1, year 9999), and no calendar sum over it
is safe."""


def moment_of(at: datetime, precision: Precision) -> Moment:
    """`at` cut to `precision`, in UTC where it has a zone. Raises ValueError for a year no report can be of."""
    if at.year not in PLAUSIBLE_YEARS:
        raise ValueError(f"no report is of the year {at.year}")
    if at.tzinfo is not None and precision is Precision.MINUTE:
        at = at.astimezone(UTC)
    return Moment(at.replace(second=0, microsecond=0), precision)


def read_moment(written: str | float | None) -> Moment | None:
    """The moment a date field gives, or None when it gives none that is certain and plausible (see `_read`)."""
    try:
        return _read(written)
    except ValueError:
        return None


def _read(written: str | float | None) -> Moment | None:
    """The moment a date field gives, or None when it gives none that is certain.

    Numbers are seconds (or milliseconds) since 1970. A bare date is a day, `2023-10` a month; a time without a zone
    stays in the writer's local time.
    """
    if written is None or isinstance(written, bool):
        return None
    if isinstance(written, int | float):
        return _since_epoch(float(written))
    words = " ".join(written.split())
    if not words or len(words) > LONGEST:
        return None
    for form in _FORMS:
        if match := form.fullmatch(words):
            return _from_parts(match.groupdict())
    return _from_mail_header(words)


def _since_epoch(number: float) -> Moment | None:
    seconds = number / MILLISECONDS if number > LATEST_EPOCH else number
    if not EARLIEST_EPOCH <= seconds <= LATEST_EPOCH:
        return None
    return moment_of(datetime.fromtimestamp(seconds, UTC), Precision.MINUTE)


def _from_parts(parts: dict[str, str | None]) -> Moment | None:
    year, day, hour = parts["year"], parts.get("day"), parts.get("hour")
    month = parts.get("month") or _MONTHS.get((parts.get("month_name") or "").lower())
    if parts.get("month_name") and month is None:
        return None
    precision = Precision.MINUTE if hour else Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        at = datetime(int(year or 0), int(month or 1), int(day or 1), tzinfo=_zone(parts.get("zone")))
        if hour:
            at = _with_clock(at, parts)
        return moment_of(at if hour else at.replace(tzinfo=None), precision)
    except (ValueError, OverflowError):
        return None


def _with_clock(at: datetime, parts: dict[str, str | None]) -> datetime:
    hour = int(parts["hour"] or 0)
    half = (parts.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return at.replace(hour=hour, minute=int(parts["minute"] or 0), second=int(parts.get("second") or 0))


def _zone(written: str | None) -> timezone | None:
    if written is None:
        return None
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if written[0] == "-" else offset)


def _from_mail_header(words: str) -> Moment | None:
    """RFC 2822 with the old named zones of North America."""
    if not re.search(r"\d:\d\d", words):
        return None
    try:
        return moment_of(parsedate_to_datetime(words), Precision.MINUTE)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
