"""The sourcing report: who says what, on whose authority, who agrees independently, who contradicts.

Knows what an editor asks of a body of coverage; knows nothing of paper or screen.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.sourcing.account import Chain, FigureTable, MatterAccount, Printing, VoiceAccount, account_of
    from claims.sourcing.clock import generation_time
    from claims.sourcing.reading import report_read
    from claims.sourcing.report import IssuerRow, ReportRow, Scope, SourcingReport, assemble, sourcing_report
else:
    __getattr__ = lazily(
        __name__,
        {
            "account": (
                "Chain",
                "FigureTable",
                "MatterAccount",
                "Printing",
                "VoiceAccount",
                "account_of",
            ),
            "clock": ("generation_time",),
            "reading": ("report_read",),
            "report": (
                "IssuerRow",
                "ReportRow",
                "Scope",
                "SourcingReport",
                "assemble",
                "sourcing_report",
            ),
        },
    )

__all__ = [
    "Chain",
    "FigureTable",
    "IssuerRow",
    "MatterAccount",
    "Printing",
    "ReportRow",
    "Scope",
    "SourcingReport",
    "VoiceAccount",
    "account_of",
    "assemble",
    "generation_time",
    "report_read",
    "sourcing_report",
]
