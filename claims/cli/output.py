"""Listings: a table on a terminal, tab-separated when piped, JSON or CSV when asked.

Standard output is data, standard error is progress and counts. What came from a report can neither move the terminal's
cursor nor run in a spreadsheet (see `claims.render`).
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from claims.cli.quiet_option import is_quiet

Command = TypeVar("Command", bound=Callable[..., Any])
Row = Mapping[str, Any]

FORMATS = ("json", "nl", "csv", "tsv", "ids")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the key of the row it shows, and whether a long value may be folded.

    `on_terminal` is the key of a shorter form that a terminal's table shows in its stead. `shown` is false for what
    only separated values have, `written` for what only a table has.
    """

    heading: str
    key: str
    style: str = ""
    fold: bool = False
    on_terminal: str | None = None
    shown: bool = True
    written: bool = True


def output_options(command: Command) -> Command:
    """Give a listing command `--json`, `--nl`, `--csv`, `--tsv` and `--ids`, as its parameter `form`."""
    helps = {
        "json": "JSON: one list.",
        "nl": "JSON: one object a line.",
        "csv": "CSV with a heading line.",
        "tsv": "Tab-separated, with a heading line.",
        "ids": "Ids only, one a line.",
    }
    for name in reversed(FORMATS):
        command = click.option(f"--{name}", "form", flag_value=name, default=None, help=helps[name])(command)
    return command


def emit(rows: Sequence[Row], columns: Sequence[Column], form: str | None) -> None:
    """Print rows in the form asked for; a table on a terminal, tab-separated otherwise.

    JSON has every key of a row, the other forms have the columns; `ids` the key `id`.
    """
    match form:
        case "json":
            echo(_json(list(rows), indent=2))
        case "nl":
            for row in rows:
                echo(_json(row))
        case "ids":
            for row in rows:
                echo(str(row["id"]))
        case "csv":
            echo(_separated(rows, columns, ","), nl=False)
        case "tsv":
            echo(_separated(rows, columns, "\t"), nl=False)
        case _ if sys.stdout.isatty():
            _table(rows, columns)
        case _:
            echo(_separated(rows, columns, "\t"), nl=False)


def echo(words: str, *, nl: bool = True) -> None:
    """Data, to standard output."""
    click.echo(words, nl=nl)


def tell(words: str) -> None:
    """Progress and counts, to standard error, unless the user wants quiet."""
    if not is_quiet():
        warn(words)


def warn(words: str) -> None:
    """What went wrong, to standard error, always."""
    click.echo(words, err=True)


def emit_object(value: Row) -> None:
    """One object as JSON."""
    echo(_json(value, indent=2))


def _json(value: object, *, indent: int = 0) -> str:
    import msgspec

    encoded = msgspec.json.encode(value)
    return (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()


def _separated(rows: Sequence[Row], columns: Sequence[Column], separator: str) -> str:
    from claims.render.tabular import cell

    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    keys = [column.key for column in columns if column.written]
    writer.writerow(keys)
    writer.writerows([cell(_line(row.get(key))) for key in keys] for row in rows)
    return out.getvalue()


def _table(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    visible = [column for column in columns if column.shown]
    for column in visible:
        table.add_column(column.heading, style=column.style, no_wrap=not column.fold, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_line(row.get(column.on_terminal or column.key))) for column in visible))
    if rows:
        Console(highlight=False).print(table)


def _line(value: object) -> str:
    """A value in one line of a table."""
    from claims.render.words import plain, short

    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return plain(str(value.get("name") or short(str(value.get("id", "")))))
        case list() | tuple():
            return ", ".join(_line(item) for item in value)
        case _:
            return plain(str(value))
