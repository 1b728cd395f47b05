"""Printed times: which words of a text make one time together, and the words around it.

Knows the shapes of `pattern` and clause marks; reads no calendar. "Thursday (9 November)" and "14:00 GMT on Friday" are
one time each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.dates.pattern import moments_pattern
from claims.text import Span

REACH = 60
"""Code points before and after a time in which its clause is read."""

_CALENDAR = ("iso", "day_first", "day_second", "numeric", "feast")
_DAYS = (*_CALENDAR, "weekday", "days", "ordinal_day")
_COUNTS = ("words_ago", "digits_ago", "weeks_before")
_COUNTED = ("weekday", "days", "spans", "ordinal_day", "weekend", "weekdays_ago", "ago_today", *_COUNTS)
_BESIDE = re.compile(r",?\s|,?\s?\(")
_CLOCK_FIRST = re.compile(r",?\s(?:on\s)?(?:the\s)?")
_ORDINAL = re.compile(r",?\s(?:the\s)?")
_DAY_OF = re.compile(r"\s(?:of\s|in\s)?")
_ON_THE_DAY = re.compile(r",?\s(?:on\s)?(?:the\s)?")
_COUNTED_ON = re.compile(r"\s(?:on\s)?(?:last\s)?")
_CLOCK_LAST = re.compile(r",\s|\sat\s|\sat around\s|\s\(")
_CLAUSE_MARK = re.compile(r"[,;:.!?()\"“”—\n]")
_STOP = re.compile(r"[;:.!?()\"“”—\n]")
_WORD = re.compile(r"\w+(?:['’]\w+)*|[–-]")


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed time: the match that says the most, its time of day if it has one, and all its words.

    `within` are the words that say in which week, month or year it is ("last week", "two weeks ago").
    """

    main: re.Match[str]
    clock: re.Match[str] | None
    span: Span
    within: re.Match[str] | None = None

    @property
    def is_bare(self) -> bool:
        """True for a month or a year alone."""
        return self.has("year_bare") or (self.has("month_first") and not self.has("day_second", "year_alone"))

    @property
    def is_ordinal(self) -> bool:
        """True for a day of the month alone ("the 28th"), no weekday and no month beside it."""
        return self.has("ordinal_day") and self.within is None and not self.is_joined

    @property
    def is_joined(self) -> bool:
        """True when the words before the main match are part of the time."""
        return self.span.start < self.main.start()

    @property
    def is_counted(self) -> bool:
        """True for a time told from publication and not by the calendar."""
        return self.within is not None or self.has(*_COUNTED)

    def has(self, *groups: str) -> bool:
        """True when one of the pattern's groups is printed."""
        return any(self.main[group] for group in groups)


def printed_times(text: str, within: Span) -> Iterator[Printed]:
    """The times printed in `within`, in order; a time of day without a day is none."""
    held: Printed | None = None
    for match in moments_pattern().finditer(text, within.start, within.end):
        found = Printed(match, None, Span(match.start(), match.end()))
        joined = _joined(held, found, text) if held else None
        if joined is None and held and not held.has("clock"):
            yield held
        held = joined or found
    if held and not held.has("clock"):
        yield held


def _joined(first: Printed, second: Printed, text: str) -> Printed | None:
    """Both as one time, when nothing stands between them but what joins a day's two names, or a day and its hour."""
    gap = text[first.span.end : second.span.start]
    whole = Span(first.span.start, _closed(gap, second.span.end, text))
    if first.has("clock") or second.has("clock"):
        return _at_its_hour(first, second, gap, whole)
    return _in_its_week(first, second, gap, whole) or _twice_named(first, second, gap, whole)


def _at_its_hour(first: Printed, second: Printed, gap: str, whole: Span) -> Printed | None:
    """A day and its hour: "14:00 GMT on Friday", "Friday, 14:00"."""
    if first.has("clock") and second.has(*_DAYS):
        return Printed(second.main, first.main, whole) if _CLOCK_FIRST.fullmatch(gap) else None
    if second.has("clock") and first.has(*_DAYS) and first.clock is None:
        return Printed(first.main, second.main, whole, first.within) if _CLOCK_LAST.fullmatch(gap) else None
    return None


def _twice_named(first: Printed, second: Printed, gap: str, whole: Span) -> Printed | None:
    """A day by two names: "Thursday (9 November)", "Saturday the 28th"."""
    beside = _ORDINAL if second.has("ordinal_day") else _BESIDE
    if first.has("weekday") and second.has(*_CALENDAR, "ordinal_day") and beside.fullmatch(gap):
        return Printed(second.main, first.clock, whole)
    if first.has(*_CALENDAR) and second.has("weekday") and _BESIDE.fullmatch(gap):
        return Printed(first.main, first.clock, whole)
    return None


def _in_its_week(first: Printed, second: Printed, gap: str, whole: Span) -> Printed | None:
    """A day with its week, month or year: "Monday of last week", "a week ago on Monday", "the 12th of last month"."""
    if first.within or second.within:
        return None
    if second.has("spans", *_COUNTS) and _is_unit_of(first, second) and _DAY_OF.fullmatch(gap):
        return Printed(first.main, first.clock, whole, second.main)
    joined = _ON_THE_DAY if first.has("spans") else _COUNTED_ON
    if first.has("spans", *_COUNTS) and _is_unit_of(second, first) and joined.fullmatch(gap):
        return Printed(second.main, None, whole, first.main)
    return None


def _is_unit_of(day: Printed, within: Printed) -> bool:
    """True when the words that are to place a day name a unit that has such days once each."""
    words = next(found for name in ("spans", *_COUNTS) if (found := within.main[name])).lower()
    if day.has("weekday"):
        return "week" in words or "fortnight" in words
    if day.has("ordinal_day"):
        return "month" in words
    dated = day.has("year_third", "year_last", "year_after", "year_alone", "closing_day")
    return "year" in words and day.has("day_first", "month_first") and not dated


def _closed(gap: str, end: int, text: str) -> int:
    return end + (gap.endswith("(") and text.startswith(")", end))


def words_before(text: str, start: int, within: Span) -> list[str]:
    """The words of the clause before `start`, as printed, in order."""
    window = text[max(within.start, start - REACH) : start]
    return _words(_CLAUSE_MARK.split(window)[-1].removesuffix("-"))


def words_after(text: str, end: int, within: Span) -> list[str]:
    """The words of the sentence's part after `end`, as printed, in order; a comma right behind a date parts nothing."""
    window = text[end : min(within.end, end + REACH)]
    return _words(_STOP.split(window.removeprefix(","))[0])


def _words(clause: str) -> list[str]:
    return _WORD.findall(clause.replace("’", "'"))
