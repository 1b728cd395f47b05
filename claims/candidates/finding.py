"""Which pairs of claims are worth comparing: claims that share rare words, and the claims of reports on one happening.

Re-reports of one statement share words, however far apart they come to lie. Two reporters on one happening may share
hardly a word in their sentences, but their reports share names; so the claims of such reports are compared too.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.candidates.batching import batches
from claims.candidates.beside import Beside, reports_beside
from claims.candidates.index import claims_alike, entry_of
from claims.candidates.likeness import fading_of_reports, mass, share_of, within
from claims.candidates.loading import load_known
from claims.candidates.terms import day_of, limits, terms_of
from claims.compare import Comparable
from claims.models import Claim

Pair = tuple[int, int]

SPARE = 4
"""Times as many claims are looked up as are compared."""


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs of claim ids worth comparing, no pair twice, and the claims of them."""

    pairs: list[Pair]
    claims: dict[int, Comparable]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a claim says, and when."""

    terms: frozenset[str]
    day: int


def find_candidates(session: Session, claims: Mapping[int, Comparable]) -> Found:
    """Pairs of one of `claims` (by id) and one other claim in the index.

    Never two claims of one report or of two versions of it, and none of a version that was superseded.
    """
    entries = [entry_of(key, claim) for key, claim in claims.items()]
    alike = dict(zip(claims, map(_likeliest, claims_alike(session, entries)), strict=True))
    homes = _homes(session, claims)
    beside = {home: reports_beside(session, home) for home in sorted(set(homes.values()))}
    held = _claims_of(session, {other.report for others in beside.values() for other in others})
    others = {other for found in (*alike.values(), *held.values()) for other in found}
    known = load_known(session, others | claims.keys())
    origins = {key: each.origin for key, each in known.items() if each.origin is not None}
    told = {key: _Told(terms_of(known[key].claim), day_of(known[key].claim.as_of)) for key in origins}
    pairs: dict[frozenset[int], Pair] = {}
    for key in filter(origins.__contains__, claims):
        apart = {other: what for other, what in told.items() if origins[other] != origins[key]}
        own = list(filter(apart.__contains__, alike[key]))[: limits().most]
        met = [*own, *_met(told[key], beside[homes[key]], held, apart)]
        pairs.update((frozenset((key, other)), (key, other)) for other in met)
    return Found(list(pairs.values()), {key: each.claim for key, each in known.items()})


def _likeliest(scores: Mapping[int, float]) -> list[int]:
    """Claims that are alike, the likeliest first: more than are compared, since some may be of this report."""
    return heapq.nsmallest(SPARE * limits().most, scores, key=lambda other: (-scores[other], other))


def _met(
    claim: _Told, beside: Sequence[Beside], held: Mapping[int, Sequence[int]], apart: Mapping[int, _Told]
) -> list[int]:
    """Those of reports on the same happening that share a term, and enough together with what the reports share.

    The days between the claims count as those between the reports do: what a report tells of years ago is not the
    happening that it is on.
    """
    bounds = limits()
    scores: dict[int, float] = {}
    for report in beside:
        for other in filter(apart.__contains__, held[report.report]):
            told = apart[other]
            common, left = claim.terms & told.terms, min(report.left, fading_of_reports(claim.day, told.day))
            if not common or not within(claim.day, told.day, bounds.beside_days):
                continue
            if mass(common | report.shared) * left >= bounds.beside_evidence:
                scores[other] = share_of(mass(common), mass(claim.terms), mass(told.terms))
    return sorted(scores, key=lambda other: (-scores[other], other))[: bounds.beside_most]


def _homes(session: Session, claims: Mapping[int, Comparable]) -> dict[int, int]:
    """The report that each claim is of."""
    rows = (select(Claim.id, Claim.report_id).where(Claim.id.in_(ids)) for ids in batches(sorted(claims)))
    return {key: report for row in rows for key, report in session.execute(row).tuples().all()}


def _claims_of(session: Session, reports: Collection[int]) -> dict[int, list[int]]:
    """The claims of each report."""
    found: dict[int, list[int]] = {report: [] for report in reports}
    for ids in batches(sorted(reports)):
        wanted = select(Claim.report_id, Claim.id).where(Claim.report_id.in_(ids)).order_by(Claim.id)
        for report, key in session.execute(wanted).tuples().all():
            found[report].append(key)
    return found
