"""All matters at a glance: which claims each holds and how wide it is, without reading a word of any claim.

Knows the tables by their keys alone: a store of a million claims is grouped in memory, and only the matters that are
shown are then read whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import inf
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.compare import Relation
from claims.matters.coverage import read_coverage
from claims.matters.grouping import Groups
from claims.matters.matter import JOINING, Matter
from claims.matters.reading import is_current, keys_of
from claims.models import Claim, Link, Report, Verdict, current_judgements

Printing = tuple[int, datetime | None]
"""Who prints a claim (a number that one outlet's reports share), and the date of its report."""


class MatterOrder(StrEnum):
    """What comes first: the matter most outlets print, the one with the most conflicts, or the newest."""

    WIDEST = "widest"
    CONFLICTS = "conflicts"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class MatterBrief:
    """One matter: the database keys of its claims, how many outlets print it, links that conflict, its newest date.

    `newest` is None where none of its reports has a date.
    """

    keys: tuple[int, ...]
    outlets: int
    conflicts: int
    newest: datetime | None


def matter_briefs(
    session: Session,
    selected: Collection[int] | None = None,
    *,
    order: MatterOrder = MatterOrder.WIDEST,
    as_of: datetime | None = None,
) -> list[MatterBrief]:
    """The matters of the claims that are current, in this order: those that hold a claim `selected`, None for all."""
    printings = _printings(session, as_of)
    relations = {
        pair: relation
        for pair, relation in relations_of_pairs(session).items()
        if relation in JOINING and pair[0] in printings and pair[1] in printings
    }
    groups: Groups[int] = Groups()
    for a, b in relations:
        groups.join(a, b)
    conflicts = Counter(groups.root(a) for (a, _), relation in relations.items() if relation is Relation.CONFLICTS)
    wanted = None if selected is None else {groups.root(key) for key in printings.keys() & set(selected)}
    briefs = [
        _brief(group, printings, conflicts[root])
        for group in groups.groups()
        for root in [groups.root(group[0])]
        if len(group) > 1 and (wanted is None or root in wanted)
    ]
    return sorted(briefs, key=_ORDERS[order])


def read_matters(session: Session, briefs: Sequence[MatterBrief], *, as_of: datetime | None = None) -> list[Matter]:
    """The matters whole, in the order of `briefs`, which must be of the same `as_of`."""
    coverage = read_coverage(session, [brief.keys[0] for brief in briefs], as_of=as_of)
    keys = keys_of(session, coverage.claims)
    by_key = {keys[claim.uid]: matter for matter in coverage.matters for claim in matter.claims}
    return [by_key[brief.keys[0]] for brief in briefs]


def _brief(group: Sequence[int], printings: Mapping[int, Printing], conflicts: int) -> MatterBrief:
    outlets = {printings[key][0] for key in group}
    newest = max((at for key in group if (at := printings[key][1]) is not None), default=None)
    return MatterBrief(tuple(sorted(group)), len(outlets), conflicts, newest)


def _newest_first(brief: MatterBrief) -> tuple[float, ...]:
    return (-brief.newest.timestamp() if brief.newest else inf, *brief.keys[:1])


_ORDERS: Mapping[MatterOrder, Callable[[MatterBrief], tuple[float, ...]]] = MappingProxyType(
    {
        MatterOrder.WIDEST: lambda brief: (-brief.outlets, -len(brief.keys), *_newest_first(brief)),
        MatterOrder.CONFLICTS: lambda brief: (-brief.conflicts, -brief.outlets, *_newest_first(brief)),
        MatterOrder.NEWEST: _newest_first,
    }
)


def _printings(session: Session, as_of: datetime | None) -> dict[int, Printing]:
    """Who prints each current claim, and when. Dates are read once a report, for reading them is what costs."""
    connection = session.connection()
    reports = {
        # A report without a publisher is an outlet of its own, under a number that no source has.
        report: (-report if publisher is None else publisher, at)
        for report, publisher, at in connection.execute(
            select(Report.id, Report.publisher_id, Report.published_at).where(is_current(as_of))
        ).tuples()
    }
    claims = connection.execute(select(Claim.id, Claim.report_id)).tuples()
    return {claim: reports[report] for claim, report in claims if report in reports}


def relations_of_pairs(session: Session) -> dict[tuple[int, int], Relation]:
    """The relation that counts of every pair, by its keys in ascending order; an analyst's word first."""
    found = {
        (min(a, b), max(a, b)): relation
        for a, b, relation in session.execute(
            select(Link.a_id, Link.b_id, Link.relation).execution_options(yield_per=1_000)
        ).tuples()
    }
    for judgement in session.scalars(current_judgements()):
        pair = min(judgement.a_id, judgement.b_id), max(judgement.a_id, judgement.b_id)
        if judgement.verdict is Verdict.REJECT:
            found[pair] = Relation.UNRELATED
        elif judgement.relation is not None:
            found[pair] = judgement.relation
    return found
