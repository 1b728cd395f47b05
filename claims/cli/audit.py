"""`claims audit`: what in this coverage is weaker than it looks."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import click

from claims.cli.database_option import database_target
from claims.cli.filters import claim_filter, filter_options, selected_keys
from claims.cli.output import echo, tell
from claims.cli.progress import Counted, busy
from claims.cli.report import FORMATS, show
from claims.cli.values import count, date, end_of_day, utc
from claims.cli.words_type import NewFile

SEVERITIES = ("note", "warning", "serious")
FINDINGS = 1
"""The exit status when there are findings at or above the severity asked for."""

COUNTED = 2_000
"""Claims up to which findings beyond the limit are counted: of more, to count them takes longer than to tell some."""


@click.command("audit")
@filter_options
@click.option("--check", "codes", multiple=True, metavar="CODE", help="Run this check only; may be repeated.")
@click.option(
    "--min-severity", type=click.Choice(SEVERITIES), default="note", show_default=True,
    help="Leave out what matters less.",
)  # fmt: skip
@click.option("--limit", type=count, help="At most so many, the gravest first.")
@click.option("--json", "form", flag_value="json", help="Findings as JSON.")
@click.option("--csv", "form", flag_value="csv", help="Findings as CSV.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the file's ending, else terminal.")
@click.option("--output", "-o", type=NewFile(), help="Write to this file.")
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.option("--as-of", type=date, help="Only what had been published by then (UTC).")
@click.pass_context
def audit(
    context: click.Context,
    /,
    *,
    codes: tuple[str, ...],
    min_severity: str,
    limit: int | None,
    form: str | None,
    output: Path | None,
    force: bool,
    as_of: datetime | None,
    **filters: Any,  # noqa: ANN401 (the filters)
) -> None:
    """Find what is weaker than it looks: figures nobody stands behind, sources without a name, one voice in many.

    Exits with 1 when there are findings, 0 when there are none.

    \b
    Example:
      claims audit --min-severity warning
      claims audit --check single-source --json
    """
    from claims.audit import Severity, findings_told
    from claims.cli.files import write_whole
    from claims.database.engine import keep_little
    from claims.matters.outline import read_outline
    from claims.render import Format, findings_pieces, findings_terminal, format_of_path
    from claims.render.words import number_of
    from claims.store import open_store

    written = Format(form) if form and form != "terminal" else format_of_path(output) if output and not form else None
    with open_store(database_target(context)) as store, store.session() as session:
        keep_little(session.connection())
        selected = selected_keys(session, claim_filter(**filters))
        outline = read_outline(session, selected, as_of=end_of_day(utc(as_of)))
        found = iter(findings_told(session, outline, codes=codes, least=Severity(min_severity)))
        looked_at = len(outline.orders)
        printed = written is not None and output is None
        with busy(islice(found, limit), looked_at, "looking", printed=printed) as findings:
            counted = Counted(findings)
            shown = list(counted) if written is None else ()
            if written and output:
                write_whole(output, findings_pieces(counted, written), force=force)
            elif written:
                for piece in findings_pieces(counted, written):
                    echo(piece, nl=False)
        if shown:
            show([findings_terminal(shown)], output, force=force)
        more = islice(found, None if looked_at <= COUNTED else 1)
        beyond = _beyond(counted.number, sum(1 for _ in more), exact=looked_at <= COUNTED)
    tell(f"{number_of(counted.number, 'finding')}{beyond}")
    context.exit(FINDINGS if counted.number else 0)


def _beyond(shown: int, more: int, *, exact: bool) -> str:
    if not more:
        return ""
    return f" of {shown + more:,}" if exact else "; there are more"
