"""What news prints of time: (words, publication, the day, its precision, its role, the case)."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import Moment, Precision, Role, as_of, find_moments, happened_on, parse_moment
from claims.text import Span

FRIDAY = "2023-11-10T09:30:00Z"
NEW_YEAR = "2024-01-01T02:00:00Z"
LEAP = "2024-03-01T23:59:00Z"

DAY, WEEK, MONTH, YEAR, MINUTE = Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.MINUTE
AT, HOLDS, OPENS, ENDS, AHEAD = Role.AT, Role.HOLDS, Role.OPENS, Role.ENDS, Role.AHEAD

ONE = [
    # days counted back
    ("Twelve drowned overnight.", FRIDAY, "2023-11-10", DAY, AT),  # the night's own midnight
    ("Twelve drowned last night.", NEW_YEAR, "2023-12-31", DAY, AT),  # across the year
    ("Shelling resumed this morning.", FRIDAY, "2023-11-10", DAY, AT),
    ("The quay burned the day before yesterday.", LEAP, "2024-02-28", DAY, AT),  # not "yesterday"
    ("The bridge fell two days ago.", LEAP, "2024-02-28", DAY, AT),  # across a leap day
    ("The bridge fell 10 days ago.", NEW_YEAR, "2023-12-22", DAY, AT),
    ("The siren went three hours ago.", NEW_YEAR, "2023-12-31", DAY, AT),  # an hour is given as its day
    ("The talks failed three weeks ago.", FRIDAY, "2023-10-16", WEEK, AT),  # a week stays a week
    ("The talks failed a month ago.", NEW_YEAR, "2023-12-01", MONTH, AT),
    ("The mine shut two years ago.", FRIDAY, "2021-01-01", YEAR, AT),
    ("The depot burned earlier this week.", FRIDAY, "2023-11-06", WEEK, HOLDS),
    # weekdays and days of the year
    ("The ferry sank on Sunday evening.", NEW_YEAR, "2023-12-31", DAY, AT),
    ("The ferry sank on 30 December.", NEW_YEAR, "2023-12-30", DAY, AT),  # last year's
    ("The ferry sank on February 29.", FRIDAY, "2020-02-29", DAY, AT),  # the last there was
    ("The ferry sank on the 3rd of May 2022.", FRIDAY, "2022-05-03", DAY, AT),
    ("The ferry sank in October.", FRIDAY, "2023-10-01", MONTH, AT),  # a month alone
    ("The ferry sank in late December.", FRIDAY, "2022-12-01", MONTH, AT),
    ("The ferry was built in 2014.", FRIDAY, "2014-01-01", YEAR, AT),
    # one moment, printed twice
    ("They met on Thursday (9 November).", FRIDAY, "2023-11-09", DAY, AT),
    ("They met on Thursday, Nov. 9, 2023.", FRIDAY, "2023-11-09", DAY, AT),
    ("They met on 9 November (Thursday).", FRIDAY, "2023-11-09", DAY, AT),
    # periods
    ("Forty have died since 7 October.", FRIDAY, "2023-10-07", DAY, OPENS),
    ("Forty have died since early October.", FRIDAY, "2023-10-01", MONTH, OPENS),
    ("Forty have died since last Monday.", FRIDAY, "2023-11-06", DAY, OPENS),
    ("Forty have died in the past 24 hours.", FRIDAY, "2023-11-09", DAY, OPENS),
    ("Forty have died over the past week.", FRIDAY, "2023-10-30", WEEK, OPENS),
    ("The road was shut until Tuesday.", FRIDAY, "2023-11-07", DAY, ENDS),
    # times that something holds at
    ("As of Tuesday 40 had died.", FRIDAY, "2023-11-07", DAY, HOLDS),
    ("As of 14:00 on Thursday 40 had died.", FRIDAY, "2023-11-09", DAY, HOLDS),  # of which zone?
    ("As of 14:00 GMT on Thursday 40 had died.", FRIDAY, "2023-11-09T14:00", MINUTE, HOLDS),
    ("Shots were heard on Thursday at 2:15 pm UTC.", FRIDAY, "2023-11-09T14:15", MINUTE, AT),
    ("By Tuesday evening the toll had risen to 40.", FRIDAY, "2023-11-07", DAY, AT),
    ("Logged 2023-11-09T14:05Z by the duty officer.", FRIDAY, "2023-11-09T14:05", MINUTE, AT),
    ("Logged 2023-11-10T01:05+03:00 by the officer.", FRIDAY, "2023-11-09T22:05", MINUTE, AT),  # the day before in UTC
    # still to come
    ("The council will meet on Wednesday.", FRIDAY, "2023-11-15", DAY, AHEAD),
    ("The vote will be held on Wednesday.", FRIDAY, "2023-11-15", DAY, AHEAD),  # not held yet
    ("Aid should be handed out after Monday's flood.", FRIDAY, "2023-11-06", DAY, OPENS),  # the flood has been
    ("The report should be released on Monday.", FRIDAY, "2023-11-13", DAY, AHEAD),
    ("A ruling is due on Monday.", FRIDAY, "2023-11-13", DAY, AHEAD),
    ("The crossing will be shut from Monday.", FRIDAY, "2023-11-13", DAY, AHEAD),
    ("Ministers are to hold talks on 3 January.", FRIDAY, "2024-01-03", DAY, AHEAD),  # next year's
    ("On Wednesday the council will decide.", FRIDAY, "2023-11-15", DAY, AHEAD),
    ("It would reopen by Tuesday.", FRIDAY, "2023-11-14", DAY, AHEAD),
    ("They meet next Wednesday.", FRIDAY, "2023-11-15", DAY, AHEAD),
    ("The lease expires on Tuesday.", FRIDAY, "2023-11-14", DAY, AHEAD),
    ("Flights resume next week.", FRIDAY, "2023-11-13", WEEK, AHEAD),
    ("Flights resume tomorrow.", "2023-12-31T10:00:00Z", "2024-01-01", DAY, AHEAD),
    ("The cup final is on 5 May 2030.", FRIDAY, "2030-05-05", DAY, AHEAD),
    # a word of outlook that is not about the time
    ("The guards, who will appeal, met on Wednesday.", FRIDAY, "2023-11-08", DAY, AT),
    ("A truce that will last began on Wednesday.", FRIDAY, "2023-11-08", DAY, AT),
    ("He may have drowned on Wednesday.", FRIDAY, "2023-11-08", DAY, AT),
    ("The road was closed due to snow on Wednesday.", FRIDAY, "2023-11-08", DAY, AT),
    ("They set off a bomb on Wednesday.", FRIDAY, "2023-11-08", DAY, AT),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "at", "precision", "role"), ONE)
def test_one_moment(text: str, published: str, at: str, precision: Precision, role: Role) -> None:
    (moment,) = find_moments(text, parse_moment(published))
    shown = moment.at.isoformat(timespec="minutes")[: len(at)]
    assert (shown, moment.precision, moment.role) == (at, precision, role)


RANGES = [
    ("Forty died between 3 and 5 May.", ["2023-05-03", "2023-05-05"]),
    ("Forty died from 3 to 5 May.", ["2023-05-03", "2023-05-05"]),
    ("The May 3-5 clashes left 40 dead.", ["2023-05-03", "2023-05-05"]),
    ("The 3–5 May clashes left 40 dead.", ["2023-05-03", "2023-05-05"]),
    ("Forty died from 28 April to 3 May.", ["2023-04-28", "2023-05-03"]),  # across the month
    ("Forty died between Monday and Wednesday.", ["2023-11-06", "2023-11-08"]),
]


@pytest.mark.parametrize(("text", "days"), RANGES)
def test_a_range_has_two_ends(text: str, days: list[str]) -> None:
    moments = find_moments(text, parse_moment(FRIDAY))
    assert [moment.at.date().isoformat() for moment in moments] == days
    assert [moment.role for moment in moments] == [OPENS, ENDS]


def test_two_days_are_no_range() -> None:
    moments = find_moments("Shells fell on 3 and 5 May.", parse_moment(FRIDAY))
    assert [(moment.at.day, moment.role) for moment in moments] == [(3, AT), (5, AT)]


NONE = [
    "As many as 10 may have died.",  # no month
    "They march 3 miles a day.",
    "The Sun reported it.",  # a newspaper
    "They sat down to talk.",
    "About 2014 people came.",  # a count
    "The gate opens at 14:00.",  # no day
    "Theresa May said so.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_moment(text: str) -> None:
    assert find_moments(text, parse_moment(FRIDAY)) == []


def test_a_publication_known_to_the_month_makes_no_weekday_a_day() -> None:
    text = "It burned yesterday, on Tuesday, on 3 May, two days ago, and on 4 May 2021."
    assert [moment.at.year for moment in find_moments(text, parse_moment("2023-11"))] == [2021]


HELD = [
    ("The ministry said on Wednesday that 12 had died.", "2023-11-08"),
    ("Since Monday 40 people have died, it said.", None),  # a period opens
    ("The minister said he will travel on Wednesday.", None),  # not yet
    ("The minister, who will travel on Wednesday, said on Tuesday that 12 died.", "2023-11-07"),
    ("Police said on Thursday that as of Tuesday 40 had died.", "2023-11-07"),  # the count's own time goes first
    ("Police said on Thursday (9 November) that 40 had died.", "2023-11-09"),
    ("As of 31 October 40 had died, it said.", "2023-10-31"),  # however far back
    ("Forty died on 2 October, it said.", None),  # dates the content
    ("In the past 24 hours 40 died, it said.", None),
    ("He must leave by Thursday, it said.", None),
    ("By Wednesday the toll had risen to 40, it said.", "2023-11-08"),
    ("Forty died between 6 and 8 November, it said.", None),
    ("Forty died overnight, it said.", None),  # publication is finer
]


@pytest.mark.parametrize(("text", "day"), HELD)
def test_when_a_statement_holds(text: str, day: str | None) -> None:
    published = parse_moment(FRIDAY)
    held = as_of(text, Span(0, len(text)), published)
    assert held is not None
    assert published is not None
    if day is None:
        assert (held.at, held.precision) == (published.at, published.precision)
    else:
        assert held.at.date().isoformat() == day


def test_a_week_stays_a_week() -> None:
    text = "Twelve were killed earlier this week, it said."
    held = as_of(text, Span(0, len(text)), parse_moment(FRIDAY))
    assert held is not None
    assert held.precision is WEEK


def test_the_publication_s_zone_tells_the_day() -> None:
    tokyo = Moment(datetime(2024, 1, 1, 1, 0, tzinfo=timezone(timedelta(hours=9))), MINUTE)
    (moment,) = find_moments("It burned yesterday.", tokyo)
    assert moment.at.isoformat() == "2023-12-31T00:00:00+09:00"


HAPPENED = [
    ("A blast on 2 October killed 40, it said.", "2023-10-02"),  # however far back
    ("A blast on Wednesday killed 40, it said.", "2023-11-08"),
    ("A blast killed 40, it said.", "2023-11-10"),  # news of the day
    ("A blast last week killed 40, it said.", None),  # which day?
    ("Blasts have killed 40 since Monday, it said.", None),
    ("Blasts on Monday and on Tuesday killed 40.", None),
    ("A vote is due on Monday, it said.", None),
]


@pytest.mark.parametrize(("text", "day"), HAPPENED)
def test_the_day_it_happened(text: str, day: str | None) -> None:
    happened = happened_on(text, Span(0, len(text)), parse_moment(FRIDAY))
    assert (happened and happened.at.date().isoformat()) == day


ZONES = st.sampled_from([None, timezone(timedelta(hours=-11)), timezone(timedelta(0)), timezone(timedelta(hours=14))])
PUBLISHED = st.builds(Moment, st.datetimes(timezones=ZONES), st.sampled_from(list(Precision)))
PRINTED = """on in since by as of will due said Monday Tuesday, (9 November) 9 3-5 May May 3-5 2023 2023-11-09T10:00Z
        14:00 GMT overnight two days ago past 24 hours last week next year tomorrow February 29 999 years ago , . – to
        and 31 June the day after tomorrow 12 a.m. 0001 99:99 2023-99-99"""
PIECES = st.lists(st.sampled_from(PRINTED.split()), max_size=25).map(" ".join)


@given(PIECES | st.text(), PUBLISHED)
def test_nothing_crashes_spans_slice_and_the_past_is_not_after_publication(text: str, published: Moment) -> None:
    for moment in find_moments(text, published):
        assert moment.span is not None
        assert moment.span.of(text).strip()
        assert moment.role is AHEAD or moment.at <= published.at
    held = as_of(text, Span(0, len(text)), published)
    assert held is not None
    assert held.at <= published.at


def taken(piece: str, size: int) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    start = time.process_time()
    find_moments(text, parse_moment(FRIDAY))
    return time.process_time() - start


@pytest.mark.parametrize("piece", [
    "3 ", "on Monday ", "12:00 ", "9 November (", "2023-", "a ", "will due ", "9", "1-", "twelve ",
])  # fmt: skip
def test_time_grows_with_the_text_alone(piece: str) -> None:
    taken(piece, 1_000)  # the pattern is made once
    assert taken(piece, 200_000) < 25 * taken(piece, 20_000) + 0.1
