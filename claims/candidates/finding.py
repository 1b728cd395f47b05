"""Which pairs of claims are worth comparing: claims that share rare words, and the claims of reports on one happening.

Re-reports of one statement share words, however far apart they come to lie. Two reporters on one happening may share
hardly a word in their sentences, but their reports share names; so the claims of such reports are compared too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.candidates.batching import batches
from claims.candidates.index import Entry, Posting, claims_near, entry_of, entry_of_report, reports_near
from claims.candidates.likeness import fading, fading_of_reports, likeness
from claims.candidates.loading import load_claims
from claims.candidates.terms import day_of, limits, terms_of, weight
from claims.compare import Comparable
from claims.models import Claim, Report

Pair = tuple[int, int]

LOOKED_INTO = 3
"""Claims read for each that may be kept: what the index alone knows of likeness is not all of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs of claim ids worth comparing, no pair twice, and the claims of them."""

    pairs: list[Pair]
    claims: dict[int, Comparable]


def find_candidates(session: Session, claims: Mapping[int, Comparable]) -> Found:
    """Pairs of one of `claims` (by id) and one other claim in the index.

    Never two claims of one report or of two versions of it, and none of a version that was superseded.
    """
    alike = {key: _likely(session, entry_of(key, claim)) for key, claim in claims.items()}
    beside = _beside(session, claims)
    others = {other for found in (*alike.values(), *beside.values()) for other in found}
    known = dict(claims) | load_claims(session, others - claims.keys())
    origins = _origins(session, sorted(known))
    pairs: dict[frozenset[int], Pair] = {}
    for key in claims:
        if key in origins:
            apart = {other for other in (*alike[key], *beside[key]) if origins.get(other, origins[key]) != origins[key]}
            for other in _worth_comparing(key, apart.intersection(alike[key]), apart.intersection(beside[key]), known):
                pairs.setdefault(frozenset((key, other)), (key, other))
    return Found(list(pairs.values()), known)


def alike_enough(a: Comparable, b: Comparable) -> float:
    """How alike two claims are for the days between them, in [0, 1]; 0 when too little to be compared for that alone."""
    found = likeness(terms_of(a), terms_of(b)) * fading(day_of(a.as_of), day_of(b.as_of))
    return found if found >= limits().likeness else 0.0


def shares_a_word(a: Comparable, b: Comparable) -> bool:
    """True when two claims of reports on one happening are worth comparing."""
    return not terms_of(a).isdisjoint(terms_of(b))


def _worth_comparing(
    key: int, alike: Iterable[int], beside: Iterable[int], claims: Mapping[int, Comparable]
) -> Iterator[int]:
    claim = claims[key]
    scores = {other: score for other in alike if (score := alike_enough(claim, claims[other]))}
    yield from sorted(scores, key=lambda other: (-scores[other], other))[: limits().most]
    yield from sorted(other for other in beside if shares_a_word(claim, claims[other]))


def _likely(session: Session, entry: Entry) -> list[int]:
    """The claims that share most with a claim, as far as the index tells."""
    scores = _scores(entry, lambda term: claims_near(session, term, entry.day), fading)
    scores.pop(entry.key, None)
    return sorted(scores, key=lambda other: (-scores[other], other))[: LOOKED_INTO * limits().most]


def _scores(
    entry: Entry, near: Callable[[str], Iterable[Posting]], fade: Callable[[int, int], float]
) -> dict[int, float]:
    scores: dict[int, float] = defaultdict(float)
    days: dict[int, int] = {}
    for term in entry.terms:
        told = weight(term)
        for other, day in near(term):
            scores[other] += told
            days[other] = day
    return {other: score * fade(entry.day, days[other]) for other, score in scores.items()}


def _beside(session: Session, claims: Mapping[int, Comparable]) -> dict[int, list[int]]:
    """For each claim the claims of reports on the same happening."""
    reports: dict[int, list[int]] = defaultdict(list)
    for ids in batches(sorted(claims)):
        for key, of in session.execute(select(Claim.id, Claim.report_id).where(Claim.id.in_(ids))).tuples():
            reports[of].append(key)
    found: dict[int, list[int]] = {key: [] for key in claims}
    for ids in batches(sorted(reports)):
        for report in session.scalars(select(Report).where(Report.id.in_(ids)).order_by(Report.id)):
            others = _claims_of(session, similar_reports(session, report))
            found.update(dict.fromkeys(reports[report.id], others))
    return found


def similar_reports(session: Session, report: Report) -> list[int]:
    """The reports on what seems the same happening, by key, the likeliest first."""
    entry = entry_of_report(report)

    @cache
    def held(term: str) -> list[Posting]:
        return list(reports_near(session, term, entry.day))

    scores = _scores(entry, held, fading_of_reports)
    scores.pop(report.id, None)
    enough = {other: score for other, score in scores.items() if score >= limits().report_evidence}
    return sorted(enough, key=lambda other: (-enough[other], other))[: limits().report_most]


def _claims_of(session: Session, reports: Sequence[int]) -> list[int]:
    return [
        key
        for ids in batches(sorted(reports))
        for key in session.scalars(select(Claim.id).where(Claim.report_id.in_(ids)).order_by(Claim.id))
    ]


def _origins(session: Session, claim_ids: Sequence[int]) -> Mapping[int, str]:
    """What the versions of a claim's report have in common: their URL, or the report itself where it has none.

    Claims of superseded versions are left out.
    """
    origins: dict[int, str] = {}
    for ids in batches(claim_ids):
        rows = session.execute(
            select(Claim.id, Report.id, Report.url)
            .join(Report, Report.id == Claim.report_id)
            .where(Claim.id.in_(ids), Report.superseded.is_(False))
        )
        origins.update((claim_id, url or f"report {report_id}") for claim_id, report_id, url in rows)
    return origins
