"""The terminal on standard output. Imported only when something is drawn: it costs more than most commands."""

from __future__ import annotations

import shutil

from rich.console import Console


class Terminal(Console):
    """A console as wide as COLUMNS or the terminal says, that leaves a broken pipe to the command line's `main`."""

    def __init__(self) -> None:
        width, height = shutil.get_terminal_size()
        super().__init__(highlight=False, width=width, height=height)

    def on_broken_pipe(self) -> None:
        """Say that the reader is gone; rich itself would end the process as if there were findings."""
        raise BrokenPipeError
