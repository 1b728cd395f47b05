"""Matters: which claims are about one thing, and who independently stands behind each side of it.

Knows the tables it reads and the rules of counting; knows nothing of how any of it is shown. The sourcing report and
the attribution audit both stand on this room, so that they can never count differently.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.matters.citing import Citation, Ring
    from claims.matters.coverage import Coverage, read_coverage
    from claims.matters.figures import FigureLine, figure_lines
    from claims.matters.matter import Matter, Tie, matters_in
    from claims.matters.overview import MatterBrief, MatterOrder, matter_briefs, read_matters
    from claims.matters.records import (
        ClaimRecord,
        EchoRecord,
        FigureRecord,
        LinkRecord,
        Mark,
        ReportRecord,
        SourceRecord,
        newness,
    )
    from claims.matters.texts import OneText
    from claims.matters.voices import Standing, Voice, voices_among
else:
    __getattr__ = lazily(
        __name__,
        {
            "citing": (
                "Citation",
                "Ring",
            ),
            "coverage": (
                "Coverage",
                "read_coverage",
            ),
            "figures": (
                "FigureLine",
                "figure_lines",
            ),
            "matter": (
                "Matter",
                "Tie",
                "matters_in",
            ),
            "overview": (
                "MatterBrief",
                "MatterOrder",
                "matter_briefs",
                "read_matters",
            ),
            "records": (
                "ClaimRecord",
                "EchoRecord",
                "FigureRecord",
                "LinkRecord",
                "Mark",
                "ReportRecord",
                "SourceRecord",
                "newness",
            ),
            "texts": ("OneText",),
            "voices": (
                "Standing",
                "Voice",
                "voices_among",
            ),
        },
    )

__all__ = [
    "Citation",
    "ClaimRecord",
    "Coverage",
    "EchoRecord",
    "FigureLine",
    "FigureRecord",
    "LinkRecord",
    "Mark",
    "Matter",
    "MatterBrief",
    "MatterOrder",
    "OneText",
    "ReportRecord",
    "Ring",
    "SourceRecord",
    "Standing",
    "Tie",
    "Voice",
    "figure_lines",
    "matter_briefs",
    "matters_in",
    "newness",
    "read_coverage",
    "read_matters",
    "voices_among",
]
