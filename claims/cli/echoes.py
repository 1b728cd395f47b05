"""`claims echoes`: which report repeats which."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from claims.cli.database_option import database_option, database_target
from claims.cli.output import emit, output_options, tell
from claims.cli.quiet_option import quiet_option
from claims.cli.table import ID, Column, Layout
from claims.cli.values import count, share

if TYPE_CHECKING:
    from claims.queries import EchoRow

ECHOES = Layout(
    written=("id", "publisher", "published_at", "share", "words", "earlier", "earlier_publisher",
             "earlier_published_at", "share_of_earlier", "ordered_by", "why"),
    columns=(
        ID,
        Column("later", ("{publisher}", "{when}")),
        Column("repeats", ("{earlier_publisher}", "{earlier_when}", "{earlier_short_id}")),
        Column("share", ("{percent}",), justify="right"),
        Column("why", ("{why}", "“{longest}”"), fills=True),
    ),
)  # fmt: skip


@click.group("echoes")
def echoes() -> None:
    """Look at echoes: reports that repeat text of an earlier one.

    What counts is a reporter's own words: quotations, rights lines, credits and tip lines are left out. Echoes are
    found as reports come in; nothing that anyone judged is touched by them.

    \b
    Example:
      claims echoes list
    """


@echoes.command("list")
@click.argument("report_id", metavar="[REPORT]", required=False)
@click.option("--least", type=share, default=0.0,
              help="That repeat so much of their own words (0 to 1).")  # fmt: skip
@click.option("--limit", type=count, help="At most so many.")
@output_options
@click.pass_context
def list_echoes(
    context: click.Context, report_id: str | None, least: float, limit: int | None, form: str | None
) -> None:
    """List echoes, the newest first: all, or those in which one report repeats or is repeated.

    \b
    Example:
      claims echoes list --least 0.8
      claims echoes list 3f2a9c --json
    """
    from claims.models import Report
    from claims.queries import find_echoes_of, identify
    from claims.render.words import number_of
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        key = identify(session, Report, report_id).id if report_id else None
        rows = [_row(row) for row in find_echoes_of(session, key, least=least, limit=limit)]
    emit(rows, ECHOES, form)
    tell(number_of(len(rows), "echo", "echoes"))


@echoes.command("find")
@click.option("--all", "rebuild", is_flag=True, help="Drop all echoes and find them anew.")
@click.pass_context
def find(context: click.Context, rebuild: bool) -> None:
    """Find the echoes of reports that were not looked at yet: those that an older version of the program stored.

    \b
    Example:
      claims db upgrade && claims echoes find
    """
    from claims.ingest.echoing import echo_all
    from claims.render.words import number_of
    from claims.review import current_analyst
    from claims.store import open_store

    by = current_analyst()
    with open_store(database_target(context)) as store, store.transaction() as session:
        reports, found = echo_all(session, rebuild=rebuild, by=by, at=datetime.now(UTC))
    tell(f"{number_of(reports, 'report')} looked at, {number_of(found, 'echo', 'echoes')} found")


def _row(row: EchoRow) -> dict[str, Any]:
    from claims.render.words import headline, plain, short, when

    return {
        "id": row.later.uid,
        "short_id": short(row.later.uid),
        "publisher": row.later.outlet,
        "published_at": row.later.published_at,
        "when": when(row.later.published_at, row.later.published_precision),
        "earlier": row.earlier.uid,
        "earlier_short_id": short(row.earlier.uid),
        "earlier_publisher": row.earlier.outlet,
        "earlier_published_at": row.earlier.published_at,
        "earlier_when": when(row.earlier.published_at, row.earlier.published_precision),
        "ordered_by": "published" if row.published else "ingested",
        "words": row.words,
        "share": round(row.share, 3),
        "share_of_earlier": round(row.share_of_earlier, 3),
        "percent": f"{row.share:.0%}",
        "reasons": [{"code": reason.code, "text": reason.text} for reason in row.reasons],
        "why": "; ".join(plain(reason.text) for reason in row.reasons),
        "longest": headline(row.passages[0].words, 110) if row.passages else None,
        "passages": [
            {"words": passage.words, "span": [passage.later.start, passage.later.end],
             "earlier_span": [passage.earlier.start, passage.earlier.end]}
            for passage in row.passages
        ],
    }  # fmt: skip


for _command in echoes.commands.values():
    _command.params += [database_option(), quiet_option()]
