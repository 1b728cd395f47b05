"""Isolation: whatever goes wrong with one input is that input's failure, and the others go on.

The one place where every exception is caught, expected or not (but for the command line's `main`, which has the last
word on what no stage of any input raised). Knows the error tree and no use case: who works on an
input wraps each stage in `isolated`, and finds the failure there as a value.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from claims.errors import (
    BusyError,
    ClaimsError,
    FaultError,
    InputError,
    OutOfMemoryError,
    Stage,
    StoreLockedError,
    TooDeepError,
)

FRAMES = 30
"""Innermost frames of a traceback that are kept: a loop through itself has thousands."""

LONGEST_REASON = 200
"""Characters of an exception's own words that are told: some quote the whole input."""


@dataclass(slots=True)
class Attempt:
    """What became of one stage of the work on one input; `failure` is None when it went well."""

    failure: InputError | None = None


@contextmanager
def isolated(stage: Stage, subject: str, *, passing: tuple[type[Exception], ...] = ()) -> Iterator[Attempt]:
    """Keep what goes wrong inside the block as the attempt's `failure`.

    What is wrong for every input goes through: a store that cannot be used, an option or word list that makes no
    sense, an interrupt. So do the errors in `passing`, which somebody further out knows better.
    """
    attempt = Attempt()
    try:
        yield attempt
    except InputError as error:
        attempt.failure = error.placed(stage, subject)
    except StoreLockedError as error:
        attempt.failure = BusyError(error.problem, remedy=error.remedy).placed(stage, subject)
    except ClaimsError:
        raise
    except passing:
        raise
    except MemoryError:
        memory = OutOfMemoryError("it needs more memory than there is", remedy="give it on a larger machine")
        attempt.failure = memory.placed(stage, subject)
    except RecursionError:
        deep = TooDeepError("nested too deeply to be a report", remedy="look at it, and leave it out")
        attempt.failure = deep.placed(stage, subject)
    except Exception as error:  # noqa: BLE001 - strangers' files find faults that nobody foresaw; no batch ends with them
        attempt.failure = fault_of(error).placed(stage, subject)


def fault_of(error: Exception) -> FaultError:
    """An exception that nobody foresaw, as a fault of the program in one line, with its traceback beside it."""
    own = " ".join(str(error).split())[:LONGEST_REASON]
    found = FaultError(f"a fault of claims: {type(error).__name__}" + (f": {own}" if own else ""))
    found.details = "".join(traceback.format_exception(error, limit=-FRAMES))
    return found
