"""Listings: a table on a terminal, tab-separated when piped, JSON or CSV when asked.

What is printed is harmless to a terminal (see `streams`) and does not run in a spreadsheet (see `claims.render`).
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

import click

from claims.cli.streams import echo, tell, warn
from claims.cli.table import Layout, Row, line_of, print_table

__all__ = ["echo", "emit", "emit_object", "output_options", "tell", "warn"]

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("json", "nl", "csv", "tsv", "ids")
PAGE = 100
"""Rows that are written at once: few enough that the first are soon seen, enough that writing costs little."""


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


def emit(rows: Iterable[Row], layout: Layout, form: str | None) -> int:
    """Print rows in the form asked for; a table on a terminal, tab-separated otherwise. How many there were.

    JSON has every key of a row, separated values have those that `layout` names, `ids` the key `id`. Rows are printed
    as they come, a page at a time, so that a long listing is never held whole; only a table waits for all of them,
    because its columns are as wide as what stands in them.
    """
    if form is None and sys.stdout.isatty():
        table = list(rows)
        print_table(table, layout.columns)
        return len(table)
    number = 0
    for page in _pages(rows):
        echo(_written(page, layout, form, first=not number), nl=False)
        number += len(page)
    echo(_end(layout, form, number), nl=False)
    return number


def _pages(rows: Iterable[Row]) -> Iterator[list[Row]]:
    ordered = iter(rows)
    while page := list(islice(ordered, PAGE)):
        yield page


def _written(page: list[Row], layout: Layout, form: str | None, *, first: bool) -> str:
    """One page of rows in a written form, what stands before the first of all rows included."""
    match form:
        case "json":
            # A list of some rows without its brackets: what stands between them is the same in a list of all.
            return ("[" if first else ",") + _json(page, indent=2)[1:-2]
        case "nl":
            return "".join(f"{_json(row)}\n" for row in page)
        case "ids":
            return "".join(f"{row['id']}\n" for row in page)
        case _:
            separator = "," if form == "csv" else "\t"
            return _separated(page, layout.written, separator, heading=first)


def _end(layout: Layout, form: str | None, number: int) -> str:
    """What stands behind the last row; of no rows at all, the whole."""
    if form == "json":
        return "\n]\n" if number else "[]\n"
    if form in {"nl", "ids"} or number:
        return ""
    return _written([], layout, form, first=True)


def emit_object(value: Row) -> None:
    """One object as JSON."""
    echo(_json(value, indent=2))


def _json(value: object, *, indent: int = 0) -> str:
    import msgspec

    from claims.render.words import escaped

    encoded = msgspec.json.encode(value)
    return escaped((msgspec.json.format(encoded, indent=indent) if indent else encoded).decode())


def _separated(rows: Iterable[Row], keys: Sequence[str], separator: str, *, heading: bool) -> str:
    from claims.render.tabular import cell

    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    if heading:
        writer.writerow(keys)
    writer.writerows([cell(line_of(row.get(key))) for key in keys] for row in rows)
    return out.getvalue()
