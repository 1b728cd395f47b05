"""What the words around a printed time make of it: a bound of a period, a time something held, or one still to come.

Knows words of the clause only; reads no calendar.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from claims.dates.calendar import calendar
from claims.dates.moment import Role

_COMPARED_WITHIN = 6
"""Words before a time among which a comparison is looked for: "up from about 1,200 people on Thursday"."""

_OPENERS = 2
"""Words before a time that opens its sentence at most: "By next Wednesday the court will decide"."""


def role_of(before: Sequence[str], after: Sequence[str]) -> Role:
    """The role of a time with these words before and after it in its clause."""
    leads = calendar().leads
    lead = _lead(before)
    if _is_ahead(before, after):
        return Role.AHEAD
    if _is_compared(before):
        return Role.COMPARED
    if lead in leads.holds or " ".join(before[-2:]).lower() in leads.holds:
        return Role.HOLDS
    if lead in leads.by:
        return Role.AT if _counts(before, after) else Role.ENDS
    if lead in leads.opens:
        return Role.OPENS
    return Role.ENDS if lead in leads.ends else Role.AT


def stands_alone(before: Sequence[str], *, month: bool) -> bool:
    """True when the word before lets a month or a year without a day be a time."""
    leads = calendar().leads
    return bool(before) and before[-1].lower() in (leads.alone | leads.of_months if month else leads.alone)


def stands_as_day(before: Sequence[str], after: Sequence[str]) -> bool:
    """True when the words around "28th" let it be a day: "on the 28th, …", and not "on the 28th floor"."""
    leads = calendar().leads
    led = [word.lower() for word in before[-3:]]
    if led[-1:] != ["the"] or led[-2:-1] == [] or led[-2] not in leads.before_ordinal:
        return False
    if led[-2] == "of" and led[0] not in leads.night_of:
        return False
    rest = [word.lower() for word in after]
    if rest[:1] == ["and"]:  # "on the 3rd and the 4th", but "the 3rd and 4th brigades"
        rest = rest[2 + (rest[1:2] == ["the"]) :]
    return not rest or rest[0] in leads.after_ordinal or rest[0].isdecimal()


def _lead(before: Sequence[str]) -> str:
    """The word that introduces the time, small words between passed over."""
    for word in reversed(before):
        if word.lower() not in calendar().leads.passed_over:
            return word.lower()
    return ""


def _is_compared(before: Sequence[str]) -> bool:
    """True for the date of another number: "up from 34 on Thursday"."""
    near = [word.lower() for word in before[-_COMPARED_WITHIN:]]
    return any(" ".join(pair) in calendar().leads.compares for pair in pairwise(near))


def _is_ahead(before: Sequence[str], after: Sequence[str]) -> bool:
    if before and before[-1].lower() in calendar().leads.next:
        return True
    opens_sentence = len(before) <= _OPENERS
    return _looks_ahead(before) or (opens_sentence and _promises(after))


def _looks_ahead(before: Sequence[str]) -> bool:
    """True when the last word of outlook is not followed by what has been."""
    words = calendar().outlook
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if not _may_tell(word):
            continue
        if _has_been(word) and not (before[place - 1 : place] == ["be"] and _is_on_it(before)):
            return False
        if word == "have" and _is_other(before[:place]):
            return False
        if _is_outlook(before, place):
            return word not in words.other or "have" not in before[place + 1 :]
    return False


def _is_on_it(before: Sequence[str]) -> bool:
    """True where "will be held" is told of the time: "held on Monday", and not "held after Monday's vote"."""
    return before[-1].lower() not in calendar().outlook.done_before


@lru_cache(maxsize=50_000)
def _may_tell(word: str) -> bool:
    """False for the words that say neither what is to come nor what has been: most, and they are passed at no cost."""
    outlook = calendar().outlook
    told = outlook.sure | outlook.other | outlook.awaited | {"have", "to"}
    return word in told or _ends_in_will(word) or _has_been(word)


def _is_other(before: Sequence[str]) -> bool:
    """True when "have" follows a word that makes it the past: "may have", "would have"."""
    return any(word in calendar().outlook.other for word in before[-2:])


def _promises(after: Sequence[str]) -> bool:
    """True when what follows a time at the head of its sentence is still to come."""
    words = calendar().outlook
    for place, word in enumerate(after):
        if _has_been(word):
            return False
        if _ends_in_will(word) or word in words.sure:
            return True
        if word in words.infinitive:
            return after[place + 1 : place + 2] == ["to"]
    return False


def _is_outlook(words: Sequence[str], place: int) -> bool:
    outlook = calendar().outlook
    word, following = words[place], words[place + 1] if place + 1 < len(words) else None
    if word in outlook.sure or word in outlook.other or _ends_in_will(word):
        return True
    preceding = words[place - 1] if place else None
    if word == "to":
        return preceding in outlook.infinitive
    if word in outlook.awaited and (following is None or following in outlook.awaits):
        return following != "to" or word != "due" or preceding in outlook.infinitive
    return False


def _has_been(word: str) -> bool:
    outlook = calendar().outlook
    return word in outlook.been or (word.endswith("ed") and word not in outlook.awaited)


def _ends_in_will(word: str) -> bool:
    return word.endswith("'ll")


def _counts(before: Sequence[str], after: Sequence[str]) -> bool:
    return any(word in calendar().outlook.perfect for word in (*before, *after))
