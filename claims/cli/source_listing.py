"""`claims sources list` and `show`: who issues, relays and prints, and what is known of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claims.cli.database_option import database_target
from claims.cli.output import echo, emit, emit_object, output_options, tell
from claims.cli.table import ID, Column, Labelled, Layout, print_labelled
from claims.cli.values import count

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = Layout(
    written=("id", "name", "kind", "parent", "reliability", "issued", "relayed", "printed", "aliases"),
    columns=(
        ID,
        Column("source", ("{name}", "of {parent}", "also {aliases}"), fills=True),
        Column("kind", ("{kind}",)),
        Column("grade", ("{reliability}",)),
        *(Column(count, (f"{{{count}}}",), justify="right") for count in ("issued", "relayed", "printed")),
    ),
)
PROPOSALS = Layout(
    written=("confidence", "into", "other", "kind", "why", "command"),
    columns=(
        Column("sure", ("{confidence}",), justify="right"),
        Column("probably one", ("{other}", "is {into}", "because {why}"), fills=True),
        Column("kind", ("{kind}",)),
        Column("merge with", ("{command}",), fills=True),
    ),
)
SOURCE_KINDS = (
    "government", "ministry", "military", "police", "emergency_service", "health", "court", "un", "igo", "ngo", "media",
    "state_media", "company", "armed_group", "party", "person", "witness", "research", "anonymous", "other",
)  # fmt: skip


@click.command("list")
@click.argument("name", required=False)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(SOURCE_KINDS), help="Of this kind.")
@click.option("--proposed", is_flag=True, help="Pairs that are probably one, surest first; nothing is merged.")
@click.option("--limit", type=count, help="At most so many.")
@output_options
@click.pass_context
def list_sources(
    context: click.Context,
    name: str | None,
    kinds: tuple[str, ...],
    proposed: bool,
    limit: int | None,
    form: str | None,
) -> None:
    """List sources, those that issue most claims first; with NAME, those that go by it.

    Merged sources are shown once, with their counts added up.

    \b
    Example:
      claims sources list ministry
      claims sources list --kind anonymous
      claims sources list --proposed
    """
    from claims.cli.objects import proposal_row, source_row
    from claims.queries import find_sources, propose_merges
    from claims.render.words import number_of
    from claims.sources import SourceKind
    from claims.store import open_store

    wanted: dict[str, Any] = {"name": name, "kinds": tuple(map(SourceKind, kinds)), "limit": limit}
    with open_store(database_target(context)) as store, store.session() as session:
        if proposed:
            rows = [proposal_row(row) for row in propose_merges(session, **wanted)]
        else:
            rows = [source_row(row) for row in find_sources(session, **wanted)]
    emit(rows, PROPOSALS if proposed else SOURCES, form)
    tell(number_of(len(rows), "pair" if proposed else "source"))


@click.command("show")
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.pass_context
def show_source(context: click.Context, source: str, as_json: bool) -> None:
    """Show one source whole. SOURCE is the beginning of its id, or its exact name.

    What it counts as, its names and why they are its names, what was merged into it, its counts, and what analysts
    decided of it, the newest first.

    \b
    Example:
      claims sources show "Ardan Health Ministry"
    """
    from claims.cli.objects import account_object
    from claims.queries import identify_source, source_account
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        value = account_object(source_account(session, identify_source(session, source)))
    if as_json:
        emit_object(value)
        return
    from claims.render.words import plain

    echo(f"{value['id']}  {plain(value['name'])}\n")
    print_labelled(_facts(value))


def _facts(value: dict[str, Any]) -> Iterator[Labelled]:
    """What there is to know, for people."""
    from claims.render.words import plain, short

    if value["counts_as"]["id"] != value["id"]:
        yield "counts as", f"{plain(value['counts_as']['name'])} ({short(value['counts_as']['id'])})"
    for label, key in (("name", "name"), ("kind", "kind"), ("parent", "parent"), ("place", "place"), ("side", "side")):
        found = value["machine"][key]
        if value[key] != found:
            yield label, f"{plain(value[key] or 'none')} (found as {plain(found or 'none')})"
        elif found and key != "name":
            yield label, plain(found)
    yield "named", "yes" if value["named"] else "no, reports do not name it"
    yield "known", "yes" if value["resolved"] else "no, reports do not say who is meant"
    yield "claims", f"{value['issued']:,} issued, {value['relayed']:,} relayed, {value['printed']:,} printed"
    if value["reliability"]:
        yield "grade", value["reliability"]
    yield from _history(value)


def _history(value: dict[str, Any]) -> Iterator[Labelled]:
    """Where its names come from, what was merged into it, what analysts decided."""
    from claims.render.words import plain, short, when

    for name in value["aliases"]:
        yield "also", f"{plain(name['name'])} ({plain(name['reason'])}; {plain(name['by'])}, {when(name['at'])})"
    for merged in value["merged"]:
        yield "merged", f"{plain(merged['name'])} ({short(merged['id'])})"
    for said in value["decisions"]:
        reason = f" ({plain(said['reason'])})" if said["reason"] else ""
        words = f"{plain(said['source'])}: {plain(said['said'])}{reason}"
        yield "decided", f"{words} — {plain(said['by'])}, {when(said['at'])}"
