"""`claims log`: who did what, when."""

from __future__ import annotations

import re
from typing import Any

import click

from claims.cli.database_option import database_target
from claims.cli.output import emit, output_options
from claims.cli.table import ID, Column, Layout
from claims.cli.values import count

LOG = Layout(
    written=("at", "by", "action", "subject", "id", "said"),
    columns=(
        Column("when", ("{shown_at}",)),
        Column("who", ("{by}",)),
        Column("did", ("{action} {subject}",)),
        ID,
        Column("what", ("{said}",), fills=True),
    ),
)


SHORT = 10
_ID = re.compile(r"[0-9a-f]{40}")


@click.command("log")
@click.argument("row_id", metavar="[ID]", required=False)
@click.option("--by", metavar="NAME", help="What this analyst did.")
@click.option("--action", metavar="NAME", help="Acts of this kind: ingest, tag, grade, note, judge …")
@click.option("--limit", type=count, default=50, show_default=True, help="At most so many.")
@output_options
@click.pass_context
def log(
    context: click.Context, row_id: str | None, by: str | None, action: str | None, limit: int, form: str | None
) -> None:
    """Show who did what, newest first; with ID, to that row.

    \b
    Example:
      claims log --by ana --limit 10
      claims log 3f2a9c --json
    """
    from claims.errors import NothingMatchedError
    from claims.queries import log_rows
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        found = log_rows(session, uid_prefix=row_id, by=by, action=action, limit=limit)
    if row_id and not found:
        raise NothingMatchedError("the log has nothing of this row", subject=row_id)
    emit([_row(row) for row in found], LOG, form)


def _row(row: Any) -> dict[str, Any]:  # noqa: ANN401 (a LogRow; naming it here would import the database for --help)
    from claims.render.words import short, when

    return {
        "at": row.made_at,
        "shown_at": when(row.made_at),
        "by": row.made_by,
        "action": row.action,
        "subject": row.subject,
        "id": row.subject_uid,
        "short_id": short(row.subject_uid or ""),
        "detail": row.detail,
        "said": ", ".join(
            f"{key}: {_words(value)}" for key, value in row.detail.items() if value not in (None, [], "")
        ),
    }


def _words(value: object) -> str:
    """A detail in words, the ids in it shortened as they are everywhere else."""
    if isinstance(value, list):
        return " ".join(_words(item) for item in value)
    return str(value)[:SHORT] if _ID.fullmatch(str(value)) else str(value)
