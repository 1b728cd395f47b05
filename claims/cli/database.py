"""`claims db`: upgrade, check, mend, back up, measure the database."""

from __future__ import annotations

from pathlib import Path

import click

from claims.cli.common_options import common_options
from claims.cli.database_option import database_target
from claims.cli.output import emit, emit_object, output_options, tell
from claims.cli.table import Column, Layout
from claims.cli.words_type import NewFile

FINDINGS = 1
PROBLEMS = Layout(
    written=("check", "id", "problem", "remedy"),
    columns=(
        Column("check", ("{check}",)),
        Column("row", ("{id}",)),
        Column("problem", ("{problem}", "mend: {remedy}"), fills=True),
    ),
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
    """Read the whole store and report all damage. Exits with 1 when there is any.

    \b
    Example:
      claims db check
    """
    from claims.database import resolve_url
    from claims.render.words import number_of
    from claims.store.checking import check_store

    problems = check_store(resolve_url(database_target(context)))
    rows = [
        {"id": problem.subject, "check": problem.check, "problem": problem.problem, "remedy": problem.remedy}
        for problem in problems
    ]
    emit(rows, PROBLEMS, form)
    tell(number_of(len(problems), "problem") if problems else "ok")
    context.exit(FINDINGS if problems else 0)


@database.command("repair", short_help="Make indexes, triggers, links and echoes anew.")
@click.pass_context
def repair(context: click.Context) -> None:
    """Make anew what follows from reports, claims and decisions: indexes, triggers, links, echoes.

    Only what `claims db check` finds broken is changed. What was read and what people decided is never touched: for
    that there are backups. Exits with 1 when damage is left.

    \b
    Example:
      claims db repair && claims db check
    """
    from claims.database import resolve_url
    from claims.render.words import number_of
    from claims.review import current_analyst
    from claims.store.mending import repair_store

    done = repair_store(resolve_url(database_target(context)), by=current_analyst())
    if not done.found:
        tell("nothing to repair")
        return
    tell(f"indexes and triggers made anew; rows mended in: {', '.join(done.tables) or 'no table'}")
    if done.left:
        tell(f"{number_of(done.left, 'problem')} left: `claims db check` says what mends them")
        context.exit(FINDINGS)


@database.command("reseal", short_help="Accept rows that were changed by hand.")
@click.pass_context
def reseal(context: click.Context) -> None:
    """Accept rows that were changed by another program or by hand, in the name of CLAIMS_ANALYST.

    `claims db check` says which they are. The log keeps who accepted them, and when; what they said before is in your
    backups alone.

    \b
    Example:
      claims db check; claims db reseal
    """
    from claims.database import resolve_url
    from claims.render.words import number_of
    from claims.review import current_analyst
    from claims.store.mending import reseal_store

    done = reseal_store(resolve_url(database_target(context)), by=current_analyst())
    tell(f"accepted {number_of(done.rows, 'row')}; {number_of(done.tables, 'table')} counted anew")


@database.command("backup", short_help="Copy the whole database to a new file.")
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
    _command.params += common_options()
