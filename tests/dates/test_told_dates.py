"""Days told from publication: (text, publication, as of, precision, day it happened or None, the case)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import Moment, MomentReason, Precision, Role, as_of, find_moments, happened_on, parse_moment
from claims.text import Span

DAY, WEEK, MONTH, MINUTE = Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.MINUTE

THURSDAY = "2031-05-15T09:00:00Z"
NEW_YEAR = "2032-01-02T06:00:00Z"  # a Friday
LEAP = "2032-03-01T06:00:00Z"  # a Monday, behind 29 February

TOLD = [
    # weekdays
    ("Two divers drowned last Thursday.", THURSDAY, "2031-05-08", DAY, "2031-05-08", "not the day it is said on"),
    ("Two divers drowned on Thursday.", THURSDAY, "2031-05-15", MINUTE, "2031-05-15", "the day it is said on"),
    ("Two divers drowned last Monday.", THURSDAY, "2031-05-12", DAY, "2031-05-12", "the last there was"),
    ("Two divers drowned this past Sunday.", THURSDAY, "2031-05-11", DAY, "2031-05-11", "likewise"),
    ("Two divers drowned on Monday of last week.", THURSDAY, "2031-05-05", DAY, "2031-05-05", "its week is named"),
    ("Two divers drowned on Tuesday last week.", THURSDAY, "2031-05-06", DAY, "2031-05-06", "without of"),
    ("Two divers drowned last week on Friday.", THURSDAY, "2031-05-09", DAY, "2031-05-09", "week first"),
    ("Two divers drowned on Monday night last week.", THURSDAY, "2031-05-05", DAY, "2031-05-05", "with its hours"),
    ("Two divers drowned on Tuesday last week.", NEW_YEAR, "2031-12-23", DAY, "2031-12-23", "across the year"),
    ("Two divers drowned a week ago on Tuesday.", THURSDAY, "2031-05-06", DAY, "2031-05-06", "both readings agree"),
    ("Two divers drowned on Tuesday a week ago.", THURSDAY, "2031-05-06", DAY, "2031-05-06", "likewise"),
    ("Two weeks ago on Saturday two divers drowned.", THURSDAY, "2031-04-26", WEEK, None, "26 April or 3 May"),
    ("Two divers drowned a week last Saturday.", THURSDAY, "2031-05-03", WEEK, None, "not last Saturday"),
    ("Two divers drowned two Sundays ago.", THURSDAY, "2031-05-04", DAY, "2031-05-04", "counted in Sundays"),
    ("Two divers drowned the Friday before last.", THURSDAY, "2031-05-02", DAY, "2031-05-02", "not the last"),
    ("Two divers drowned at the weekend.", THURSDAY, "2031-05-10", WEEK, None, "Saturday or Sunday"),
    ("Two divers drowned last weekend.", "2031-05-17T09:00Z", "2031-05-10", WEEK, None, "said on a Saturday"),
    ("Two divers drowned this weekend.", "2031-05-19T09:00Z", "2031-05-17", WEEK, None, "on its Monday"),
    ("Two divers drowned this weekend.", THURSDAY, "2031-05-15", MINUTE, None, "the last or the next?"),
    ("Two divers drowned the weekend before last.", THURSDAY, "2031-05-03", WEEK, None, "not the last"),
    # days of the month
    ("Two divers drowned on the 30th.", THURSDAY, "2031-04-30", DAY, "2031-04-30", "the last 30th"),
    ("Two divers drowned on the 31st.", LEAP, "2032-01-31", DAY, "2032-01-31", "February has none"),
    ("Two divers drowned on the 29th.", LEAP, "2032-02-29", DAY, "2032-02-29", "a leap day"),
    ("Two divers drowned on the night of the 12th.", THURSDAY, "2031-05-12", DAY, "2031-05-12", "a night"),
    ("Two divers drowned on the 20th of last month.", THURSDAY, "2031-04-20", DAY, "2031-04-20", "month named"),
    ("Two divers drowned on Monday the 12th.", THURSDAY, "2031-05-12", DAY, "2031-05-12", "weekday beside it"),
    # wider
    ("Two divers drowned late last month.", THURSDAY, "2031-04-01", MONTH, None, "a month stays one"),
    ("Two divers drowned in mid-April.", "2031-05-05T09:00Z", "2031-04-01", MONTH, None, "a hyphen"),
    ("Two divers drowned at the end of April.", "2031-05-05T09:00Z", "2031-04-01", MONTH, None, "the month alone"),
    ("Two divers drowned last week.", THURSDAY, "2031-05-05", WEEK, None, "a week stays one"),
    ("Two divers drowned the week before last.", THURSDAY, "2031-04-28", WEEK, None, "not last week"),
    ("Two divers drowned a fortnight ago.", THURSDAY, "2031-04-28", WEEK, None, "two weeks"),
    ("Two divers drowned this week.", THURSDAY, "2031-05-15", MINUTE, None, "the week is not over"),
    ("Two divers drowned a week ago today.", THURSDAY, "2031-05-08", DAY, "2031-05-08", "a day, not a week"),
    ("Two weeks ago today two divers drowned.", THURSDAY, "2031-05-01", DAY, "2031-05-01", "likewise"),
    # nothing that a calendar places: it was not the day of publication
    ("Two divers drowned in Q3 2030.", THURSDAY, "2031-05-15", MINUTE, None, "a quarter"),
    ("Two divers drowned at the start of the year.", THURSDAY, "2031-05-15", MINUTE, None, "of which day is open"),
    ("Two divers drowned on the 31st of last month.", THURSDAY, "2031-05-15", MINUTE, None, "April has none"),
    ("Two divers drowned on 28.4., police said.", THURSDAY, "2031-05-15", MINUTE, None, "day and month in figures"),
    # figures
    ("Two divers drowned on 13/05/2031.", THURSDAY, "2031-05-13", DAY, "2031-05-13", "no thirteenth month"),
    ("Two divers drowned on 05/13/2031.", THURSDAY, "2031-05-13", DAY, "2031-05-13", "month first, one reading"),
    ("Two divers drowned on 05.05.2031.", THURSDAY, "2031-05-15", MINUTE, "2031-05-05", "ten days back dates content"),
    ("Two divers drowned on 12.05.2031.", THURSDAY, "2031-05-12", DAY, "2031-05-12", "dots are day first"),
    ("Two divers drowned on 04/05/2031.", THURSDAY, "2031-05-15", MINUTE, None, "4 May or 5 April: left open"),
    # years and feasts
    ("Two divers drowned on New Year’s Eve.", NEW_YEAR, "2031-12-31", DAY, "2031-12-31", "the year before"),
    ("Two divers drowned on Christmas Day.", THURSDAY, "2031-05-15", MINUTE, "2030-12-25", "long before"),
    ("Two divers drowned on 3 May last year.", THURSDAY, "2031-05-15", MINUTE, "2030-05-03", "its year is named"),
    # not on the day of publication, and no more is known
    ("Two divers drowned weeks ago.", THURSDAY, "2031-05-15", MINUTE, None, "how many?"),
    ("Two divers drowned the previous day.", THURSDAY, "2031-05-15", MINUTE, None, "before what?"),
    ("Two divers drowned in the summer of 2029.", THURSDAY, "2031-05-15", MINUTE, None, "a season"),
    ("Two divers drowned in the first half of 2030.", THURSDAY, "2031-05-15", MINUTE, None, "a half-year"),
    # with a zone
    ("Two divers drowned at 01:00 GMT+3 on Monday.", THURSDAY, "2031-05-11", MINUTE, "2031-05-12", "before in UTC"),
    ("Two divers drowned at 9 p.m. EDT on Monday.", THURSDAY, "2031-05-13", MINUTE, "2031-05-12", "after in UTC"),
    ("Two divers drowned at 14:00 IST on Monday.", THURSDAY, "2031-05-12", DAY, "2031-05-12", "whose IST?"),
    ("Logged 2031-05-13T22:00 by the guard.", THURSDAY, "2031-05-13", DAY, "2031-05-13", "an hour of no zone"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "day", "precision", "happened", "case"), TOLD)
def test_when(  # noqa: PLR0913, PLR0917 (a column of the table each)
    text: str, published: str, day: str, precision: Precision, happened: str | None, case: str
) -> None:
    moment = parse_moment(published)
    held = as_of(text, Span(0, len(text)), moment)
    assert held is not None
    assert (held.in_utc.date().isoformat(), held.precision) == (day, precision), case
    told = happened_on(text, Span(0, len(text)), moment)
    assert (told and told.at.date().isoformat()) == happened, case


NO_DAY = [
    "They live on the 5th floor.",
    "Men of the 3rd and 4th brigades met.",
    "It was the 28th such attack.",
    "A shell hit the 2nd Battalion.",
    "It ended in the 19th century.",
]


@pytest.mark.parametrize("text", NO_DAY)
def test_a_number_in_a_row_is_no_day(text: str) -> None:
    assert find_moments(text, parse_moment(THURSDAY)) == []


def test_two_days_of_the_month_bound_a_period() -> None:
    moments = find_moments("Forty died between the 2nd and the 4th, police said.", parse_moment(THURSDAY))
    assert [(moment.at.day, moment.role) for moment in moments] == [(2, Role.OPENS), (4, Role.ENDS)]


def test_the_day_of_the_month_to_come() -> None:
    (moment,) = find_moments("The vote will be held on the 3rd.", parse_moment(THURSDAY))
    assert (moment.at.date(), moment.role) == (date(2031, 6, 3), Role.AHEAD)


UNDATED = [
    ("As of 3 May 2031 forty had died, it said.", "2031-05-03", MomentReason.HOLDS),
    ("Forty died on 3 May 2031, it said.", None, None),  # dates what is told
    ("Forty died on Tuesday, it said.", None, None),
    ("As of Tuesday forty had died, it said.", None, None),
    ("Forty died, it said.", None, None),
]


@pytest.mark.parametrize(("text", "day", "reason"), UNDATED)
def test_an_undated_report_has_the_times_alone_that_its_words_give(
    text: str, day: str | None, reason: MomentReason | None
) -> None:
    held = as_of(text, Span(0, len(text)), None)
    assert (held and held.at.date().isoformat()) == day
    assert (held and held.reason) == reason


def test_in_an_undated_report_a_whole_date_tells_when_it_happened_and_a_weekday_does_not() -> None:
    def day(text: str) -> date | None:
        told = happened_on(text, Span(0, len(text)), None)
        return told.at.date() if told else None

    assert day("Forty died on 3 May 2031, it said.") == date(2031, 5, 3)
    assert day("Forty died on Tuesday, it said.") is None
    assert day("Forty died, it said.") is None


def test_the_outlet_s_own_day_counts() -> None:
    """A report of early Thursday in Sydney, which is Wednesday in UTC, tells of its own Thursday."""
    sydney = Moment(datetime.fromisoformat("2031-05-15T06:00:00+10:00"), MINUTE)
    text = "Two divers drowned on Thursday."
    told = happened_on(text, Span(0, len(text)), sydney)
    assert told is not None
    assert told.in_utc == datetime(2031, 5, 15, tzinfo=UTC)


MIDDAYS = st.dates(date(1980, 1, 15), date(2100, 1, 1)).map(
    lambda day: datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


def _phrases(true: date, published: date) -> list[tuple[str, Precision]]:
    """What may be said on the day of `published` of the day `true`, each with the precision it has."""
    back = (published - true).days
    weekday = WEEKDAYS[true.weekday()]
    weeks = (published - timedelta(days=published.weekday()) - (true - timedelta(days=true.weekday()))).days // 7
    months = (published.year - true.year) * 12 + published.month - true.month
    said = [(f"{back} days ago", DAY), (f"on {true.day} {MONTHS[true.month - 1]} {true.year}", DAY)]
    if true.day > 12:
        said += [(f"on {true:%d/%m/%Y}", DAY), (f"on {true:%m/%d/%Y}", DAY)]
    said += [(f"on {true:%d.%m.%Y}", DAY), (f"on {true:%Y-%m-%d}", DAY)]
    if back < 7:
        said += [(f"on {weekday}", DAY)]
    if 1 <= back <= 7:
        said += [(f"last {weekday}", DAY)]
    if weeks == 1:
        said += [(f"on {weekday} of last week", DAY), (f"on {weekday} last week", DAY), ("last week", WEEK)]
    if months == 1:
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(true.day % 10 if true.day not in {11, 12, 13} else 0, "th")
        said += [(f"on the {true.day}{suffix} of last month", DAY), ("late last month", MONTH), ("last month", MONTH)]
    if back < 28:
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(true.day % 10 if true.day not in {11, 12, 13} else 0, "th")
        said += [(f"on the {true.day}{suffix}", DAY)]
    if back < 300:
        said += [(f"in mid-{MONTHS[true.month - 1]}", MONTH), (f"on {MONTHS[true.month - 1]} {true.day}", DAY)]
    return said


@given(MIDDAYS, st.integers(0, 45), st.data())
def test_the_reading_contains_the_day_that_is_told_and_is_no_finer(
    published: datetime, back: int, data: st.DataObject
) -> None:
    true = published.date() - timedelta(days=back)
    phrase, precision = data.draw(st.sampled_from(_phrases(true, published.date())))
    (moment,) = find_moments(f"Two divers drowned {phrase}, police said.", Moment(published, MINUTE))
    assert moment.precision is precision
    assert moment.at.date() <= true <= moment.last_day


@given(MIDDAYS, st.integers(0, 45), st.data())
def test_what_was_on_another_day_is_not_put_on_that_of_publication(
    published: datetime, back: int, data: st.DataObject
) -> None:
    true = published.date() - timedelta(days=back)
    phrase, precision = data.draw(st.sampled_from(_phrases(true, published.date())))
    text = f"Two divers drowned {phrase}, police said."
    told = happened_on(text, Span(0, len(text)), Moment(published, MINUTE))
    assert (told and told.at.date()) == (true if precision is DAY else None)


@given(MIDDAYS, st.integers(1, 9), st.sampled_from(WEEKDAYS))
def test_weeks_ago_on_a_weekday_spans_both_readings_and_leaves_out_the_last_one(
    published: datetime, weeks: int, weekday: str
) -> None:
    number = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][weeks - 1]
    weeks_ago = f"{number} week{'s' * (weeks > 1)} ago"
    (moment,) = find_moments(f"{weeks_ago.capitalize()} on {weekday} two divers drowned.", Moment(published, MINUTE))
    last = published.date() - timedelta(days=(published.weekday() - WEEKDAYS.index(weekday)) % 7)
    assert moment.at.date() == last - timedelta(weeks=weeks) or moment.until is not None
    assert moment.at.date() < last
    assert timedelta(0) <= moment.last_day - moment.at.date() <= timedelta(days=7)
