"""Keeps docs/cli.md true: every command's help, as the command itself prints it.

`python docs/commands.py [--write]`. Exit status 1 when the page says something else than the commands do.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from claims.cli.group import claims

PAGE = Path(__file__).resolve().parent / "cli.md"
WIDTH = 96

HEAD = """\
# The commands

Written by `python docs/commands.py --write` from the commands themselves.

Standard output is data: a table on a terminal, tab-separated lines when piped, or what `--json`, `--nl` (one object a
line), `--csv`, `--tsv` and `--ids` ask for. Standard error is progress and counts. An id may be shortened to its first
characters, four at least, as long as they fit one row. `NO_COLOR` and `FORCE_COLOR` are honoured.

What comes from reports is made harmless where it is shown: control characters, which could move a terminal's cursor,
are left out of tables and of separated values, and a cell that a spreadsheet would take for a formula gets an
apostrophe in front. JSON holds the words as they are stored.

| exit status | meaning |
|---|---|
| 0 | done |
| 1 | done, and there are findings (`audit`, `db check`) |
| 2 | the command makes no sense as it was given |
| 3 | some inputs failed, the rest is stored; so is a report whose extraction failed (`claims reports --failed`) |
| 4 | no row has this id, or several have, or nothing matched |
| 5 | the database is missing, locked, or of another schema |
| 70 | a fault of claims itself: told in one line, its traceback in a log (`CLAIMS_LOG`), or shown with `--debug` |
| 130 | interrupted |
"""


def commands(group: click.Group, parent: click.Context | None = None) -> Iterator[click.Context]:
    """The context of every command, each group before its own commands."""
    context = _context(group, parent)
    yield context
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, context)
        elif command is not None:
            yield _context(command, context)


def _context(command: click.Command, parent: click.Context | None) -> click.Context:
    return click.Context(command, parent, command.name, terminal_width=WIDTH, **command.context_settings)


def page() -> str:
    """The whole page."""
    return "".join([HEAD, *(_section(context) for context in commands(claims))])


def _section(context: click.Context) -> str:
    helped = "\n".join(line.rstrip() for line in context.get_help().splitlines())
    return f"\n## {context.command_path}\n\n```text\n{helped}\n```\n"


def main() -> int:
    """Compare the page with the commands, or rewrite it."""
    parser = argparse.ArgumentParser(prog="docs/commands.py", description=__doc__)
    parser.add_argument("--write", action="store_true", help="rewrite the page")
    today = page()
    if parser.parse_args().write:
        PAGE.write_text(today, encoding="utf-8")
        return 0
    shown = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    differences = difflib.unified_diff(shown.splitlines(), today.splitlines(), PAGE.name, "commands", lineterm="")
    sys.stdout.writelines(line + "\n" for line in differences)
    return 1 if shown != today else 0


if __name__ == "__main__":
    sys.exit(main())
