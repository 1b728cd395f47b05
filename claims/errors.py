"""The error tree: every failure a user can cause or mend, each with the words that help.

Knows nothing of the rest of the package. A `ClaimsError` reaches the user as one line, in one place (the command line's
`main`); anything else that escapes is a fault of the program, whose traceback goes to a log.
"""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The work on one input, in its order: where it failed."""

    READING = "reading"
    EXTRACTION = "extraction"
    STORING = "storing"
    LINKING = "linking"


class ClaimsError(Exception):
    """Something the user can understand and mend.

    `problem` says what is wrong, `subject` where (a file, a URL, an id), `remedy` what to do about it.
    `exit_code` follows the convention of the command line: 2 usage, 3 some inputs failed, 4 unknown id or nothing
    matched, 5 schema mismatch or lock.
    """

    exit_code = 2

    def __init__(self, problem: str, *, subject: str | None = None, remedy: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.subject = subject
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.subject}: " if self.subject else ""
        what_to_do = f" ({self.remedy})" if self.remedy else ""
        return f"{where}{self.problem}{what_to_do}"


class InputError(ClaimsError):
    """One input (file, page, record) on which the work failed; the rest of the batch goes on.

    `stage` is where it failed, `code` the sort of failure for machines; a report that could not be extracted is stored
    with both `code` and `problem`.
    """

    exit_code = 3
    code = "unusable"
    stage = Stage.READING

    def placed(self, stage: Stage, subject: str) -> InputError:
        """The same failure, in `stage` and on `subject` where it does not name its own."""
        self.stage = stage
        self.subject = self.subject or subject
        return self


class MissingExtraError(InputError):
    """The input needs an optional dependency that is not installed."""

    code = "missing-extra"


class OutOfTimeError(InputError):
    """The input took more processor time than it was given."""

    code = "out-of-time"


class OutOfMemoryError(InputError):
    """The input needs more memory than there is."""

    code = "out-of-memory"


class TooDeepError(InputError):
    """The input is nested more deeply than the program can follow."""

    code = "too-deep"


class BusyError(InputError):
    """The input could not be stored, because another program held the database for too long."""

    code = "locked"


class LostError(InputError):
    """The process that worked on the input died, and died again when it was tried alone."""

    code = "worker-lost"


class FaultError(InputError):
    """A fault of the program met on one input; `details` is its traceback, for a log and not for the user."""

    code = "fault"
    details = ""


class LexiconError(ClaimsError):
    """A word list or knowledge file that does not hold to its schema."""


class UsageError(ClaimsError):
    """The command was asked for something that makes no sense."""


class UnknownIdError(ClaimsError):
    """No row has an id that starts so."""

    exit_code = 4


class AmbiguousIdError(ClaimsError):
    """Several rows have an id that starts so."""

    exit_code = 4


class NothingMatchedError(ClaimsError):
    """A filter that leaves nothing, where the command needs something."""

    exit_code = 4


class StoreError(ClaimsError):
    """The database cannot be used as it is."""

    exit_code = 5


class SchemaError(StoreError):
    """The database's schema is older or newer than the program."""


class StoreLockedError(StoreError):
    """Another program holds the database."""
