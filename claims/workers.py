"""Who does tasks: this process, processes on this machine, or a cluster's workers.

Knows how tasks are handed out; knows nothing of what they do. Answers come in the order of the tasks, whoever was
quickest and whoever was lost on the way, so that the same inputs give the same results anywhere.
"""

from __future__ import annotations

import gc
import os
import re
import signal
import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from typing import Any, Generic, Protocol, TypeVar

from claims.errors import ClaimsError, UsageError

Task = TypeVar("Task")
Answer = TypeVar("Answer")

WAITING = 2
"""Tasks handed out beyond those being done, for each worker: enough that none waits, few enough to keep memory flat."""

MOST = 256
"""Processes on one machine; more is a mistyped number."""

ALONE = 2
"""Times a task is tried alone that may have killed its process, before it is given up: the first may be its first."""

RETRIES = 3
"""Times a cluster does a task again whose worker was lost."""


class WorkerLostError(ClaimsError):
    """The process that did a task died, and died again when it did that task alone."""


@dataclass(frozen=True, slots=True)
class Ready(Generic[Answer]):
    """In the place of a task, the answer that is there already: it takes its turn among the others."""

    answer: Answer


class Workers(Protocol):
    """Whoever does tasks."""

    number: int

    def map(
        self,
        do: Callable[[Task], Answer],
        tasks: Iterable[Task | Ready[Answer]],
        *,
        lost: Callable[[Task], Answer] | None = None,
    ) -> Iterator[Answer]:
        """The answers to `tasks`, in their order; tasks are drawn as they are needed.

        A task whose worker dies is done again, alone; when that kills another, `lost` answers. Raises WorkerLostError
        where there is no `lost`, and what the task raises.
        """
        ...


class ThisProcess:
    """The tasks done one after the other, here."""

    number = 1

    def map(
        self,
        do: Callable[[Task], Answer],
        tasks: Iterable[Task | Ready[Answer]],
        *,
        lost: Callable[[Task], Answer] | None = None,  # noqa: ARG002 - nobody is lost here but with everything
    ) -> Iterator[Answer]:
        """See `Workers.map`."""
        return (task.answer if isinstance(task, Ready) else do(task) for task in tasks)


@dataclass(slots=True)
class _Handed(Generic[Task, Answer]):
    """A task with the future that answers it."""

    task: Task | Ready[Answer]
    future: Any


class _Others(ABC):
    """Workers elsewhere: they are handed a window of tasks, and answer in its order."""

    number: int

    def map(
        self,
        do: Callable[[Task], Answer],
        tasks: Iterable[Task | Ready[Answer]],
        *,
        lost: Callable[[Task], Answer] | None = None,
    ) -> Iterator[Answer]:
        """See `Workers.map`."""
        window: deque[_Handed[Task, Answer]] = deque()
        for task in tasks:
            window.append(_Handed(task, _answered(task.answer) if isinstance(task, Ready) else self.submit(do, task)))
            if len(window) > self.number * (1 + WAITING):
                yield self.answer(do, window, lost)
        while window:
            yield self.answer(do, window, lost)

    @abstractmethod
    def submit(self, do: Callable[[Task], Answer], task: Task) -> Any:  # noqa: ANN401 - the library's own future
        """Hand out one task."""

    @abstractmethod
    def answer(
        self,
        do: Callable[[Task], Answer],
        window: deque[_Handed[Task, Answer]],
        lost: Callable[[Task], Answer] | None,
    ) -> Answer:
        """Wait for the first task's answer, and take it out of the window."""


class _Processes(_Others):
    """Processes on this machine. One that dies breaks the whole pool: what it had not answered is done by a new one."""

    def __init__(self, number: int, *, garbage: bool) -> None:
        self.number = number
        self._garbage = garbage
        # Its other end closes when this process closes it, and when it dies.
        self._lifeline, self._own_end = Pipe(duplex=False)
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.number,
            mp_context=get_context("spawn"),
            initializer=_prepare,
            initargs=(self._garbage, self._lifeline),
        )

    def close(self, *, at_once: bool) -> None:
        """Let the processes go, `at_once` without waiting for what they are doing."""
        if at_once:
            self._own_end.close()
        self._pool.shutdown(cancel_futures=True)

    def submit(self, do: Callable[[Task], Answer], task: Task) -> Any:  # noqa: ANN401 - see `_Others.submit`
        """See `_Others.submit`."""
        try:
            return self._pool.submit(do, task)
        except BrokenProcessPool as error:
            broken: Future[Answer] = Future()
            broken.set_exception(error)
            return broken

    def answer(
        self,
        do: Callable[[Task], Answer],
        window: deque[_Handed[Task, Answer]],
        lost: Callable[[Task], Answer] | None,
    ) -> Answer:
        """See `_Others.answer`."""
        if isinstance(window[0].future.exception(), BrokenProcessPool):
            # Nothing tells which of the tasks killed its process: each is done alone, so that the next death does.
            self._pool.shutdown(wait=False)
            self._pool = self._new_pool()
            for handed in window:
                if not isinstance(handed.task, Ready) and isinstance(handed.future.exception(), BrokenProcessPool):
                    handed.future = self._alone(do, handed.task, lost)
        answer: Answer = window.popleft().future.result()
        return answer

    def _alone(self, do: Callable[[Task], Answer], task: Task, lost: Callable[[Task], Answer] | None) -> Any:  # noqa: ANN401 - see `_Others.submit`
        for _ in range(ALONE):
            future = self._pool.submit(do, task)
            if not isinstance(future.exception(), BrokenProcessPool):
                return future
            self._pool = self._new_pool()
        return _answered(_lost(task, lost))


class _Cluster(_Others):
    """The workers of a Dask cluster, whose scheduler hands a task to another worker when one is lost."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - distributed tells no types here
        self._client = client
        self.number = max(1, len(client.scheduler_info()["workers"]))

    def submit(self, do: Callable[[Task], Answer], task: Task) -> Any:  # noqa: ANN401 - see `_Others.submit`
        """See `_Others.submit`."""
        return self._client.submit(do, task, pure=False, retries=RETRIES)

    def answer(
        self,
        do: Callable[[Task], Answer],  # noqa: ARG002 - the scheduler has it
        window: deque[_Handed[Task, Answer]],
        lost: Callable[[Task], Answer] | None,
    ) -> Answer:
        """See `_Others.answer`."""
        from distributed import KilledWorker  # noqa: PLC0415 - of the optional kind; the client has loaded it already

        handed = window.popleft()
        try:
            answer: Answer = handed.future.result()
        except KilledWorker:
            if isinstance(handed.task, Ready):  # it has no worker
                raise
            return _lost(handed.task, lost)
        return answer


def _answered(answer: Answer) -> Future[Answer]:
    future: Future[Answer] = Future()
    future.set_result(answer)
    return future


def _lost(task: Task, lost: Callable[[Task], Answer] | None) -> Answer:
    if lost is None:
        raise WorkerLostError("the process that did a part of the work died twice", remedy="give it more memory")
    return lost(task)


def _prepare(garbage: bool, lifeline: Connection) -> None:  # noqa: FBT001 - the pool passes arguments by position
    """Make a new process a worker: an interrupt is its parent's to handle, and it ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()
    if not garbage:
        gc.disable()


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    os._exit(1)  # a pool's process would wait for ever for tasks of a parent that was killed


@contextmanager
def workers(wanted: str | None, *, alone: bool = False, garbage: bool = False) -> Iterator[Workers]:
    """The workers asked for: a number of processes (one a processor when None), or the address of a cluster.

    `alone` is for what is too little to share. Without `garbage` processes do not look for rings of objects: where
    tasks leave none, looking took a sixth of their time. Raises UsageError for what is neither, for an address without
    the library for it, and where no cluster answers.
    """
    if alone:
        yield ThisProcess()
        return
    if wanted and "://" in wanted:
        with _cluster(wanted) as cluster:
            yield cluster
        return
    number = _number(wanted)
    if number <= 1:
        yield ThisProcess()
        return
    pool = _Processes(number, garbage=garbage)
    try:
        yield pool
    except BaseException:
        pool.close(at_once=True)
        raise
    pool.close(at_once=False)


def _number(wanted: str | None) -> int:
    # So long a row of digits that Python refuses to read it is a mistyped number like any other.
    is_number = wanted is not None and re.fullmatch(r"[0-9]{1,9}", wanted) is not None
    if wanted and not (is_number and 1 <= int(wanted) <= MOST):
        raise UsageError(
            f"neither a number of processes (1 to {MOST}) nor an address",
            subject=f"--workers {wanted}",
            remedy="give a number, or a scheduler's tcp://HOST:PORT",
        )
    if wanted:
        return int(wanted)
    return (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()) or 1


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    try:
        from distributed import Client  # noqa: PLC0415 - a library of the optional kind, and a heavy one
    except ImportError as error:
        raise UsageError("a cluster needs dask: pip install 'claimdesk[scale]'", subject=address) from error
    try:
        client = Client(address, timeout=10)  # type: ignore[no-untyped-call] # distributed tells no types here
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(
            "no scheduler answers there", subject=address, remedy="check the address, and that it runs"
        ) from error
    with client:
        yield _Cluster(client)
