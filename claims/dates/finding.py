"""Finding moments: which words of a text name a point in time, and which one a statement holds at.

Pure. A date without a year, a weekday, "yesterday" are read from publication: back from it, unless the clause speaks of
what is to come. Without a publication known to the day they name no moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.dates.calendar import calendar, midnight
from claims.dates.moment import Moment, MomentReason, Precision, Role
from claims.dates.printed import Printed, printed_times, words_after, words_before
from claims.dates.reading import Lead, closing_day, read
from claims.dates.roles import role_of, stands_alone, stands_as_day
from claims.dates.vague import tells_vaguely
from claims.text import Span

RECENT = 7
"""Days between a date by the calendar and publication, at most, for it to be when a statement that news tells of was
made; older dates date its content."""

RECENT_COUNTED = 31
"""The same for a time that is told from publication ("a week ago on Monday", "late last month"): that is news."""

_FINE = frozenset({Precision.MINUTE, Precision.DAY})
_COARSE = frozenset({Precision.WEEK, Precision.MONTH})


def find_moments(text: str, published: Moment | None) -> list[Moment]:
    """The moments that `text` names, in text order, each with its span; relative ones only when published is known."""
    return list(_moments(text, Span(0, len(text)), published))


def as_of(text: str, sentence: Span, published: Moment | None, content: Sequence[Span] = ()) -> Moment | None:
    """When the statement with this `content` in `sentence` was made or its count holds, and why then.

    A time that the sentence says something holds at ("as of Friday", "earlier this week"), else a day shortly before
    publication that it names, else a week or month that ended then, else publication itself: a date further back dates
    what is told and not the telling, "since Monday" opens a period, and what is due on Wednesday has not been.

    None without a publication, unless the sentence says with its year when it holds.
    """
    moments = list(_moments(text, sentence, published))
    if published is None:
        held = (one for one in moments if one.role is Role.HOLDS)
        return next((replace(one, reason=_reason(one, content)) for one in held), None)
    past = [moment for moment in moments if moment.at <= published.at]
    held = (moment for moment in past if moment.role is Role.HOLDS)
    named = [moment for moment in past if moment.role is Role.AT and _is_recent(moment, published)]
    fine = (moment for moment in named if moment.precision in _FINE)
    coarse = (one for one in named if one.precision in _COARSE and one.last_day < published.at.date())
    for moment in (*held, *fine, *coarse):
        if _is_day_of(moment, published):
            return replace(published, span=moment.span, reason=MomentReason.NAMED_DAY)
        return replace(moment, reason=_reason(moment, content))
    return replace(published, reason=MomentReason.PUBLICATION)


def _is_recent(moment: Moment, published: Moment) -> bool:
    """True when news of that publication may tell of the moment as its own time."""
    between = (published.at.date() - moment.last_day).days
    return between <= (RECENT_COUNTED if moment.counted else RECENT)


def happened_on(text: str, sentence: Span, published: Moment | None, content: Sequence[Span] = ()) -> Moment | None:
    """The day that what the sentence tells of fell on, and why that: the one day it names, else that of publication.

    None where the sentence speaks of a period, of a week or longer, of several days, of what is to come or of a time
    that no calendar places, and where publication is not known to the day, unless the day is named with its year.
    """
    moments = [one for one in _moments(text, sentence, published) if one.role is not Role.COMPARED]
    if any(moment.role not in {Role.AT, Role.HOLDS} or moment.precision not in _FINE for moment in moments):
        return None
    if tells_vaguely(text, sentence, [moment.span for moment in moments if moment.span]):
        return None
    days = {moment.at.date(): _day_of(moment, content) for moment in moments}
    if days:
        return days.popitem()[1] if len(days) == 1 else None
    if published is None or published.precision not in _FINE:
        return None
    return replace(published, reason=MomentReason.PUBLICATION)


def _day_of(moment: Moment, content: Sequence[Span]) -> Moment:
    """The day of a moment as it was printed, whatever day it was elsewhere."""
    return replace(
        moment,
        at=midnight(moment.at.date(), moment.at),
        precision=Precision.DAY,
        reason=_reason(moment, content),
    )


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
    if printed.is_bare and not stands_alone(before, month=printed.has("month_first")):
        return
    if printed.is_ordinal and not stands_as_day(before, _directly_after(text, printed.span.end, within)):
        return
    role = _role(text, within, printed, before, last)
    lead = Lead(
        ahead=role is Role.AHEAD,
        last=bool(before) and before[-1].lower() in calendar().leads.last,
        after_the=bool(before) and before[-1].lower() == "the",
        this=bool(before) and before[-1].lower() == "this",
    )
    known = read(printed, published, lead)
    if known is None:
        return
    found = Moment(known.at, known.precision, printed.span, role, until=known.until, counted=printed.is_counted)
    closing = closing_day(printed, found.at)
    if closing is None:
        yield _settled(found, published)
    else:
        yield _settled(replace(found, role=Role.OPENS), published)
        yield _settled(replace(found, at=closing, role=Role.ENDS), published)


def _directly_after(text: str, end: int, within: Span) -> list[str]:
    """The words after a time, none where a mark stands between."""
    return words_after(text, end, within) if text[end : end + 1].isspace() else []


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
    return gap.strip().lower().removesuffix(" the").removesuffix(" on") in calendar().leads.joins


def _goes_on_with_and(text: str, end: int) -> bool:
    """True for the first of two days ("on 3 and 5 May"), which are no period."""
    return text[end : end + len(" and")].strip().lower().startswith("and")


def _settled(moment: Moment, published: Moment | None) -> Moment:
    """What lies after publication is still to come, whatever its clause says."""
    return replace(moment, role=Role.AHEAD) if published and moment.at > published.at else moment
