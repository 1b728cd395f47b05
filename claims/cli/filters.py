"""The options that select claims, the same for every command that looks at many."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claims.cli.values import date, end_of_day, utc

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claims.queries import ClaimFilter

Command = TypeVar("Command", bound=Callable[..., Any])

# The values of the enumerations, written out because importing them would cost `--help` the parser's modules; a test
# holds them equal.
KINDS = ("denial", "figure", "quote", "statement")
MEASURES = (
    "killed", "injured", "missing", "displaced", "detained", "abducted", "affected", "infected", "casualties", "other",
)  # fmt: skip
RELATIONS = ("copies", "restates", "updates", "part_of", "conflicts", "corroborates", "unrelated", "undecided")


def filter_options(command: Command) -> Command:
    """Give a command the filters; they reach it as keyword arguments that `claim_filter` takes."""
    for option in reversed(
        (
            click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Claims of this kind."),
            click.option("--measure", "measures", multiple=True, type=click.Choice(MEASURES), help="Figures of this."),
            click.option("--source", "sources", multiple=True, metavar="NAME", help="Issuer, relay or publisher."),
            click.option("--issuer", "issuers", multiple=True, metavar="NAME", help="Who says it."),
            click.option("--publisher", "publishers", multiple=True, metavar="NAME", help="Who prints it."),
            click.option("--report", "reports", multiple=True, metavar="ID", help="Claims of this report."),
            click.option("--place", "places", multiple=True, metavar="NAME", help="Where it happened."),
            click.option("--event", "events", multiple=True, metavar="EVENT", help="Of this event."),
            click.option("--tag", "tags", multiple=True, metavar="TAG", help="Claims an analyst tagged so."),
            click.option("--relation", "relations", multiple=True, type=click.Choice(RELATIONS), help="Linked so."),
            click.option("--text", metavar="WORDS", help="Claims that hold these words."),
            click.option("--since", type=date, help="Holds at or after this (UTC); undated claims never do."),
            click.option("--until", type=date, help="Holds at or before this (UTC); likewise."),
            click.option("--all-versions", is_flag=True, help="Superseded versions of reports too."),
        )
    ):
        command = option(command)
    return command


def claim_filter(**given: Any) -> ClaimFilter:  # noqa: ANN401 (the filters as click hands them over)
    """The filter that the options of `filter_options` describe."""
    from claims.compare import Relation
    from claims.extract import StatementKind
    from claims.figures import Measure
    from claims.queries import ClaimFilter

    return ClaimFilter(
        kinds=tuple(StatementKind(kind) for kind in given["kinds"]),
        measures=tuple(Measure(measure) for measure in given["measures"]),
        sources=given["sources"],
        issuers=given["issuers"],
        publishers=given["publishers"],
        reports=given["reports"],
        places=given["places"],
        events=given["events"],
        tags=given["tags"],
        relations=tuple(Relation(relation) for relation in given["relations"]),
        text=given["text"],
        since=utc(given["since"]),
        until=end_of_day(utc(given["until"])),
        all_versions=given["all_versions"],
    )


def selected_keys(session: Session, wanted: ClaimFilter) -> list[int] | None:
    """The claims that pass, of all versions: which one counts is the coverage's to say. None when all pass.

    Raises NothingMatchedError when none does, because what nothing was asked of would read like an all-clear.
    """
    from dataclasses import replace

    from claims.errors import NothingMatchedError
    from claims.queries import claim_keys

    if not wanted.in_words():
        return None
    keys = claim_keys(session, replace(wanted, all_versions=True))
    if not keys:
        raise NothingMatchedError("no claim passes the filter", subject="; ".join(wanted.in_words()), remedy="widen it")
    return keys
