"""Claims by filter: which rows, in which order.

Every condition is one small function; they are joined by "and", the values of one condition by "or". Who issues a
claim, when and where it holds and what it counts are looked for as analysts corrected them (see `corrected`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from claims.compare import Relation
from claims.extract import StatementKind
from claims.figures import Measure
from claims.models import Claim, Corrected, Correction, Report, Role, Tag, current_tags
from claims.queries.corrected import attributed, counts, counts_some
from claims.queries.names import sources_called
from claims.queries.order import oldest_first
from claims.queries.relating import related


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What the claims looked for must have. Empty means anything.

    `places`, `sources` and `issuers` are names or parts of names (a place's in any known spelling), `events` their
    names or the ids of claims in them, `reports` uid prefixes, `text` words in the content. `since` and `until` bound
    when a claim holds (its own date, else its report's), both inclusive; a claim that nothing dates is in no bounds.
    """

    kinds: tuple[StatementKind, ...] = ()
    measures: tuple[Measure, ...] = ()
    sources: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    text: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    all_versions: bool = False

    def in_words(self) -> tuple[str, ...]:
        """The filter as a person would say it, for the head of a report."""
        listed = {
            "kind": self.kinds,
            "measure": self.measures,
            "source": self.sources,
            "issuer": self.issuers,
            "publisher": self.publishers,
            "report": self.reports,
            "place": self.places,
            "event": self.events,
            "tag": self.tags,
            "relation": self.relations,
        }
        said = [f"{name} {' or '.join(values)}" for name, values in listed.items() if values]
        said += [f"text “{self.text}”"] if self.text else []
        said += [f"since {self.since:%Y-%m-%d}"] if self.since else []
        said += [f"until {self.until:%Y-%m-%d}"] if self.until else []
        return tuple(said)


def claim_keys(session: Session, wanted: ClaimFilter, *, limit: int | None = None, offset: int = 0) -> list[int]:
    """The keys of the claims that pass, oldest report first, undated ones last, in the order they stand in it."""
    found = _passing(session, wanted).order_by(*oldest_first(), Claim.ordinal, Claim.id)
    return list(session.scalars(found.limit(limit).offset(offset)))


def count_claims(session: Session, wanted: ClaimFilter) -> int:
    """How many claims pass."""
    return session.scalar(select(func.count()).select_from(_passing(session, wanted).subquery())) or 0


def superseded_left_out(session: Session, wanted: ClaimFilter) -> int:
    """How many claims pass but for standing in an older version of their report."""
    if wanted.all_versions:
        return 0
    passing = select(Claim.id).join(Claim.report).where(*_conditions(session, wanted), Report.superseded)
    return session.scalar(select(func.count()).select_from(passing.subquery())) or 0


def _passing(session: Session, wanted: ClaimFilter) -> Select[tuple[int]]:
    current = () if wanted.all_versions else (Report.superseded.is_(False),)
    return select(Claim.id).join(Claim.report).where(*_conditions(session, wanted), *current)


def _conditions(session: Session, wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.kinds:
        yield Claim.kind.in_(wanted.kinds)
    if wanted.measures:
        yield counts_some(wanted.measures)
    if wanted.reports:
        yield or_(*(Report.uid.startswith(prefix.lower(), autoescape=True) for prefix in wanted.reports))
    if wanted.places:
        from claims.places import spellings  # noqa: PLC0415 - the gazetteer, for those that ask for a place

        names = [spelt for place in wanted.places for spelt in spellings(place)]
        said, found = (
            or_(*(column.icontains(name, autoescape=True) for name in names))
            for column in (Correction.value, Claim.place)
        )
        yield counts(Corrected.PLACE, said, found)
    if wanted.events:
        from claims.events import find_event  # noqa: PLC0415 - for those that ask for an event

        held = (find_event(session, event).members for event in wanted.events)
        yield Claim.id.in_({member.key for members in held for member in members})
    if wanted.text:
        yield Claim.content.icontains(wanted.text, autoescape=True)
    yield from _time_conditions(wanted)
    yield from _source_conditions(wanted)
    yield from _said_conditions(wanted)


def _time_conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    at = func.coalesce(Claim.as_of, Report.published_at)
    if wanted.since:
        yield counts(Corrected.AS_OF, Correction.moment >= wanted.since, at >= wanted.since)
    if wanted.until:
        yield counts(Corrected.AS_OF, Correction.moment <= wanted.until, at <= wanted.until)


def _source_conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.sources:
        yield attributed(tuple(Role), sources_called(wanted.sources))
    if wanted.issuers:
        yield attributed((Role.ISSUER,), sources_called(wanted.issuers))
    if wanted.publishers:
        yield attributed((Role.PUBLISHER,), sources_called(wanted.publishers))


def _said_conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """The conditions on what was linked and tagged."""
    if wanted.tags:
        tagged = current_tags().where(Tag.name.in_(wanted.tags)).with_only_columns(Tag.claim_id)
        yield Claim.id.in_(tagged)
    if wanted.relations:
        yield related(wanted.relations)
