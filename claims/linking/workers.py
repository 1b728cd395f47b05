"""Who does the tasks of linking anew: this process, processes on this machine, or a cluster's workers.

Knows how tasks are handed out; knows nothing of what they do. Answers come in the order of the tasks, whoever was
quickest and whoever was lost on the way, so that the same claims give the same links anywhere.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from claims.errors import UsageError

Task = TypeVar("Task")
Answer = TypeVar("Answer")

WAITING = 2
"""Tasks handed out beyond those being done, for each worker: enough that none waits, few enough to keep memory flat."""

MOST = 256
"""Processes on one machine; more is a mistyped number."""

RETRIES = 3
"""Times a cluster does a task again whose worker was lost."""


class Workers(Protocol):
    """Whoever does tasks."""

    number: int

    def map(self, do: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """The answers to `tasks`, in their order; tasks are drawn as they are needed."""
        ...


class ThisProcess:
    """The tasks done one after the other, here."""

    number = 1

    def map(self, do: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """See `Workers.map`."""
        return map(do, tasks)


class _Handed:
    """Tasks handed out by a `submit` that gives a future."""

    def __init__(self, submit: Callable[..., Any], number: int) -> None:
        self._submit = submit
        self.number = number

    def map(self, do: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """See `Workers.map`."""
        waiting: deque[Any] = deque()
        for task in tasks:
            waiting.append(self._submit(do, task))
            if len(waiting) > self.number * (1 + WAITING):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def workers(wanted: str | None, *, alone: bool = False) -> Iterator[Workers]:
    """The workers asked for: a number of processes (one a processor when None), or the address of a cluster.

    `alone` is for what is too little to share. Raises UsageError for what is neither, for an address without the
    library for it, and where no cluster answers.
    """
    if alone:
        yield ThisProcess()
        return
    if wanted and "://" in wanted:
        with _cluster(wanted) as cluster:
            yield cluster
        return
    if wanted and not (wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= MOST):
        raise UsageError(f"neither a number of processes (1 to {MOST}) nor an address", subject=wanted)
    number = (
        int(wanted) if wanted else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    )
    if (number or 1) <= 1:
        yield ThisProcess()
        return
    # Tasks leave no rings of objects behind; looking for some took a sixth of their time.
    with ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=gc.disable) as pool:
        yield _Handed(pool.submit, number or 1)


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    try:
        from distributed import Client  # noqa: PLC0415 - a library of the optional kind, and a heavy one
    except ImportError as error:
        raise UsageError("a cluster needs dask: pip install 'claimdesk[scale]'", subject=address) from error
    try:
        client = Client(address, timeout=10)  # type: ignore[no-untyped-call] # distributed tells no types here
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError("no scheduler answers there", subject=address) from error
    with client:

        def submit(do: Callable[[Task], Answer], task: Task) -> Any:  # noqa: ANN401 - the cluster's own future
            return client.submit(do, task, pure=False, retries=RETRIES)

        yield _Handed(submit, max(1, len(client.scheduler_info()["workers"])))
