"""Which pairs of claims are worth comparing: claims that share rare words, and the claims of reports on one happening.

Re-reports of one statement share words, however far apart they come to lie. Two reporters on one happening may share
hardly a word in their sentences, but their reports share names; so the claims of such reports are compared too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.candidates.batching import batches
from claims.candidates.beside import Beside, reports_beside
from claims.candidates.index import Entry, claims_sharing, entry_of
from claims.candidates.likeness import fading, fading_of_reports, likeness, mass, share_of, within
from claims.candidates.loading import load_known
from claims.candidates.terms import day_of, limits, terms_of
from claims.compare import Comparable
from claims.models import Claim

Pair = tuple[int, int]


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
    likely = {key: _likely(session, entry_of(key, claim)) for key, claim in claims.items()}
    homes = _homes(session, claims)
    beside = {home: reports_beside(session, home) for home in sorted(set(homes.values()))}
    held = _claims_of(session, {other.report for others in beside.values() for other in others})
    others = {other for found in (*likely.values(), *held.values()) for other in found}
    known = load_known(session, others | claims.keys())
    origins = {key: each.origin for key, each in known.items() if each.origin is not None}
    told = {key: _Told(terms_of(known[key].claim), day_of(known[key].claim.as_of)) for key in origins}
    pairs: dict[frozenset[int], Pair] = {}
    for key in filter(origins.__contains__, claims):
        apart = {other: what for other, what in told.items() if origins[other] != origins[key]}
        met = [*_alike(told[key], likely[key], apart), *_met(told[key], beside[homes[key]], held, apart)]
        pairs.update((frozenset((key, other)), (key, other)) for other in met)
    return Found(list(pairs.values()), {key: each.claim for key, each in known.items()})


def _likely(session: Session, entry: Entry) -> list[int]:
    """The claims that are worth a look, as far as the index tells of what they share and of all they tell."""
    bounds = limits()
    return [
        other
        for other, day, whole, told in claims_sharing(session, entry, bounds.shared_evidence)
        if other != entry.key and share_of(told, entry.mass, whole) * fading(entry.day, day) >= bounds.shared_likeness
    ]


def _alike(claim: _Told, likely: Iterable[int], apart: Mapping[int, _Told]) -> list[int]:
    """Those alike enough for the days between them, the likeliest first."""
    scores: dict[int, float] = {}
    for other in filter(apart.__contains__, likely):
        score = likeness(claim.terms, apart[other].terms) * fading(claim.day, apart[other].day)
        if score >= limits().likeness:
            scores[other] = score
    return sorted(scores, key=lambda other: (-scores[other], other))[: limits().most]


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
            shared, left = claim.terms & told.terms, min(report.left, fading_of_reports(claim.day, told.day))
            if not shared or not within(claim.day, told.day, bounds.beside_days):
                continue
            if mass(shared | report.shared) * left >= bounds.beside_evidence:
                scores[other] = likeness(claim.terms, told.terms)
    return sorted(scores, key=lambda other: (-scores[other], other))[: bounds.beside_most]


def _homes(session: Session, claims: Mapping[int, Comparable]) -> dict[int, int]:
    """The report that each claim is of."""
    rows = (select(Claim.id, Claim.report_id).where(Claim.id.in_(ids)) for ids in batches(sorted(claims)))
    return {key: report for row in rows for key, report in session.execute(row).tuples()}


def _claims_of(session: Session, reports: Collection[int]) -> dict[int, list[int]]:
    """The claims of each report."""
    found: dict[int, list[int]] = {report: [] for report in reports}
    for ids in batches(sorted(reports)):
        wanted = select(Claim.report_id, Claim.id).where(Claim.report_id.in_(ids)).order_by(Claim.id)
        for report, key in session.execute(wanted).tuples():
            found[report].append(key)
    return found
