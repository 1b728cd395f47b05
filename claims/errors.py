"""The error tree: every failure a user can cause or mend, each with the words that help.

Knows nothing of the rest of the package. A `ClaimsError` reaches the user as one line, in one place (the command line's
`main`); anything else that escapes is a bug and keeps its traceback.
"""

from __future__ import annotations


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
    """One input (file, page, record) that cannot be read; the rest of the batch goes on."""

    exit_code = 3


class MissingExtraError(InputError):
    """The input needs an optional dependency that is not installed."""


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
