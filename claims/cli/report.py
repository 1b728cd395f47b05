"""`claims report`: the sourcing report, on the terminal or in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from claims.cli.database_option import database_target
from claims.cli.filters import claim_filter, filter_options, selected_keys
from claims.cli.output import echo, tell
from claims.cli.progress import busy
from claims.cli.values import date, end_of_day, utc
from claims.cli.words_type import NewFile

FORMATS = ("terminal", "markdown", "html", "json", "csv")


@click.command("report")
@filter_options
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the file's ending, else terminal.")
@click.option("--output", "-o", type=NewFile(), help="Write to this file.")
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.option("--as-of", type=date, help="Only what had been published by then (UTC).")
@click.option(
    "--audit/--no-audit", "audited", default=True, help="Add what is weaker than it looks.", show_default=True
)
@click.pass_context
def report(
    context: click.Context,
    /,
    *,
    form: str | None,
    output: Path | None,
    force: bool,
    as_of: datetime | None,
    audited: bool,
    **filters: Any,  # noqa: ANN401 (the filters)
) -> None:
    """Tell who says what, on whose authority, who agrees independently, and who contradicts.

    One body's words count once however many outlets print them; who is not named, or could not be identified, is
    shown and not counted.

    \b
    Example:
      claims report
      claims report --place Selvo --as-of 2026-03-04 --output sourcing.html
    """
    from claims.audit import findings_told
    from claims.cli.files import write_whole
    from claims.database.engine import keep_little
    from claims.matters.outline import read_outline
    from claims.render import Format, format_of_path, report_parts, report_pieces
    from claims.render.words import number_of
    from claims.sourcing import report_read
    from claims.store import open_store

    written = Format(form) if form and form != "terminal" else format_of_path(output) if output and not form else None
    wanted = claim_filter(**filters)
    with open_store(database_target(context)) as store, store.session() as session:
        keep_little(session.connection())
        outline = read_outline(session, selected_keys(session, wanted), as_of=end_of_day(utc(as_of)))
        told = report_read(session, outline, filters=wanted.in_words())
        findings = findings_told(session, outline) if audited else ()
        if written is None:
            show(report_parts(told, findings), output, force=force)
        elif output:
            with busy(report_pieces(told, written, findings), len(told.claims), "writing", printed=False) as pieces:
                write_whole(output, pieces, force=force)
            tell(f"{output}: {number_of(len(told.matters), 'matter')}, {number_of(len(told.claims), 'claim')}")
        else:
            with busy(report_pieces(told, written, findings), len(told.claims), "writing") as pieces:
                for piece in pieces:
                    echo(piece, nl=False)


def show(parts: Iterable[object], output: Path | None, *, force: bool) -> None:
    """Show rich content on the terminal, or write it to a file as plain text."""
    from claims.cli.files import write_whole
    from claims.cli.terminal import Terminal

    terminal = Terminal()
    if output is None:
        for part in parts:
            terminal.print(part)
        return

    def captured() -> Iterator[str]:
        for part in parts:
            with terminal.capture() as capture:
                terminal.print(part)
            yield capture.get()

    write_whole(output, captured(), force=force)
