"""Listings: a table on a terminal, tab-separated when piped, JSON or CSV when asked.

What is printed is harmless to a terminal (see `streams`) and does not run in a spreadsheet (see `claims.render`).
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from claims.cli.streams import echo, tell, warn
from claims.cli.table import Layout, Row, line_of, print_table

__all__ = ["echo", "emit", "emit_object", "output_options", "tell", "warn"]

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("json", "nl", "csv", "tsv", "ids")


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


def emit(rows: Sequence[Row], layout: Layout, form: str | None) -> None:
    """Print rows in the form asked for; a table on a terminal, tab-separated otherwise.

    JSON has every key of a row, separated values have those that `layout` names, `ids` the key `id`.
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
            echo(_separated(rows, layout.written, ","), nl=False)
        case "tsv":
            echo(_separated(rows, layout.written, "\t"), nl=False)
        case _ if sys.stdout.isatty():
            print_table(rows, layout.columns)
        case _:
            echo(_separated(rows, layout.written, "\t"), nl=False)


def emit_object(value: Row) -> None:
    """One object as JSON."""
    echo(_json(value, indent=2))


def _json(value: object, *, indent: int = 0) -> str:
    import msgspec

    from claims.render.words import escaped

    encoded = msgspec.json.encode(value)
    return escaped((msgspec.json.format(encoded, indent=indent) if indent else encoded).decode())


def _separated(rows: Sequence[Row], keys: Sequence[str], separator: str) -> str:
    from claims.render.tabular import cell

    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(keys)
    writer.writerows([cell(line_of(row.get(key))) for key in keys] for row in rows)
    return out.getvalue()
