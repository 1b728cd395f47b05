"""The bar on standard error while something long is written: where that is a terminal and standard output is none."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from claims.cli.quiet_option import is_quiet

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

Item = TypeVar("Item")

LONG = 2_000
"""Rows from which a listing takes long enough to say how far it is."""


class Counted(Generic[Item]):
    """Items that are counted as they are taken: `number` of them so far."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = items
        self.number = 0

    def __iter__(self) -> Iterator[Item]:
        """Take them."""
        for item in self._items:
            self.number += 1
            yield item


@contextmanager
def progressing(items: Iterable[Item], total: int, doing: str) -> Iterator[Iterable[Item]]:
    """The items, counted off by a bar as they are taken, which is gone when the block ends."""
    if total < LONG or is_quiet() or not sys.stderr.isatty() or sys.stdout.isatty():
        yield items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with _bar(*columns) as progress:
        yield progress.track(items, total=total, description=doing)


@contextmanager
def busy(items: Iterable[Item], size: int, doing: str, *, printed: bool = True) -> Iterator[Iterable[Item]]:
    """The items, of which nobody knows how many come of `size` claims: a bar that says for how long it has been at it.

    Where none is `printed` before the block ends, the bar is shown on a terminal too.
    """
    if size < LONG or is_quiet() or not sys.stderr.isatty() or (printed and sys.stdout.isatty()):
        yield items
        return
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn

    with _bar(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()) as progress:
        yield progress.track(items, total=None, description=doing)


def _bar(*columns: ProgressColumn) -> Progress:
    from rich.progress import Progress

    from claims.cli.terminal import Terminal

    return Progress(*columns, console=Terminal(sys.stderr), transient=True)
