"""Who cites whom within one matter: outlets that pass on what other outlets print, and the rings in which they do.

An outlet is known as news media, or prints a report of the matter and is no body that issues statements. Whoever
stands nearer to the reader cites whoever stands nearer to the issuer; a wire credit and a "first reported by" cite too.
An outlet has an original when a report of its own, that copies nothing, names somebody who is no outlet and whom it
heard itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.matters.records import ClaimRecord, SourceRecord
from claims.sources import SourceKind

NEWS = frozenset({SourceKind.MEDIA, SourceKind.STATE_MEDIA})

PUBLISHING = NEWS | {SourceKind.COMPANY, SourceKind.PERSON, SourceKind.OTHER}
"""What a publisher may be taken for that is an outlet; a ministry that prints its own release is none."""


@dataclass(frozen=True, slots=True)
class Citation:
    """That `outlet` has it from the outlet `cited`, as `claim` shows."""

    outlet: SourceRecord
    cited: SourceRecord
    claim: ClaimRecord


@dataclass(frozen=True, slots=True)
class Ring:
    """Outlets that cite each other round a ring, each citing the next and the last the first.

    `originals` are those among them that name a source of their own all the same.
    """

    citations: tuple[Citation, ...]
    originals: tuple[SourceRecord, ...]

    @property
    def outlets(self) -> tuple[SourceRecord, ...]:
        """The outlets, in the order of citing."""
        return tuple(citation.outlet for citation in self.citations)

    @property
    def claims(self) -> tuple[ClaimRecord, ...]:
        """The claims that show it, oldest first."""
        shown = {citation.claim.uid: citation.claim for citation in self.citations}
        return tuple(sorted(shown.values(), key=lambda claim: claim.order))


def citations_in(claims: Sequence[ClaimRecord]) -> tuple[Citation, ...]:
    """Every pair of outlets of which one cites the other, once, shown by the oldest claim."""
    outlets = _outlets(claims)
    found: dict[tuple[str, str], Citation] = {}
    for claim in sorted(claims, key=lambda claim: claim.order):
        for outlet, cited in _pairs(claim):
            if outlet.uid in outlets and cited.uid in outlets and outlet.uid != cited.uid:
                found.setdefault((outlet.uid, cited.uid), Citation(outlet, cited, claim))
    return tuple(found.values())


def with_original(claims: Sequence[ClaimRecord]) -> dict[str, SourceRecord]:
    """The outlets that have an original, by their ids."""
    outlets = _outlets(claims)
    return {
        claim.report.publisher.uid: claim.report.publisher
        for claim in claims
        if claim.report.publisher and not claim.report.agency and not claim.copied
        if claim.issuer and claim.issuer.uid not in outlets
        if not any(relay.uid in outlets for relay in claim.relays)
    }


def repeating(claims: Sequence[ClaimRecord]) -> frozenset[str]:
    """The outlets (their ids) that only repeat: they cite another, or copy all their reports, and have no original."""
    citing = {citation.outlet.uid for citation in citations_in(claims)}
    printed: dict[str, bool] = {}
    for claim in claims:
        if claim.report.publisher:
            uid = claim.report.publisher.uid
            printed[uid] = printed.get(uid, True) and claim.copied
    copying = {uid for uid, copied in printed.items() if copied}
    return frozenset((citing | copying) - with_original(claims).keys())


def rings_in(claims: Sequence[ClaimRecord]) -> tuple[Ring, ...]:
    """The rings of citation, each once, the shortest through its first outlet; none where no outlet cites back."""
    citations = citations_in(claims)
    cited: dict[str, dict[str, Citation]] = {}
    for citation in citations:
        cited.setdefault(citation.outlet.uid, {})[citation.cited.uid] = citation
    originals = with_original(claims)
    rings: list[Ring] = []
    seen: set[str] = set()
    for citation in citations:
        if citation.outlet.uid in seen:
            continue
        way = _way_back(citation.outlet.uid, cited)
        if way:
            members = {step.outlet.uid for step in way}
            seen |= members
            rings.append(Ring(way, tuple(originals[uid] for uid in originals if uid in members)))
    return tuple(rings)


def _outlets(claims: Iterable[ClaimRecord]) -> frozenset[str]:
    return frozenset(
        source.uid
        for claim in claims
        for source in (claim.report.publisher, claim.report.agency, claim.issuer, *claim.relays, *claim.report.credits)
        if source and source.kind in (PUBLISHING if source == claim.report.publisher else NEWS)
    )


def _pairs(claim: ClaimRecord) -> Iterator[tuple[SourceRecord, SourceRecord]]:
    """Who passes it on, and from whom, along the claim's chain from the issuer to the reader."""
    report = claim.report
    chain = [source for source in (claim.issuer, *claim.relays, report.agency, report.publisher) if source]
    for cited, outlet in pairwise(chain):
        yield outlet, cited
    if report.publisher:
        for credited in report.credits:
            yield report.publisher, credited


def _way_back(start: str, cited: Mapping[str, Mapping[str, Citation]]) -> tuple[Citation, ...]:
    """The shortest way along citations from an outlet back to itself; empty where there is none."""
    ways: dict[str, tuple[Citation, ...]] = {start: ()}
    frontier = [start]
    while frontier:
        reached: list[str] = []
        for outlet in frontier:
            for uid, citation in cited.get(outlet, {}).items():
                if uid == start:
                    return (*ways[outlet], citation)
                if uid not in ways:
                    ways[uid] = (*ways[outlet], citation)
                    reached.append(uid)
        frontier = reached
    return ()
