"""`claims matters`: claims taken together, and how many independent issuers stand behind each group."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from claims.cli.common_options import common_options
from claims.cli.database_option import database_target
from claims.cli.filters import claim_filter, filter_options, selected_keys
from claims.cli.output import echo, emit, emit_object, output_options, tell
from claims.cli.table import ID, Column, Layout
from claims.cli.values import count, date, end_of_day, utc

ORDERS = ("widest", "conflicts", "newest")
SHOWN = 25
"""Matters that are read and listed unless more are asked for."""

MATTERS = Layout(
    written=("id", "issuers", "outlets", "reports", "claims", "conflicts", "newest_figure", "first", "last", "counted",
             "printed_by", "headline"),
    columns=(
        ID,
        Column("matter", ("{words}", "{newest_figure}", "{warnings}"), fills=True),
        Column("counts", ("{issuer_words}", "{counted}")),
        Column("outlets", ("{outlets}",), justify="right"),
        Column("claims", ("{claims}",), justify="right"),
        Column("conflicts", ("{conflicts}",), justify="right"),
    ),
)  # fmt: skip
MEMBERS = Layout(
    written=("id", "voice", "standing", "stated", "when", "publisher", "first_report", "content"),
    columns=(
        ID,
        Column("voice", ("{voice}", "{standing}")),
        Column("claim", ("{words}", "= {stated}", "{copied}"), fills=True),
        Column("printed", ("{publisher}", "{when}")),
    ),
)


@click.group("matters")
def matters() -> None:
    """Look at matters: claims of different reports about one thing, however they agree or differ.

    What counts are issuers: one body's words, one agency's text and outlets that cite each other are one voice or none,
    however many print them. A matter has the id of its oldest claim, and the id of any of its claims finds it.

    \b
    Example:
      claims matters list
    """


@matters.command("list")
@filter_options
@click.option(
    "--sort", type=click.Choice(ORDERS), default="widest", show_default=True,
    help="First what most outlets print, what is most contradicted, or the newest.",
)  # fmt: skip
@click.option("--least", type=count, default=1, metavar="COUNT", help="That so many outlets print at least.")
@click.option("--limit", type=count, default=SHOWN, show_default=True, help="At most so many.")
@click.option("--as-of", type=date, help="Only what had been published by then (UTC).")
@output_options
@click.pass_context
def list_matters(
    context: click.Context,
    /,
    *,
    sort: str,
    least: int,
    limit: int,
    as_of: datetime | None,
    form: str | None,
    **filters: Any,  # noqa: ANN401 (the filters)
) -> None:
    """List matters with the issuers that count, the newest figure, and conflicts. Filters pick whole matters.

    \b
    Example:
      claims matters list --measure killed --least 3
      claims matters list --sort conflicts --json
    """
    from claims.cli.matter_rows import matter_row
    from claims.matters import MatterOrder, matter_briefs, read_matters
    from claims.render.words import number_of
    from claims.store import open_store

    moment = end_of_day(utc(as_of))
    with open_store(database_target(context)) as store, store.session() as session:
        selected = selected_keys(session, claim_filter(**filters))
        found = matter_briefs(session, selected, order=MatterOrder(sort), as_of=moment)
        found = [brief for brief in found if brief.outlets >= least]
        shown = found[:limit]
        rows = [matter_row(matter) for matter in read_matters(session, shown, as_of=moment)]
    emit(rows, MATTERS, form)
    tell(number_of(len(rows), "matter") + (f" of {len(found):,}" if len(rows) < len(found) else ""))


@matters.command("show")
@click.argument("claim_id", metavar="MATTER")
@click.option("--as-of", type=date, help="Only what had been published by then (UTC).")
@output_options
@click.pass_context
def show(context: click.Context, claim_id: str, as_of: datetime | None, form: str | None) -> None:
    """List the claims of one matter, those of one voice together. MATTER is the id of any of its claims.

    \b
    Example:
      claims matters show 3f2a9c
    """
    from claims.cli.matter_rows import heading, matter_row, member_rows
    from claims.errors import NothingMatchedError
    from claims.matters import read_coverage
    from claims.matters.reading import keys_of
    from claims.models import Claim
    from claims.queries import identify, remarks_on
    from claims.render.words import number_of
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        claim = identify(session, Claim, claim_id)
        coverage = read_coverage(session, [claim.id], as_of=end_of_day(utc(as_of)))
        if not coverage.matters:
            raise NothingMatchedError("no other claim is linked to it", subject=claim.uid[:10])
        (matter,) = coverage.matters
        rows = member_rows(matter, remarks_on(session, keys_of(session, matter.claims).values()))
    if form == "json":
        emit_object({**matter_row(matter), "members": rows})
        return
    if form is None:
        echo("\n".join(heading(matter)) + "\n")
    emit(rows, MEMBERS, form)
    tell(number_of(len(rows), "claim"))


for _command in matters.commands.values():
    _command.params += common_options()
