"""What a finding is: one weakness, in words an editor can act on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.matters import ClaimRecord


class Severity(StrEnum):
    """How much a finding matters: worth knowing, worth mending, not to be printed so."""

    NOTE = "note"
    WARNING = "warning"
    SERIOUS = "serious"

    @property
    def rank(self) -> int:
        """Higher is worse."""
        return list(Severity).index(self)

    def reaches(self, other: Severity) -> bool:
        """True when this is at least as bad as `other`."""
        return self.rank >= other.rank


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of one check: its code, how bad it is, the claims it is about (oldest first), and why it stands."""

    code: str
    severity: Severity
    claims: tuple[ClaimRecord, ...]
    explanation: str
