"""`claims audit`: what in this coverage is weaker than it looks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from claims.cli.database_option import database_target
from claims.cli.filters import claim_filter, filter_options, selected_keys
from claims.cli.output import echo, tell
from claims.cli.report import FORMATS, show
from claims.cli.values import count, date, end_of_day, utc
from claims.cli.words_type import NewFile

SEVERITIES = ("note", "warning", "serious")
FINDINGS = 1
"""The exit status when there are findings at or above the severity asked for."""


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
    from claims.audit import Severity
    from claims.audit import audit as audited
    from claims.cli.files import write_whole
    from claims.render import Format, findings_terminal, format_of_path, written_findings
    from claims.render.words import number_of
    from claims.store import open_store

    written = Format(form) if form and form != "terminal" else format_of_path(output) if output and not form else None
    with open_store(database_target(context)) as store, store.session() as session:
        selected = selected_keys(session, claim_filter(**filters))
        found = audited(session, selected, codes=codes, as_of=end_of_day(utc(as_of)))
    findings = [finding for finding in found if finding.severity.reaches(Severity(min_severity))]
    shown = findings[:limit]
    if written is None:
        if shown:
            show(findings_terminal(shown), output, force=force)
    elif output:
        write_whole(output, written_findings(shown, written), force=force)
    else:
        echo(written_findings(shown, written), nl=False)
    tell(number_of(len(shown), "finding") + (f" of {len(findings):,}" if len(shown) < len(findings) else ""))
    context.exit(FINDINGS if findings else 0)
