"""What goes wrong inside a stage becomes the input's failure, or goes through."""

from __future__ import annotations

import pickle

import pytest

from claims.errors import (
    BusyError,
    FaultError,
    InputError,
    LexiconError,
    OutOfMemoryError,
    Stage,
    StoreError,
    StoreLockedError,
    TooDeepError,
    UsageError,
)
from claims.isolation import isolated


def work(raised: BaseException) -> None:
    raise raised


@pytest.mark.parametrize(
    ("raised", "kept"),
    [
        (InputError("no text in it"), InputError),
        (StoreLockedError("another program is writing"), BusyError),
        (MemoryError(), OutOfMemoryError),
        (RecursionError("maximum recursion depth exceeded"), TooDeepError),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"), FaultError),
        (IndexError(-1), FaultError),
        (AssertionError(), FaultError),
    ],
)
def test_what_concerns_one_input_is_its_failure(raised: Exception, kept: type[InputError]) -> None:
    with isolated(Stage.EXTRACTION, "a.txt") as attempt:
        work(raised)
    failure = attempt.failure
    assert type(failure) is kept
    assert (failure.stage, failure.subject) == (Stage.EXTRACTION, "a.txt")
    assert "\n" not in str(failure)
    # It comes whole from another process.
    sent = pickle.loads(pickle.dumps(failure))  # noqa: S301 -- the bytes were made in this line
    assert (type(sent), vars(sent)) == (kept, vars(failure))


@pytest.mark.parametrize(
    "raised",
    [StoreError("the disk is full"), UsageError("no such field"), LexiconError("no such list"), KeyboardInterrupt()],
)
def test_what_concerns_every_input_goes_through(raised: BaseException) -> None:
    with pytest.raises(type(raised)), isolated(Stage.STORING, "a.txt"):
        work(raised)


def test_an_exception_that_quotes_the_whole_input_is_cut() -> None:
    with isolated(Stage.READING, "a.txt") as attempt:
        work(ValueError("word\n" * 10_000))
    assert attempt.failure is not None
    assert len(str(attempt.failure)) < 300
