"""The shapes in which English prints points in time, as one pattern.

Knows the calendar's words. Every shape is bounded, so that a pass over a text takes time that grows with it alone; and
letters stand in the pattern in the cases they are printed in, because ignoring case made the pass several times slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claims.dates.calendar import calendar
from claims.dates.zones import zone_pattern


@cache
def moments_pattern() -> re.Pattern[str]:
    """One match a printed time, its parts in named groups; a clock's time of day is matched on its own."""
    words = calendar()
    month = rf"(?:{_any(_as_names(words.months))})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    join = r"\s?(?:and|to|until|through|–|-)\s?"
    units = r"(?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?)"
    weekdays = _any(_as_names(words.weekdays))
    numbered = _any(_as_words(words.counts))
    half = r"[aApP]\.?[mM]\b\.?"
    return re.compile(
        rf"""\b(?:
            (?=\d)(?:
                (?P<iso>\d{{4}}-\d\d-\d\d(?:[T\ ]\d\d:\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?:Z|[+-]\d\d:\d\d)?)?)
              | (?P<numeric>\d{{1,2}}(?P<mark>[/.-])\d{{1,2}}(?P=mark)(?:\d{{4}}|(?<=/)\d\d))
              | (?P<clock>\d{{1,2}}(?:[:.]\d\d(?:\s?{half})?|\s?{half}))(?:\s\(?(?P<zone>{zone_pattern()}))?
              | (?P<opening_day>{day})(?={join}{day}\s(?:of\s)?(?P<month_after>{month})(?:,?\s(?P<year_after>\d{{4}}))?)
              | (?P<day_first>{day})\s(?:of\s)?(?P<month_second>{month})(?:,?\s(?P<year_third>\d{{4}}))?
              | (?P<ordinal_day>\d{{1,2}}(?:st|nd|rd|th))
              | (?P<digits_ago>\d{{1,3}}\s{units})\sago
              | (?P<year_bare>(?:19|20)\d\d)
            )
          | (?P<month_first>{month})(?:
                \s(?P<day_second>{day})(?!\d)(?:\s?[–-]\s?(?P<closing_day>\d{{1,2}})(?!\d))?(?:,\s(?P<year_last>\d{{4}}))?
              | \s(?P<year_alone>\d{{4}})
            )?
          | (?P<weekday>{weekdays})(?:\s(?:morning|afternoon|evening|night))?(?P<before_last>\sbefore\slast)?
          | (?P<weekend>[Ww]eekend(?:\sbefore\slast)?)
          | (?P<feast>{_feasts(words.feasts)})
          | (?P<days>{_any(_as_words(words.days))})
          | (?P<spans>{_any(_as_words(words.spans))})
          | (?:[Pp]a|[Ll]a)st\s(?P<lasting>(?:{numbered}|\d{{1,3}})\s{units})
          | [Pp]ast\s(?P<past>hour|day|week|month|year)
          | (?P<ago_today>(?:{numbered}|\d{{1,2}})\s(?:weeks?|fortnight))\sago\stoday
          | (?P<words_ago>(?:{numbered})\s{units})\sago
          | (?P<weeks_before>(?:{numbered})\s(?:weeks?|fortnight))(?=\slast\s(?:{weekdays}))
          | (?P<weekdays_ago>(?:{numbered}|\d)\s(?:{weekdays})s)\sago
        )(?!\w)""",
        re.VERBOSE,
    )


def _as_names(words: Iterable[str]) -> Iterable[str]:
    """The words as names are printed: "may" and "sat" are no names."""
    return (form for word in words for form in (word.capitalize(), word.upper()))


def _feasts(words: Iterable[str]) -> str:
    """Any of the feasts as print names them, with either apostrophe."""
    named = (" ".join(map(str.capitalize, word.split())) for word in words)
    return "|".join(re.escape(name).replace("'", "['’]") for name in sorted(named, key=len, reverse=True))


def _as_words(words: Iterable[str]) -> Iterable[str]:
    """The words as they stand inside a sentence and at its head."""
    return (form for word in words for form in (word, word.capitalize()))


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
