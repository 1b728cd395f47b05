"""`claims sources merge`, `split`, `alias`, `set`: what analysts say of who sources are.

Every act and the linking anew that follows from it are one transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from claims.cli.database_option import database_target
from claims.cli.output import tell
from claims.cli.source_listing import SOURCE_KINDS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claims.models import Source

NOTHING = "said already, nothing changed"
CAN_BE_NONE = ("parent", "place", "side")
FIELDS = ("kind", "name", *CAN_BE_NONE)

reason_option = click.option("--reason", metavar="TEXT", help="Why.")
link_option = click.option("--no-link", "link", flag_value=False, default=True, help="Leave the links as they are.")


@click.command("merge")
@click.argument("into")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@reason_option
@link_option
@click.pass_context
def merge(context: click.Context, into: str, others: tuple[str, ...], reason: str | None, link: bool) -> None:
    """Say that OTHER is the body INTO: its claims count as INTO's everywhere, those of later reports too.

    What the machine found stays stored, and `split` takes it back.

    \b
    Example:
      claims sources merge "Ardan Health Ministry" MoH --reason "its own letterhead says so"
    """
    from claims.queries import identify_source
    from claims.review import merge as say
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.transaction() as session:
        body = identify_source(session, into)
        found = [identify_source(session, other) for other in others]
        merged = say(session, body, found, reason=reason, **_signed())
        links = _links(session, merged, link=link)
    for other in merged:
        tell(f"{_called(other)} counts as {_called(body)}")
        _tell_if_open(other)
    tell(links or NOTHING)


@click.command("split")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@reason_option
@link_option
@click.pass_context
def split(context: click.Context, others: tuple[str, ...], reason: str | None, link: bool) -> None:
    """Take the merging of OTHER back: everything is again as if it had never been merged.

    \b
    Example:
      claims sources split MoH --reason "the military's own health office"
    """
    from claims.queries import identify_source
    from claims.review import split as say
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.transaction() as session:
        found = [identify_source(session, other) for other in others]
        freed = [other for other in found if say(session, other, reason=reason, **_signed())]
        links = _links(session, freed, link=link)
    for other in found:
        tell(f"{_called(other)} counts as itself" + ("" if other in freed else " already"))
    tell(links or "nothing changed")


@click.command("alias")
@click.argument("source")
@click.argument("name")
@click.option("--remove", is_flag=True, help="NAME does not stand for it any more.")
@reason_option
@click.pass_context
def alias(context: click.Context, source: str, name: str, remove: bool, reason: str | None) -> None:
    """Say that NAME stands for SOURCE: later reports that print NAME mean it.

    Claims that are stored already stay with the source they were given to; `merge` is for those.

    \b
    Example:
      claims sources alias "Ardan Health Ministry" "Bureau of Public Health"
    """
    from claims.queries import identify_source, sources_named
    from claims.review import give_alias, take_alias
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.transaction() as session:
        body = identify_source(session, source)
        known = [] if remove else _others(session, body, sources_named(session, name))
        changed = (take_alias if remove else give_alias)(session, body, name, reason=reason, **_signed())
    stands = "no longer stands" if remove else "stands"
    tell(f"“{name}” {stands} for {_called(body)}" if changed else NOTHING)
    for other in known:
        merging = f"claims sources merge {body.uid[:10]} {other.uid[:10]}"
        tell(f"claims that are stored under {_called(other)} stay there: `{merging}` makes them one")


@click.command("set")
@click.argument("source")
@click.option("--kind", type=click.Choice(SOURCE_KINDS), help="What sort of body it is.")
@click.option("--name", help="What it is called.")
@click.option("--parent", metavar="SOURCE", help="The authority it answers to.")
@click.option("--place", help="Where it belongs.")
@click.option("--side", help="Whose side it is on.")
@click.option("--none", "none", multiple=True, type=click.Choice(CAN_BE_NONE), help="It has none.")
@click.option("--clear", multiple=True, type=click.Choice(FIELDS), help="Take back what was said: as found again.")
@reason_option
@link_option
@click.pass_context
def set_source(
    context: click.Context,
    /,
    source: str,
    none: tuple[str, ...],
    clear: tuple[str, ...],
    reason: str | None,
    link: bool,
    **said: str | None,
) -> None:
    """Say what SOURCE is, where the machine has it wrong or does not know.

    What the machine found stays stored.

    \b
    Example:
      claims sources set "Harbour Watch" --kind ngo --place Ardania --reason "registered in 2019"
      claims sources set "Harbour Watch" --clear kind
    """
    from claims.models import Aspect
    from claims.queries import identify_source
    from claims.review import clear_aspect, set_aspect
    from claims.store import open_store

    values: dict[str, Any] = {field: value for field, value in said.items() if value is not None}
    _refuse_twice([*values, *none, *clear])
    with open_store(database_target(context)) as store, store.transaction() as session:
        body = identify_source(session, source)
        if "parent" in values:
            values["parent"] = identify_source(session, values["parent"])
        values |= dict.fromkeys(none)
        signed = {"reason": reason, **_signed()}
        changed = [set_aspect(session, body, Aspect(field), value, **signed) for field, value in values.items()]
        changed += [clear_aspect(session, body, Aspect(field), **signed) for field in clear]
        links = _links(session, [body] if any(changed) else [], link=link)
    tell(f"{_called(body)}: {sum(changed)} changed; {links}" if links else NOTHING)
    if links and said["name"]:
        _tell_if_open(body)


def _refuse_twice(fields: Sequence[str]) -> None:
    """A field is said, said to be none, or cleared; and at least one is."""
    from claims.errors import UsageError

    if not fields:
        raise UsageError(
            "nothing said", remedy=f"name one of {', '.join(f'--{field}' for field in FIELDS)}, or --clear"
        )
    twice = sorted({field for field in fields if fields.count(field) > 1})
    if twice:
        raise UsageError("said twice", subject=f"--{twice[0]}")


def _links(session: Session, sources: Collection[Source], *, link: bool) -> str:
    """Link anew what was said of `sources`, and say what that changed; nothing when nothing was said."""
    from claims.linking import relink
    from claims.render.words import number_of

    if not sources:
        return ""
    if not link:
        return "links left as they are: `claims link --all` makes them anew"
    return f"{number_of(relink(session, [source.id for source in sources]).changed, 'link')} changed"


def _others(session: Session, body: Source, named: Collection[Source]) -> list[Source]:
    """Those that do not count as the same body already."""
    from claims.identities import Identities

    identities = Identities(session)
    standing = identities.standing(body).key
    return [source for source in named if identities.standing(source).key != standing]


def _tell_if_open(source: Source) -> None:
    """A name that does not say who is meant is every report's: what is said of it is said of all."""
    if not source.resolved:
        tell(f"reports that say “{source.name}” do not say who is meant: all of their claims count so now")


def _signed() -> dict[str, Any]:
    from claims.review import current_analyst

    return {"by": current_analyst(), "at": datetime.now(UTC)}


def _called(source: Source) -> str:
    return f"{source.name} ({source.uid[:10]})"
