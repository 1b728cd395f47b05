"""`claims retry`: reports that are stored without claims because extraction failed on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims.cli.database_option import database_target
from claims.cli.ids import read_ids
from claims.cli.ingest import (
    SOME_FAILED,
    counts,
    max_seconds_option,
    running,
    told_found,
    told_unfinished,
    workers_option,
)
from claims.cli.output import emit_object, tell

if TYPE_CHECKING:
    from claims.store import Store


@click.command("retry")
@click.argument("report_ids", nargs=-1, metavar="[REPORT…|-]")
@max_seconds_option
@workers_option
@click.option("--dry-run", is_flag=True, help="Say what would be tried, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="The counts and failures as JSON.")
@click.pass_context
def retry(
    context: click.Context,
    report_ids: tuple[str, ...],
    max_seconds: float | None,
    wanted: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Find the claims of reports on which that failed: all of them, or those named by id.

    `claims reports --failed` lists them. A later version of this program tries them again whenever it ingests.

    \b
    Example:
      claims retry
      claims retry 3f2a9c --max-seconds 3600
    """
    from claims.render.words import number_of
    from claims.store import open_store

    with open_store(database_target(context)) as store:
        keys = _keys(store, report_ids)
        if dry_run:
            tell(f"would try {number_of(len(keys), 'report')} again")
            return
        with running(len(keys), wanted, max_seconds) as (step, run):
            summary = store.retry(keys, progress=step, run=run)
    if as_json:
        emit_object(counts(summary))
    else:
        tried = f"{number_of(len(keys), 'report')} tried again"
        tell(f"{tried}; {told_found(summary)}{told_unfinished(summary)}")
    context.exit(SOME_FAILED if summary.failed else 0)


def _keys(store: Store, report_ids: tuple[str, ...]) -> list[int]:
    """The keys of the failed reports that are meant, in the order they came in."""
    from claims.models import Report
    from claims.queries import failed_reports, identify

    with store.session() as session:
        failed = failed_reports(session)
        if not report_ids:
            return failed
        meant = {identify(session, Report, given).id for given in read_ids(report_ids)}
    return [key for key in failed if key in meant]
