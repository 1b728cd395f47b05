"""Events as they count: the machine's groups, with what analysts took apart, put together and named.

Knows the tables. The machine's groups are read, never changed; an analyst's word stands whatever they become. Claims of
superseded versions hold events and names together, and are not shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from claims.errors import AmbiguousIdError, UnknownIdError
from claims.events.event import Event, Member
from claims.matters.grouping import Groups
from claims.models import Claim, EventAct, EventDecision, Report, current_event_decisions
from claims.places import PlaceReason

Value = TypeVar("Value")
ClaimRow = Row[tuple[int, str, str | None, datetime | None, str | None, str | None, str | None, str | None,
                     PlaceReason | None, bool]]  # fmt: skip
Node = int | str
"""A claim's key, or the machine's group it is in."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What analysts say of events now, oldest first."""

    decisions: Sequence[EventDecision]

    def of(self, act: EventAct) -> list[EventDecision]:
        """The decisions of one sort."""
        return [said for said in self.decisions if said.act is act]

    @property
    def apart(self) -> set[int]:
        """The claims that are in no group of the machine's."""
        return {said.claim_id for said in self.of(EventAct.APART)}

    @property
    def put(self) -> set[int]:
        """The claims that an analyst named an event by, or put together with others."""
        named = {said.claim_id for said in self.of(EventAct.NAME) if said.name}
        joined = {key for said in self.of(EventAct.TOGETHER) for key in (said.claim_id, said.other_id) if key}
        return named | joined


def read_events(session: Session) -> list[Event]:
    """Every event, those of most claims first, then the oldest."""
    said = _Said(session.scalars(current_event_decisions()).all())
    rows = {row.id: row for row in _rows(session, said)}
    groups = _joined(rows, said)
    names = {groups.root(naming.claim_id): naming for naming in said.of(EventAct.NAME)}
    events = []
    for group in groups.groups():
        members = [rows[key] for key in group if isinstance(key, int) and not rows[key].superseded]
        if members:
            events.append(_event(members, names.get(groups.root(group[0])), said))
    return sorted(events, key=lambda event: (-len(event.members), event.first or date.max, event.uid))


def find_event(session: Session, wanted: str) -> Event:
    """The event that has the name `wanted`, or a claim whose id begins so.

    Raises UnknownIdError when there is none, AmbiguousIdError when there are several.
    """
    events = read_events(session)
    word = wanted.strip().casefold()
    found = [event for event in events if (event.name or "").casefold() == word]
    found = found or [event for event in events if any(member.uid.startswith(word) for member in event.members)]
    if not word or not found:
        raise UnknownIdError("no event has this name, or a claim with this id", subject=wanted)
    if len(found) > 1:
        named = ", ".join(event.uid[:12] for event in found)
        raise AmbiguousIdError("several events are called so", subject=wanted, remedy=f"{named}: name one by its id")
    return found[0]


def _rows(session: Session, said: _Said) -> Iterator[ClaimRow]:
    """The claims that are in an event, with what an event tells of them."""
    grouped = select(
        Claim.id, Claim.uid, Claim.event, Claim.happened_at, Claim.happening, Claim.scene,
        Claim.place, Claim.place_country, Claim.place_reason, Report.superseded,
    ).join(Claim.report)  # fmt: skip
    taken_out = said.apart - said.put
    for row in session.execute(grouped.where(or_(Claim.event.is_not(None), Claim.id.in_(said.put)))):
        if row.id not in taken_out:
            yield row


def _joined(rows: dict[int, ClaimRow], said: _Said) -> Groups[Node]:
    groups: Groups[Node] = Groups(sorted(rows))
    for key, row in sorted(rows.items()):
        if row.event and key not in said.apart:
            groups.join(key, row.event)
    for decision in said.of(EventAct.TOGETHER):
        if decision.other_id is not None:
            groups.join(decision.claim_id, decision.other_id)
    return groups


def _event(rows: Sequence[ClaimRow], naming: EventDecision | None, said: _Said) -> Event:
    members = sorted((_member(row, said) for row in rows), key=lambda member: member.order)
    name = naming.name if naming else None
    return Event(
        uid=members[0].uid,
        members=tuple(members),
        kind=_common([row.happening for row in rows]),
        scene=_common([row.scene for row in rows if row.scene]),
        place=_common([row.place for row in rows if _by_place(row)]),
        country=_common([row.place_country for row in rows if _by_place(row)]),
        anchor=naming.claim_id if naming else members[0].key,
        name=name,
        named_by=naming.made_by if naming and name else None,
    )


def _member(row: ClaimRow, said: _Said) -> Member:
    day = row.happened_at.date() if row.happened_at else None
    return Member(row.id, row.uid, day, tuple(_reasons(row, said)))


def _reasons(row: ClaimRow, said: _Said) -> Iterator[str]:
    if row.event and row.id not in said.apart:
        where = f"in {row.place}, {row.place_reason}" if _by_place(row) else "told by the names it shares"
        yield f"{row.happening} {where}"
        if row.happened_at:
            yield f"on {row.happened_at:%Y-%m-%d}"
        if row.scene:
            yield f"a {row.scene} was struck"
    for decision in said.decisions:
        if row.id in {decision.claim_id, decision.other_id} and decision.act is not EventAct.NAME:
            did = "put together" if decision.act is EventAct.TOGETHER else "taken out of the machine's group"
            yield f"{did} by {decision.made_by}" + (f": {decision.reason}" if decision.reason else "")
        elif row.id == decision.claim_id and decision.name:
            yield f"named by {decision.made_by}"


def _by_place(row: ClaimRow) -> bool:
    """True for a claim that its place puts there, and not the names it shares or an analyst."""
    return row.place_reason is not None and row.place_reason != PlaceReason.BEFORE


def _common(values: Sequence[Value | None]) -> Value | None:
    """The value that all have, None where they differ or have none."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
