"""What a check finds: a broken promise, where, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass

LINK = "`claims link --all`"
RESTORE = "restore a backup"
REPAIR = "`claims db repair`"
REPAIR_AND_LINK = "`claims db repair`, then `claims link --all`"
RESTORE_OR_RESEAL = "restore a backup, or accept what is there with `claims db reseal`"


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken promise.

    `check` found it in the row `subject` (`report 3f2a…`, `tag 7` by its key, or the store), `problem` is what is
    wrong, `remedy` what mends it.
    """

    check: str
    subject: str
    problem: str
    remedy: str = RESTORE

    def __str__(self) -> str:
        return f"{self.subject}: {self.problem}"
