"""Review: what analysts say of claims, sources and links. Rows are added, never changed, and every act is logged.

Knows the tables of decisions and the rules of what may be said; a saying that is in force already is not said again.
The session is passed in, and the caller's transaction holds each act and its log entry together.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.review.analyst import current_analyst
    from claims.review.correcting import (
        correct_as_of,
        correct_figure,
        correct_issuer,
        correct_place,
        figure_of,
        take_back,
    )
    from claims.review.eventing import join_events, name_event, set_apart
    from claims.review.grading import grade_claim, grade_source
    from claims.review.identifying import clear_aspect, merge, set_aspect, split
    from claims.review.judging import judge
    from claims.review.naming import give_alias, take_alias
    from claims.review.noting import note
    from claims.review.tagging import tag
else:
    __getattr__ = lazily(
        __name__,
        {
            "analyst": ("current_analyst",),
            "correcting": (
                "correct_as_of",
                "correct_figure",
                "correct_issuer",
                "correct_place",
                "figure_of",
                "take_back",
            ),
            "eventing": (
                "join_events",
                "name_event",
                "set_apart",
            ),
            "grading": (
                "grade_claim",
                "grade_source",
            ),
            "identifying": (
                "clear_aspect",
                "merge",
                "set_aspect",
                "split",
            ),
            "judging": ("judge",),
            "naming": (
                "give_alias",
                "take_alias",
            ),
            "noting": ("note",),
            "tagging": ("tag",),
        },
    )

__all__ = [
    "clear_aspect",
    "correct_as_of",
    "correct_figure",
    "correct_issuer",
    "correct_place",
    "current_analyst",
    "figure_of",
    "give_alias",
    "grade_claim",
    "grade_source",
    "join_events",
    "judge",
    "merge",
    "name_event",
    "note",
    "set_apart",
    "set_aspect",
    "split",
    "tag",
    "take_alias",
    "take_back",
]
