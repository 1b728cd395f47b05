"""What a word on the command line may be: text, without what no store can hold, and no longer than anything is called.

Every command's words are held to it when the command is found (see `group`): no command can forget to.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from claims.cli.values import shown

LONGEST_NAME = 10_000
"""Characters of a name, a filter or a reason. A search of SQLite takes patterns of 50,000 bytes."""

LONGEST_NOTE = 1_000_000
"""Characters of a note, which may be a whole document."""

LONGEST_FILE_NAME = 255
"""Bytes that every common file system takes for one name."""

_NO_TEXT = re.compile("[\ud800-\udfff]")


class Words(click.ParamType[str]):
    """Text of at most `longest` characters."""

    name = "text"

    def __init__(self, longest: int = LONGEST_NAME) -> None:
        self.longest = longest

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value as it is. Fails with click's BadParameter for bytes that are no UTF-8, NUL, and for too much."""
        words = str(value)
        if _NO_TEXT.search(words):
            self.fail("it is not UTF-8", param, ctx)
        if "\0" in words:
            self.fail("there is a NUL character in it", param, ctx)
        if len(words) > self.longest:
            self.fail(f"{shown(words)} has {len(words):,} characters, more than {self.longest:,}", param, ctx)
        return words


class Input(click.ParamType[str]):
    """A path, which need not be text, a URL, or `-`."""

    name = "input"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value as it is. Fails with click's BadParameter for NUL, which no path holds."""
        if "\0" in str(value):
            self.fail("there is a NUL character in it", param, ctx)
        return str(value)


class NewFile(click.Path):
    """A file to write, as a path; it need not be there."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path. Fails with click's BadParameter for a folder, and for what no file can be called."""
        if "\0" in str(value):
            self.fail("there is a NUL character in it", param, ctx)
        if any(len(os.fsencode(part)) > LONGEST_FILE_NAME for part in Path(value).parts):
            self.fail(f"no file can have a name as long as {shown(value)}", param, ctx)
        return super().convert(value, param, ctx)


def hold_to_words(command: click.Command) -> None:
    """Have every plain text among the command's options and arguments, and its commands', be `Words`."""
    for parameter in command.params:
        if parameter.type in {click.STRING, click.UNPROCESSED}:
            parameter.type = Words()
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            hold_to_words(inner)
