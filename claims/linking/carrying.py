"""Where the claims lie while they are linked anew: in a file, so that a million of them need no memory.

Knows bytes by their places; knows nothing of what they say.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self


class Carried:
    """Pieces of bytes by place, in the order they were put away; gone when it is closed."""

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - closed by `__exit__`
        self._ends = array("q", [0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, pieces: Sequence[bytes]) -> None:
        """Put pieces away behind those before. Raises OSError when the disk is full."""
        self._file.seek(self._ends[-1])
        waiting = memoryview(b"".join(pieces))
        while waiting:
            waiting = waiting[self._file.write(waiting) :]
        for piece in pieces:
            self._ends.append(self._ends[-1] + len(piece))

    def take(self, places: Iterable[int]) -> list[bytes]:
        """The pieces at these places."""
        return [self._piece(place) for place in places]

    def _piece(self, place: int) -> bytes:
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        return self._file.read(end - start)
