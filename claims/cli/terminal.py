"""The terminal on standard output. Imported only when something is drawn: it costs more than most commands.

What is drawn is words in rich's styles, and nothing in the words themselves is obeyed: every piece of text is made
harmless on its way out, whoever put it there.
"""

from __future__ import annotations

import shutil
from typing import IO

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
from rich.segment import Segment

from claims.characters import harmless


class Terminal(Console):
    """A console as wide as COLUMNS or the terminal says, that leaves a broken pipe to the command line's `main`.

    It draws on standard output, or on `file`.
    """

    def __init__(self, file: IO[str] | None = None) -> None:
        width, height = shutil.get_terminal_size()
        super().__init__(highlight=False, markup=False, emoji=False, width=width, height=height, file=file)
        self.push_render_hook(_MakingHarmless())

    def on_broken_pipe(self) -> None:
        """Say that the reader is gone; rich itself would end the process as if there were findings."""
        raise BrokenPipeError


class _MakingHarmless(RenderHook):
    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_Harmless(renderable) for renderable in renderables]


class _Harmless:
    """What another renderable draws, its text harmless; rich's own control of the cursor is left to it."""

    def __init__(self, inner: ConsoleRenderable) -> None:
        self._inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self._inner, options):
            yield segment if segment.control else Segment(harmless(segment.text), segment.style)
