"""Events: happenings, each with the claims that tell of it. One event has many matters: how many died, who did it.

Knows the tables and the words of happenings; the machine's grouping stands in `claim.event`, what analysts say of it in
rows of their own, and an event as it counts is read from both.
"""

from typing import TYPE_CHECKING

from claims.events.joins import joins
from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.events.event import Event, Member
    from claims.events.happening import Told, happening_of
    from claims.events.reading import find_event, read_events
    from claims.events.regrouping import regroup
else:
    __getattr__ = lazily(
        __name__,
        {
            "event": (
                "Event",
                "Member",
            ),
            "happening": (
                "Told",
                "happening_of",
            ),
            "reading": (
                "find_event",
                "read_events",
            ),
            "regrouping": ("regroup",),
        },
    )

__all__ = ["Event", "Member", "Told", "find_event", "happening_of", "joins", "read_events", "regroup"]
