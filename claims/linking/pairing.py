"""Which of all pairs of claims are worth comparing: by their own rare words, and by their reports' happening.

Knows arrays alone; the rules and their limits are those by which a single report's candidates are found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claims.candidates.arrays import Numbers, Rows
from claims.candidates.meeting import Meeting, meet
from claims.candidates.search import Searched, search
from claims.candidates.terms import NO_DAY, limits
from claims.linking.terms import Terms

_NONE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Everything:
    """All current claims by the order of their keys, and all current reports.

    Of claims: keys, uids, themselves packed, the key of the report each is `home` in, what they are found by. Of
    reports: keys, what their first words are found by, and by key a number that all versions of one share.
    """

    keys: Sequence[int]
    uids: Sequence[str]
    packed: Sequence[bytes]
    homes: Sequence[int]
    claims: Terms
    reports: Sequence[int]
    leads: Terms
    origins: Mapping[int, int]


def pairs_among(everything: Everything, threads: int) -> Numbers:
    """Pairs of claims as places in `everything.keys`, the later place first, each pair once and in order."""
    told = everything.claims
    found = [np.stack([told.order[later], told.order[earlier]], 1) for later, earlier in _alike(told, threads)]
    found.append(_beside(everything, threads))
    pairs = np.concatenate(found)
    own = np.array([everything.origins[home] for home in everything.homes], np.int64)
    pairs = pairs[own[pairs[:, 0]] != own[pairs[:, 1]]]
    return np.unique(np.stack([pairs.max(1), pairs.min(1)], 1), axis=0)


def _alike(told: Terms, threads: int) -> list[tuple[Numbers, Numbers]]:
    """Claims alike by their own words."""
    bounds = limits()
    searched = Searched(
        terms=told.terms,
        kept=told.kept,
        days=told.days,
        weights=told.vocabulary.weights(),
        nearest=bounds.nearest,
        shared=bounds.shared_evidence,
        least=bounds.likeness,
        half_life=bounds.half_life_days,
        far_share=bounds.far_share,
        most=bounds.most,
        no_day=NO_DAY,
        relative=True,
    )
    return list(search(searched, threads))


def _beside(everything: Everything, threads: int) -> Numbers:
    """Claims of reports on one happening."""
    bounds, leads, told = limits(), everything.leads, everything.claims
    searched = Searched(
        terms=leads.terms,
        kept=leads.kept,
        days=leads.days,
        weights=leads.vocabulary.weights(),
        nearest=bounds.report_nearest,
        shared=bounds.report_evidence,
        least=float(bounds.report_evidence),
        half_life=bounds.report_half_life_days,
        far_share=bounds.report_far_share,
        most=bounds.report_most,
        no_day=NO_DAY,
        relative=False,
    )
    blocks = list(search(searched, threads))
    later, earlier = (np.concatenate([_NONE, *(block[side] for block in blocks)]) for side in (0, 1))
    one, other = np.concatenate([later, earlier]), np.concatenate([earlier, later])
    order = np.lexsort((other, one))
    place = {everything.reports[before]: now for now, before in enumerate(leads.order.tolist())}
    homes = np.array([place[home] for home in everything.homes], np.int64)[told.order]
    meeting = Meeting(
        claims=Rows.of(np.bincount(homes, minlength=len(everything.reports)), np.argsort(homes, kind="stable")),
        report_terms=leads.terms,
        claim_terms=told.terms,
        weights=told.vocabulary.weights(),
        one=one[order],
        other=other[order],
        left=_left(leads.days[one], leads.days[other])[order],
        evidence=bounds.beside_evidence,
        most=bounds.beside_most,
    )
    return np.stack([told.order[side] for side in meet(meeting)], 1)


def _left(days: Numbers, others: Numbers) -> Numbers:
    """What the days between reports leave of what they share, as for a single pair of them."""
    bounds = limits()
    fading = np.maximum(bounds.report_far_share, 0.5 ** (np.abs(days - others) / bounds.report_half_life_days))
    left: Numbers = np.where((days == NO_DAY) | (others == NO_DAY), bounds.report_far_share, fading)
    return left
