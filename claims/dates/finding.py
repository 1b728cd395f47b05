"""Finding moments: which words of a text name a point in time, and which one a statement holds at.

Pure. A date without a year, a weekday, "yesterday" are read from publication: back from it, unless the clause speaks of
what is to come. Without a publication known to the day they name no moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from claims.dates.calendar import calendar
from claims.dates.moment import Moment, MomentReason, Precision, Role
from claims.dates.printed import Printed, printed_times, words_after, words_before
from claims.dates.reading import closing_day, read
from claims.dates.roles import role_of, stands_alone
from claims.text import Span

RECENT = timedelta(days=7)
"""How long before publication a statement that news tells of was made, at most; older dates date its content."""

_FINE = frozenset({Precision.MINUTE, Precision.DAY})


def find_moments(text: str, published: Moment | None) -> list[Moment]:
    """The moments that `text` names, in text order, each with its span; relative ones only when published is known."""
    return list(_moments(text, Span(0, len(text)), published))


def as_of(text: str, sentence: Span, published: Moment | None, content: Sequence[Span] = ()) -> Moment | None:
    """When the statement with this `content` in `sentence` was made or its count holds, and why then.

    A time that the sentence says something holds at ("as of Friday", "earlier this week"), else a day of the week
    before publication that it names, else publication itself: a date further back dates what is told and not the
    telling, "since Monday" opens a period, and what is due on Wednesday has not been.
    """
    if published is None:
        return None
    past = [moment for moment in _moments(text, sentence, published) if moment.at <= published.at]
    held = [moment for moment in past if moment.role is Role.HOLDS]
    named = [moment for moment in past if moment.role is Role.AT and moment.precision in _FINE]
    recent = [moment for moment in named if published.at - moment.at <= RECENT]
    for moment in (*held, *recent):
        if _is_day_of(moment, published):
            return replace(published, span=moment.span, reason=MomentReason.NAMED_DAY)
        return replace(moment, reason=_reason(moment, content))
    return replace(published, reason=MomentReason.PUBLICATION)


def happened_on(text: str, sentence: Span, published: Moment | None, content: Sequence[Span] = ()) -> Moment | None:
    """The day that what the sentence tells of fell on, and why that: the one day it names, else that of publication.

    None where the sentence speaks of a period, of a week or longer, of several days or of what is to come, and where
    publication is not known to the day.
    """
    if published is None or published.precision not in _FINE:
        return None
    moments = [one for one in _moments(text, sentence, published) if one.role is not Role.COMPARED]
    if any(moment.role not in {Role.AT, Role.HOLDS} or moment.precision not in _FINE for moment in moments):
        return None
    days = {moment.at.date(): replace(moment, reason=_reason(moment, content)) for moment in moments}
    if not days:
        return replace(published, reason=MomentReason.PUBLICATION)
    return days.popitem()[1] if len(days) == 1 else None


def _reason(moment: Moment, content: Sequence[Span]) -> MomentReason:
    """Why a moment that is printed is that of the statement with this content."""
    if moment.role is Role.HOLDS:
        return MomentReason.HOLDS
    inside = moment.span is not None and any(part.contains(moment.span) for part in content)
    return MomentReason.STATEMENT if inside else MomentReason.SENTENCE


def _is_day_of(moment: Moment, published: Moment) -> bool:
    """The day of publication is known more finely by the publication itself."""
    return moment.precision is Precision.DAY and moment.at.date() == published.at.date()


def _moments(text: str, within: Span, published: Moment | None) -> Iterator[Moment]:
    last: Moment | None = None
    for printed in printed_times(text, within):
        for moment in _read(text, within, printed, published, last):
            yield moment
            last = moment


def _read(text: str, within: Span, printed: Printed, published: Moment | None, last: Moment | None) -> Iterator[Moment]:
    """The moment of a printed time, or the two of "May 3-5"; `last` is the one found before it."""
    before = words_before(text, printed.span.start, within)
    if printed.is_bare and not stands_alone(before):
        return
    role = _role(text, within, printed, before, last)
    after_the = bool(before) and before[-1].lower() == "the"
    known = read(printed, published, ahead=role is Role.AHEAD, after_the=after_the)
    if known is None:
        return
    found = Moment(*known, printed.span, role)
    closing = closing_day(printed, found.at)
    if closing is None:
        yield _settled(found, published)
    else:
        yield _settled(replace(found, role=Role.OPENS), published)
        yield _settled(replace(found, at=closing, role=Role.ENDS), published)


def _role(text: str, within: Span, printed: Printed, before: list[str], last: Moment | None) -> Role:
    if printed.has("lasting", "past"):
        return Role.OPENS
    if printed.has("opening_day") and not _goes_on_with_and(text, printed.span.end):
        return Role.OPENS
    if (
        last
        and last.span
        and last.role in {Role.OPENS, Role.AHEAD}
        and _goes_on(text[last.span.end : printed.span.start])
    ):
        return Role.ENDS if last.role is Role.OPENS else Role.AHEAD
    return role_of(before, words_after(text, printed.span.end, within))


def _goes_on(gap: str) -> bool:
    """True for what joins the two ends of a period: "3 to 5 May"."""
    return gap.strip().lower() in calendar().leads.joins


def _goes_on_with_and(text: str, end: int) -> bool:
    """True for the first of two days ("on 3 and 5 May"), which are no period."""
    return text[end : end + len(" and")].strip().lower().startswith("and")


def _settled(moment: Moment, published: Moment | None) -> Moment:
    """What lies after publication is still to come, whatever its clause says."""
    return replace(moment, role=Role.AHEAD) if published and moment.at > published.at else moment
