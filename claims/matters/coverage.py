"""The coverage: which claims are looked at, and every link that counts among them.

A selection picks matters, it never cuts them: links are followed out of the selection, because a matter shown without
the claim that contradicts it would be a false one. Only time cuts (`as_of`: what had been published by then).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from claims.matters.matter import JOINING, Matter, matters_in
from claims.matters.reading import current_claim_ids, read_claims
from claims.matters.records import ClaimRecord, LinkRecord
from claims.matters.relations import Pair, links_touching
from claims.matters.sources import SourceRecords


@dataclass(frozen=True, slots=True)
class Coverage:
    """Everything that is counted: the matters, and the claims that no link joins to another."""

    matters: tuple[Matter, ...]
    single: tuple[ClaimRecord, ...]

    @property
    def claims(self) -> tuple[ClaimRecord, ...]:
        """All claims, oldest first."""
        listed = [claim for matter in self.matters for claim in matter.claims]
        return tuple(sorted((*listed, *self.single), key=lambda claim: claim.order))


def read_coverage(
    session: Session,
    selected: Collection[int] | None = None,
    *,
    as_of: datetime | None = None,
    sources: SourceRecords | None = None,
) -> Coverage:
    """Read the coverage that the claims `selected` (database keys; None for all) belong to.

    With `as_of`, reports (and versions of reports) published later are left out; what analysts said is always the
    newest. Links that an analyst rejected, and relations an analyst put in place of the machine's, are honoured.
    Whoever reads several coverages hands over the `sources`, so that none is read twice.
    """
    wanted = current_claim_ids(session, as_of=as_of, among=selected)
    links = _followed(session, wanted, as_of)
    keys = wanted | {key for pair in links for key in pair}
    claims = read_claims(session, keys, sources)
    matters, single = matters_in(claims, links.values())
    return Coverage(matters, single)


def _followed(session: Session, wanted: Iterable[int], as_of: datetime | None) -> dict[Pair, LinkRecord]:
    """Every joining link among current claims that can be reached from the wanted ones, which are current."""
    current = set(wanted)
    looked_at = set(wanted)
    frontier = set(wanted)
    found: dict[Pair, LinkRecord] = {}
    while frontier:
        touching = links_touching(session, frontier)
        joining = {pair: link for pair, link in touching.items() if link.relation in JOINING}
        reached = {key for pair in joining for key in pair} - looked_at
        frontier = current_claim_ids(session, as_of=as_of, among=reached)
        current |= frontier
        looked_at |= reached
        found |= {pair: link for pair, link in joining.items() if pair <= current}
    return found
