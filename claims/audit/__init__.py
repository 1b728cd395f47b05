"""The attribution audit: what in this coverage is weaker than it looks.

A plain list of small checks, each from coverage to findings. Knows matters and voices; knows no table, no screen.
"""

from claims.audit.auditing import CHECKS, Check, audit, check_codes, findings_in
from claims.audit.finding import Finding, Severity

__all__ = ["CHECKS", "Check", "Finding", "Severity", "audit", "check_codes", "findings_in"]
