"""Finding moments: which words of a text name a point in time, and which one a statement holds at.

Pure. A date without a year, a weekday, "yesterday" are read back from publication; without it they name no moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

from claims.dates.calendar import calendar, latest_day, latest_weekday, midnight, units_before
from claims.dates.moment import Moment, Precision
from claims.text import Span

RECENT = timedelta(days=7)
"""How long before publication a statement that news tells of was made, at most; older dates date its content."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_BACKWARDS = 24
"""Characters before a date in which a bounding word ("since") is looked for."""


def parse_moment(text: str) -> Moment | None:
    """A bare date as metadata has it: `2023`, `2023-10`, `2023-10-07`, or an ISO 8601 time. None for anything else."""
    words = text.strip()
    parts = _ISO.fullmatch(words)
    try:
        if parts:
            year, month, day = parts.groups()
            precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
            return Moment(datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC), precision)
        at = datetime.fromisoformat(words)
    except ValueError:
        return None
    return Moment(at.astimezone(UTC) if at.tzinfo else at, Precision.MINUTE)


def find_moments(text: str, published: Moment | None) -> list[Moment]:
    """The moments that `text` names, in text order, each with its span; relative ones only when published is known."""
    return list(_moments(text, Span(0, len(text)), published))


def as_of(text: str, sentence: Span, published: Moment | None) -> Moment | None:
    """When the statement in `sentence` was made or its count holds.

    A day of the week before publication that the sentence names, else publication itself: a date further back dates
    what is told and not the telling, and "since Monday" opens a period.
    """
    if published is None:
        return None
    for moment in _moments(text, sentence, published):
        if (
            moment.precision is Precision.DAY
            and moment.at <= published.at
            and published.at - moment.at <= RECENT
            and not _bounds(text, moment)
        ):
            return published if _same_day(moment, published) else moment
    return published


def _same_day(moment: Moment, published: Moment) -> bool:
    """The day of publication is known more finely by the publication itself."""
    return moment.at.date() == published.at.date()


def _bounds(text: str, moment: Moment) -> bool:
    assert moment.span is not None  # noqa: S101 -- it was found in the text
    before = re.findall(r"\w+", text[max(0, moment.span.start - _BACKWARDS) : moment.span.start].lower())
    return bool(set(before[-2:]) & set(calendar().bounds.words))


def _moments(text: str, within: Span, published: Moment | None) -> Iterator[Moment]:
    for match in _pattern().finditer(text, within.start, within.end):
        found = _read(match, published.at if published else None)
        if found:
            yield Moment(*found, Span(match.start(), match.end()))


@cache
def _pattern() -> re.Pattern[str]:
    words = calendar()
    month = rf"(?:{_any(words.months)})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"""\b(?:
            (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
          | (?P<day_first>{day})\ (?:of\ )?(?P<month_second>{month})(?:,?\ (?P<year_third>\d{{4}}))?
          | (?P<month_first>{month})\ (?P<day_second>{day})(?!\d)(?:,\ (?P<year_last>\d{{4}}))?
          | (?P<month_alone>{month})\ (?P<year_alone>\d{{4}})
          | (?P<weekday>{_any(words.weekdays)})
          | (?P<days>{_any(words.days)})
          | (?P<spans>{_any(words.spans)})
        )(?!\w)""",
        re.VERBOSE | re.IGNORECASE,
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _read(match: re.Match[str], published: datetime | None) -> tuple[datetime, Precision] | None:
    """What the words say; None when they need a publication time that is not known, or name no day there is."""
    found = {name: words.lower() for name, words in match.groupdict().items() if words}
    if "iso" in found:
        parsed = parse_moment(found["iso"])
        return (parsed.at, parsed.precision) if parsed else None
    if "month_alone" in found:
        return _dated(int(found["year_alone"]), _month(found["month_alone"]), None, published)
    if "weekday" in found:
        # Short forms of weekdays are words of their own ("sat", "sun") unless they are printed as names.
        named = match["weekday"][:1].isupper()
        return (latest_weekday(calendar().weekdays[found["weekday"]], published), Precision.DAY) if (
            published and named
        ) else None  # fmt: skip
    return _relative(found, published) if {"days", "spans"} & found.keys() else _calendar_day(found, published)


def _calendar_day(found: dict[str, str], published: datetime | None) -> tuple[datetime, Precision] | None:
    month = _month(found.get("month_second") or found["month_first"])
    day = int(re.sub(r"\D", "", found.get("day_first") or found["day_second"]))
    year = found.get("year_third") or found.get("year_last")
    if year:
        return _dated(int(year), month, day, published)
    at = latest_day(month, day, published) if published else None
    return (at, Precision.DAY) if at else None


def _relative(found: dict[str, str], published: datetime | None) -> tuple[datetime, Precision] | None:
    if published is None:
        return None
    if "days" in found:
        return midnight(published.date() - timedelta(days=calendar().days[found["days"]]), published), Precision.DAY
    return units_before(*calendar().spans[found["spans"]], published)


def _dated(year: int, month: int, day: int | None, like: datetime | None) -> tuple[datetime, Precision] | None:
    try:
        return midnight(date(year, month, day or 1), like), Precision.DAY if day else Precision.MONTH
    except ValueError:
        return None


def _month(printed: str) -> int:
    return calendar().months[printed.rstrip(".")]
