"""Dates: points in time as news prints them, with the precision the words have and no more.

Knows spans and the calendar; knows nothing of what happened then.
"""

from claims.dates.finding import as_of, find_moments
from claims.dates.moment import Moment, Precision, Role
from claims.dates.reading import parse_moment

__all__ = ["Moment", "Precision", "Role", "as_of", "find_moments", "parse_moment"]
