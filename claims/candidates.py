"""Which pairs of claims are worth comparing: those that share rare words, figures or an issuer.

Knows the index of terms in the store; knows nothing of how claims relate. Every step has a budget, so that a word that
stands in half of all claims costs no more than one that stands in a hundred.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import func, insert, literal, select
from sqlalchemy.orm import Session, aliased

from claims.compare import Comparable, stems
from claims.models import Claim, ClaimTerm, Report

Value = TypeVar("Value", int, str)

TERM_LENGTH = 80
"""Code points kept of a term: the width of its column."""

COMMON = 200
"""Claims a term may stand in before it is too common to find anything by. Re-reports of one matter are rarely more."""

CANDIDATES = 20
"""Claims that one claim is compared with at most, the likeliest first."""

SHARE = 0.2
"""How much of its rare terms, by weight, a claim must share with another to be compared with it."""

SMOOTHING = 50
"""Claims a young store is credited with, so that the first few reports do not make every word look rare or common."""

BATCH = 500
"""Values bound in one statement; SQLite allows 999 in its oldest builds."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many claims terms stand, counted up to just beyond `COMMON`, out of `total`."""

    total: int
    counts: Mapping[str, int]

    def rarity(self, term: str) -> float:
        """How much sharing `term` tells: more the fewer claims hold it."""
        return math.log(1 + (self.total + SMOOTHING) / (self.counts.get(term, 0) + 1))

    @property
    def rare(self) -> list[str]:
        """The terms worth looking under, in alphabetical order."""
        return sorted(term for term, count in self.counts.items() if count <= COMMON)


def terms_of(claim: Comparable) -> set[str]:
    """What a claim can be found by: its content words, its figures (`#471`, `#5130percent`) and its issuer (`@key`)."""
    terms = set(stems(claim.content) | stems(claim.passage))
    terms.update(
        f"#{end}{figure.unit or ''}" for figure in claim.figures for end in (figure.low, figure.high) if end is not None
    )
    if claim.issuer and claim.issuer.key:
        terms.add(f"@{claim.issuer.key}")
    return {term[:TERM_LENGTH] for term in terms}


def index(session: Session, claims: Mapping[int, Comparable]) -> None:
    """Enter claims, by id, into the index. Raises IntegrityError for a claim that is in it."""
    rows = [{"term": term, "claim_id": claim_id} for claim_id, claim in claims.items() for term in terms_of(claim)]
    if rows:
        session.execute(insert(ClaimTerm), rows)


def frequencies(session: Session, claim_ids: Sequence[int]) -> Frequencies:
    """How common the terms of these claims are. Counting a term stops where it turns out to be common."""
    counts: dict[str, int] = {}
    for ids in batches(claim_ids):
        held = select(ClaimTerm.term).where(ClaimTerm.claim_id.in_(ids)).distinct().subquery("held")
        posting = aliased(ClaimTerm)
        capped = (
            select(literal(1).label("one"))
            .where(posting.term == held.c.term)
            .limit(COMMON + 1)
            .correlate(held)
            .subquery("capped")
        )
        count = select(func.count()).select_from(capped).scalar_subquery().correlate(held)
        counts.update((term, number) for term, number in session.execute(select(held.c.term, count)))
    return Frequencies(session.scalar(select(func.count()).select_from(Claim)) or 0, counts)


def find_candidates(
    session: Session, claim_ids: Sequence[int], known: Frequencies | None = None
) -> Iterator[tuple[int, int]]:
    """Pairs of claim ids worth comparing: one of `claim_ids` with one other claim in the index, no pair twice.

    Never two claims of one report or of two versions of it, and none of a version that was superseded. Deterministic:
    a claim's candidates come the likeliest first, equally likely ones in the order of their ids.
    """
    known = known or frequencies(session, claim_ids)
    likely = _likely(session, claim_ids, known)
    origins = _origins(session, sorted({*claim_ids, *(other for others in likely.values() for other in others)}))
    given: set[tuple[int, int]] = set()
    for claim_id, others in likely.items():
        if claim_id not in origins:
            continue
        fit = (other for other in others if origins.get(other, origins[claim_id]) != origins[claim_id])
        for other in islice(fit, CANDIDATES):
            pair = (min(claim_id, other), max(claim_id, other))
            if pair not in given:
                given.add(pair)
                yield claim_id, other


def _likely(session: Session, claim_ids: Sequence[int], known: Frequencies) -> Mapping[int, list[int]]:
    """The claims that share enough with each claim, whichever report they are of, the likeliest first."""
    terms = _terms(session, claim_ids, known)
    postings = _postings(session, known.rare)
    likely: dict[int, list[int]] = {}
    for claim_id in claim_ids:
        weights = {term: known.rarity(term) for term in terms[claim_id]}
        least = SHARE * sum(weights.values())
        scores: dict[int, float] = defaultdict(float)
        for term, weight in weights.items():
            for other in postings[term]:
                scores[other] += weight
        enough = [other for other, score in scores.items() if score >= least]
        likely[claim_id] = sorted(enough, key=lambda other: (-scores[other], other))
    return likely


def _terms(session: Session, claim_ids: Sequence[int], known: Frequencies) -> Mapping[int, list[str]]:
    """The rare terms of each claim, in alphabetical order."""
    rare = set(known.rare)
    held: dict[int, list[str]] = defaultdict(list)
    for ids in batches(claim_ids):
        rows = session.execute(
            select(ClaimTerm.claim_id, ClaimTerm.term).where(ClaimTerm.claim_id.in_(ids)).order_by(ClaimTerm.term)
        )
        for claim_id, term in rows:
            if term in rare:
                held[claim_id].append(term)
    return held


def _postings(session: Session, terms: Sequence[str]) -> Mapping[str, list[int]]:
    """The claims each term stands in, from the index alone: reports lie far apart, and most come to nothing."""
    postings: dict[str, list[int]] = defaultdict(list)
    for some in batches(terms):
        rows = session.execute(select(ClaimTerm.term, ClaimTerm.claim_id).where(ClaimTerm.term.in_(some)))
        for term, claim_id in rows:
            postings[term].append(claim_id)
    return postings


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


def batches(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """`values` in pieces that one statement can bind."""
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]
