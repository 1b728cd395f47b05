"""Which of all pairs of claims are worth comparing: by their own rare words, and by their reports' happening.

Knows arrays alone; the rules and their limits are those by which a single report's candidates are found.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from claims.candidates.arrays import Numbers, Rows
from claims.candidates.likeness import fading_of_reports, left_after_days
from claims.candidates.meeting import Meeting, meet
from claims.candidates.report_search import SearchedReports, search_reports
from claims.candidates.search import Searched, search
from claims.candidates.terms import NO_DAY, limits
from claims.linking.terms import Terms


@dataclass(frozen=True, slots=True)
class Everything:
    """All current claims by the order of their keys, and all current reports.

    Of claims: keys, the key of the report each is `home` in, what they are found by. Of reports: keys, ascending, what
    their first words are found by, and a number that all versions of one share.
    """

    keys: Numbers
    homes: Numbers
    claims: Terms
    reports: Numbers
    leads: Terms
    origins: Numbers


def pairs_among(everything: Everything, found_before: Numbers, threads: int) -> Numbers:
    """Pairs of claims as places in the order of days, the later place first, each pair once and in order.

    Those found before (a pair of keys a row) are among them: when a claim came in it had fewer others around it, so
    that the budgets reached farther than they do now.
    """
    home = np.searchsorted(everything.reports, everything.homes)[everything.claims.order]
    found = [*_alike(everything.claims, threads), _beside(everything, home), _known(everything, found_before)]
    one, other = (np.concatenate([side[at] for side in found]).astype(np.int64) for at in (0, 1))
    own = everything.origins[home]
    apart = own[one] != own[other]
    later, earlier = np.maximum(one, other)[apart], np.minimum(one, other)[apart]
    return np.stack(np.divmod(np.unique(later * len(own) + earlier), max(1, len(own))), 1)


def _known(everything: Everything, pairs: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs of keys as places in the order of days; those of claims that are not current left out."""
    keys, order = everything.keys, everything.claims.order
    current = np.isin(pairs, keys).all(1)
    lies = np.empty(len(order), np.int64)
    lies[order] = np.arange(len(order))
    places = lies[np.searchsorted(keys, pairs[current])]
    return places[:, 0], places[:, 1]


def _alike(told: Terms, threads: int) -> list[tuple[Numbers, Numbers]]:
    """Claims alike by their own words."""
    bounds, vocabulary = limits(), told.vocabulary
    searched = Searched(
        kept=told.kept,
        days=told.days,
        weights=vocabulary.weights(),
        squares=vocabulary.squares(),
        counting=vocabulary.counting(),
        leading=bounds.leading_terms,
        shared=bounds.shared_evidence,
        nearest=bounds.nearest,
        least=bounds.likeness,
        left=left_after_days(),
        most=bounds.most,
        no_day=NO_DAY,
    )
    return list(search(searched, threads))


def _beside(everything: Everything, home: Numbers) -> tuple[Numbers, Numbers]:
    """Claims of reports on one happening; `home` are the claims' reports, by place, in the order of days."""
    bounds, leads, told = limits(), everything.leads, everything.claims
    left = _left()
    searched = SearchedReports(
        terms=leads.terms,
        days=leads.days,
        weights=leads.vocabulary.weights(),
        nearest=bounds.report_nearest,
        evidence=bounds.report_evidence,
        left=left,
        most=bounds.report_most,
        no_day=NO_DAY,
    )
    later, earlier = search_reports(searched)
    one, other = np.concatenate([later, earlier]), np.concatenate([earlier, later])
    order = np.lexsort((other, one))
    place = np.empty(len(leads.order), np.int64)
    place[leads.order] = np.arange(len(leads.order))
    lying = place[home]
    meeting = Meeting(
        claims=Rows.of(np.bincount(lying, minlength=len(place)), np.argsort(lying, kind="stable")),
        report_terms=leads.terms,
        claim_terms=told.terms,
        weights=told.vocabulary.weights(),
        report_days=leads.days,
        days=told.days,
        one=one[order],
        other=other[order],
        left=left,
        window=bounds.beside_days,
        no_day=NO_DAY,
        evidence=bounds.beside_evidence,
        most=bounds.beside_most,
    )
    return meet(meeting)


def _left() -> Numbers:
    """What each number of days between two reports, or two claims of them, leaves; the last is the least."""
    bounds = limits()
    days = math.ceil(bounds.report_half_life_days * math.log2(1 / bounds.report_far_share))
    return np.array([fading_of_reports(0, day) for day in range(days + 1)])
