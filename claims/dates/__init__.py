"""Dates: points in time as news prints them, with the precision the words have and no more.

Knows spans and the calendar; knows nothing of what happened then.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.dates.calendar import is_calendar_word
    from claims.dates.finding import as_of, find_moments, happened_on
    from claims.dates.moment import Moment, MomentReason, Precision, Role
    from claims.dates.reading import parse_moment
else:
    __getattr__ = lazily(
        __name__,
        {
            "calendar": ("is_calendar_word",),
            "finding": (
                "as_of",
                "find_moments",
                "happened_on",
            ),
            "moment": (
                "Moment",
                "MomentReason",
                "Precision",
                "Role",
            ),
            "reading": ("parse_moment",),
        },
    )

__all__ = [
    "Moment",
    "MomentReason",
    "Precision",
    "Role",
    "as_of",
    "find_moments",
    "happened_on",
    "is_calendar_word",
    "parse_moment",
]
