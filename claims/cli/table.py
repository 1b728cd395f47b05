"""How rows are laid out for people: few columns, several lines to a cell, the widest thing last.

A claim has more to show than a terminal has columns; side by side, every cell would be four letters wide. What came
from a report can neither move the terminal's cursor nor colour it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal

from claims.cli.streams import echo

if TYPE_CHECKING:
    from rich.text import Text

Row = Mapping[str, Any]
Labelled = tuple[str, str]

NARROW = 24
"""Letters that a column takes at most, unless it is the one that fills the terminal."""

LABEL = 13
"""Letters of a label and the blank behind it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a terminal's table.

    Each of `lines` is a line of its cells, in which `{key}` stands for a value of the row; a line whose values are all
    empty is left out, and lines after the first are dimmed. `fills` gives the column what width the others leave.
    """

    heading: str
    lines: tuple[str, ...]
    style: str = ""
    fills: bool = False
    justify: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Layout:
    """What a listing shows: `columns` on a terminal; `written`, keys of a row, in separated values."""

    written: tuple[str, ...]
    columns: tuple[Column, ...]


ID = Column("id", ("{short_id}",), style="cyan")


def print_table(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """Print the rows as a table; nothing at all when there is none."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from claims.cli.terminal import Terminal

    if not rows:
        return
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=any(column.fills for column in columns))
    for column in columns:
        table.add_column(
            column.heading,
            justify=column.justify,
            overflow="fold",
            ratio=1 if column.fills else None,
            max_width=None if column.fills else NARROW,
        )
    for row in rows:
        table.add_row(*(_cell(row, column) for column in columns))
    Terminal().print(table)


def print_labelled(lines: Iterable[Labelled]) -> None:
    """Print a label at the head of each line; on a terminal, lines too long for it go on beside their label."""
    from rich.table import Table
    from rich.text import Text

    from claims.characters import harmless_line
    from claims.cli.terminal import Terminal

    terminal = Terminal()
    if not terminal.is_terminal:
        for label, words in lines:
            echo(f"{label:<{LABEL}}{harmless_line(words)}")
        return
    grid = Table.grid(expand=True)
    grid.add_column(width=LABEL, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    for label, words in lines:
        grid.add_row(Text(label), Text(words))
    terminal.print(grid)


def line_of(value: object) -> str:
    """A value in one line."""
    from claims.render.words import plain, short

    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return plain(str(value.get("name") or short(str(value.get("id", "")))))
        case list() | tuple():
            return ", ".join(line_of(item) for item in value)
        case _:
            return plain(str(value))


def _cell(row: Row, column: Column) -> Text:
    from rich.text import Text

    first, *others = [_filled(line, row) for line in column.lines]
    cell = Text(first, style=column.style)
    for line in filter(None, others):
        cell.append("\n" if cell else "").append(line, style="dim")
    return cell


def _filled(line: str, row: Row) -> str:
    values = {key: line_of(row.get(key)) for _, key, _, _ in Formatter().parse(line) if key}
    return line.format_map(values) if any(values.values()) else ""
