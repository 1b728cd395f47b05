"""`claims events`: happenings, the claims that tell of each, and what analysts say of that."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from claims.cli.common_options import common_options
from claims.cli.database_option import database_target
from claims.cli.output import echo, emit, output_options, tell
from claims.cli.table import ID, Column, Layout
from claims.cli.values import count

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claims.events import Event
    from claims.models import Claim

EVENTS = Layout(
    written=("id", "name", "named_by", "kind", "scene", "place", "country", "first", "last", "claims"),
    columns=(
        ID,
        Column("event", ("{title}", "named by {named_by}"), fills=True),
        Column("place", ("{place}", "{country}")),
        Column("days", ("{days}",)),
        Column("claims", ("{claims}",), justify="right"),
    ),
)
MEMBERS = Layout(
    written=("id", "day", "kind", "who", "stated", "content", "publisher", "because"),
    columns=(
        ID,
        Column("day", ("{day}",)),
        Column("who", ("{who}", "in {publisher}")),
        Column("claim", ("{words}", "= {stated}", "because {because}"), fills=True),
    ),
)
NOTHING = "said already, nothing changed"
undo_option = click.option("--undo", is_flag=True, help="Take that back.")
reason_option = click.option("--reason", metavar="TEXT", help="Why.")


@click.group("events")
def events() -> None:
    """Look at happenings: each is what several matters are about.

    Claims are grouped as they come in, by place, day, and kind of happening; a claim without enough to go by is in no
    event. An event has the id of its oldest claim, and the id of any of its claims, or its name, finds it.

    \b
    Example:
      claims events list
    """


@events.command("list")
@click.option("--place", metavar="NAME", help="That happened there.")
@click.option("--least", type=count, default=1, show_default=True, help="Of so many claims at least.")
@click.option("--limit", type=count, help="At most so many.")
@output_options
@click.pass_context
def list_events(context: click.Context, place: str | None, least: int, limit: int | None, form: str | None) -> None:
    """List events, those of most claims first.

    \b
    Example:
      claims events list --least 2 --place Marn
    """
    from claims.events import read_events
    from claims.places import spellings
    from claims.render.words import number_of
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        found = [event for event in read_events(session) if len(event.members) >= least]
    if place:
        names = [name.casefold() for name in spellings(place)]
        found = [event for event in found if any(name in (event.place or "").casefold() for name in names)]
    rows = [_row(event) for event in found[:limit]]
    emit(rows, EVENTS, form)
    tell(number_of(len(rows), "event") + (f" of {len(found):,}" if len(rows) < len(found) else ""))


@events.command("show")
@click.argument("event_id", metavar="EVENT")
@output_options
@click.pass_context
def show(context: click.Context, event_id: str, form: str | None) -> None:
    """List the claims of one event, and why each is one. EVENT is its name, or the id of one of its claims.

    \b
    Example:
      claims events show 3f2a9c
    """
    from claims.cli.objects import claim_cells, claim_row
    from claims.events import find_event
    from claims.matters.reading import read_claims
    from claims.queries import remarks_on
    from claims.render.words import number_of, plain
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        event = find_event(session, event_id)
        keys = [member.key for member in event.members]
        said = remarks_on(session, keys)
        by_uid = {claim.uid: claim for claim in read_claims(session, keys)}
    rows = []
    for member in event.members:
        claim = by_uid[member.uid]
        day = member.day.isoformat() if member.day else None
        told = {"event": event.uid, "day": day, "because": list(member.reasons)}
        row = claim_row(claim, said)
        rows.append({**(row if form in {"json", "nl"} else claim_cells(row, claim)), **told})
    if form is None:
        echo(f"{plain(event.title)}, {_days(event)}\n")
    emit(rows, MEMBERS, form)
    tell(number_of(len(rows), "claim"))


@events.command("name")
@click.argument("event_id", metavar="EVENT")
@click.argument("name", required=False)
@undo_option
@click.pass_context
def name_event(context: click.Context, event_id: str, name: str | None, undo: bool) -> None:
    """Give an event a name, or take it back. A claim that is in no event can be named too, and is one then.

    \b
    Example:
      claims events name 3f2a9c "Marn flood of May 2031"
      claims events name "Marn flood of May 2031" --undo
    """
    from claims.errors import UsageError
    from claims.models import Claim
    from claims.review import current_analyst
    from claims.review import name_event as say
    from claims.store import open_store

    if undo == (name is not None):
        raise UsageError("give a name, or --undo to take it back")
    by = current_analyst()
    with open_store(database_target(context)) as store, store.transaction() as session:
        claim = _claim(session, event_id)
        event = _event_of(session, claim)
        anchor = session.get_one(Claim, event.anchor) if event else claim
        changed = say(session, anchor, name, by=by, at=datetime.now(UTC))
        uid = event.uid if event else claim.uid
    said = "its name is taken back" if undo else f"{name}"
    tell(f"event {uid[:10]}: {said}" if changed else NOTHING)


@events.command("merge")
@click.argument("event_id", metavar="EVENT")
@click.argument("other", metavar="[OTHER]", required=False)
@reason_option
@undo_option
@click.pass_context
def merge(context: click.Context, event_id: str, other: str | None, reason: str | None, undo: bool) -> None:
    """Say that two events are one, or take that back.

    To take it back, any claim of the event that came of it is enough.

    \b
    Example:
      claims events merge 3f2a9c 77d0e4 --reason "the second blast was the first one's echo"
      claims events merge 3f2a9c --undo
    """
    from claims.errors import UsageError
    from claims.review import current_analyst, join_events
    from claims.store import open_store

    if other is None and not undo:
        raise UsageError("name two events, or --undo to take a merging back")
    by = current_analyst()
    with open_store(database_target(context)) as store, store.transaction() as session:
        a, b = _claim(session, event_id), _claim(session, other) if other else None
        pair = _put_together(session, a, b) if undo or b is None else (a, b)
        changed = pair and join_events(session, *pair, present=not undo, reason=reason, by=by, at=datetime.now(UTC))
        uids = " · ".join(claim.uid[:10] for claim in pair or ())
    tell(f"{uids}: {'no longer ' if undo else ''}put together" if changed else NOTHING)


@events.command("split")
@click.argument("claim_id", metavar="CLAIM")
@click.option("--to", "other", metavar="EVENT", help="Put it into this event instead.")
@reason_option
@undo_option
@click.pass_context
def split(context: click.Context, claim_id: str, other: str | None, reason: str | None, undo: bool) -> None:
    """Take a claim out of the event the machine put it in, or take that back.

    \b
    Example:
      claims events split 3f2a9c --to 77d0e4
    """
    from claims.review import current_analyst, set_apart
    from claims.store import open_store

    by, at = current_analyst(), datetime.now(UTC)
    with open_store(database_target(context)) as store, store.transaction() as session:
        claim = _claim(session, claim_id)
        aim = _claim(session, other) if other else None
        changed = set_apart(session, claim, to=aim, present=not undo, reason=reason, by=by, at=at)
        uid, into = claim.uid[:10], aim.uid[:10] if aim else None
    did = "left to the machine again" if undo else f"put into {into}" if into else "taken out"
    tell(f"{uid}: {did}" if changed else NOTHING)


def _claim(session: Session, wanted: str) -> Claim:
    """The claim whose id begins so, else the one that the event of this name hangs on."""
    from claims.errors import UsageError
    from claims.events import find_event
    from claims.models import Claim
    from claims.queries import identify

    try:
        return identify(session, Claim, wanted)
    except UsageError:  # no id: a name
        return session.get_one(Claim, find_event(session, wanted).anchor)


def _put_together(session: Session, a: Claim, b: Claim | None) -> tuple[Claim, Claim] | None:
    """The pair of claims by which the event of `a` was put together, with that of `b` where it is named."""
    from claims.errors import AmbiguousIdError
    from claims.events import joins

    found = joins(session, a, b)
    if len(found) > 1:
        pairs = ", or ".join(f"{one.uid[:10]} {other.uid[:10]}" for one, other in found)
        raise AmbiguousIdError("put together more than once", subject=a.uid[:10], remedy=f"name two: {pairs}")
    return found[0] if found else None


def _event_of(session: Session, claim: Claim) -> Event | None:
    from claims.events import read_events

    return next((event for event in read_events(session) if claim.id in {one.key for one in event.members}), None)


def _row(event: Event) -> dict[str, Any]:
    from claims.render.words import plain, short

    return {
        "id": event.uid,
        "short_id": short(event.uid),
        "title": plain(event.title),
        "name": event.name,
        "named_by": event.named_by,
        "kind": event.kind,
        "scene": event.scene,
        "place": event.place,
        "country": event.country,
        "first": event.first.isoformat() if event.first else None,
        "last": event.last.isoformat() if event.last else None,
        "days": _days(event),
        "claims": len(event.members),
        "members": [member.uid for member in event.members],
    }


def _days(event: Event) -> str:
    if event.first is None or event.last is None:
        return "day not known"
    first, last = event.first.isoformat(), event.last.isoformat()
    return first if first == last else f"{first} to {last}"


for _command in events.commands.values():
    _command.params += common_options()
