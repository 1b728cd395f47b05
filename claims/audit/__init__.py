"""The attribution audit: what in this coverage is weaker than it looks.

A plain list of small checks, each from coverage to findings. Knows matters and voices; knows no table, no screen.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.audit.auditing import CHECKS, Check, audit, check_codes, findings_in
    from claims.audit.finding import Finding, Severity
    from claims.audit.telling import Findings, findings_told
else:
    __getattr__ = lazily(
        __name__,
        {
            "auditing": (
                "CHECKS",
                "Check",
                "audit",
                "check_codes",
                "findings_in",
            ),
            "finding": (
                "Finding",
                "Severity",
            ),
            "telling": (
                "Findings",
                "findings_told",
            ),
        },
    )

__all__ = ["CHECKS", "Check", "Finding", "Findings", "Severity", "audit", "check_codes", "findings_in", "findings_told"]
