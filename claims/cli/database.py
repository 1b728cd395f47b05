"""`claims db`: upgrade, check, back up, measure the database."""

from __future__ import annotations

from pathlib import Path

import click

from claims.cli.database_option import database_option, database_target
from claims.cli.output import emit, emit_object, output_options, tell
from claims.cli.quiet_option import quiet_option
from claims.cli.table import Column, Layout
from claims.cli.words_type import NewFile

FINDINGS = 1
PROBLEMS = Layout(
    written=("check", "id", "problem"),
    columns=(Column("check", ("{check}",)), Column("row", ("{id}",)), Column("problem", ("{problem}",), fills=True)),
)
ROWS = Layout(
    written=("table", "rows"), columns=(Column("table", ("{table}",)), Column("rows", ("{rows}",), justify="right"))
)


@click.group("db")
def database() -> None:
    """Look after the database.

    \b
    Example:
      claims db backup before-upgrade.db && claims db upgrade
    """


@database.command("upgrade")
@click.pass_context
def upgrade(context: click.Context) -> None:
    """Bring the database to this program's schema.

    \b
    Example:
      claims db upgrade
    """
    from claims.database import resolve_url
    from claims.database import upgrade as bring

    before, after = bring(resolve_url(database_target(context)))
    tell(f"schema {before}: current already" if before == after else f"schema {before} → {after}")


@database.command("check")
@output_options
@click.pass_context
def check(context: click.Context, form: str | None) -> None:
    """Read the whole store and report every broken promise. Exits with 1 when there is one.

    \b
    Example:
      claims db check
    """
    from claims.database import check as looked_over
    from claims.database import resolve_url
    from claims.render.words import number_of

    problems = looked_over(resolve_url(database_target(context)))
    rows = [{"id": problem.subject, "check": problem.check, "problem": problem.problem} for problem in problems]
    emit(rows, PROBLEMS, form)
    tell(number_of(len(problems), "problem") if problems else "ok")
    context.exit(FINDINGS if problems else 0)


@database.command("backup")
@click.argument("path", type=NewFile())
@click.pass_context
def backup(context: click.Context, path: Path) -> None:
    """Copy the whole database to the new file PATH, while others may be writing.

    \b
    Example:
      claims db backup claims-2026-03-05.db
    """
    from claims.database import backup as copy
    from claims.database import resolve_url

    copy(resolve_url(database_target(context)), path)
    tell(f"{path}: copied and checked")


@database.command("stats")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def stats(context: click.Context, as_json: bool) -> None:
    """Count the rows of every table, and measure the database's size.

    \b
    Example:
      claims db stats --json
    """
    from claims.database import resolve_url
    from claims.database import stats as measured

    found = measured(resolve_url(database_target(context)))
    if as_json:
        emit_object({"size": found.size, "rows": dict(found.rows)})
        return
    rows = [{"table": name, "rows": f"{number:,}"} for name, number in found.rows.items()]
    emit(rows, ROWS, None)
    tell(f"{found.size / 1e6:,.1f} MB")


for _command in database.commands.values():
    _command.params += [database_option(), quiet_option()]
