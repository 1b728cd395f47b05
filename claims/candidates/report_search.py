"""Searching all reports for those on one happening: the same answers as the store's index gives one by one.

Knows arrays alone. Each is looked for under its terms among those before it in time, no farther than the budget.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claims.candidates.arrays import Numbers, Postings, Rows
from claims.candidates.compiled import compiled
from claims.candidates.likeliest import likeliest


@dataclass(frozen=True, slots=True)
class SearchedReports:
    """What is searched, in the order of days: each report's terms and its day, and what terms tell.

    Two are on one happening that share what tells `evidence`, less by what the days between leave: `left`, whose last
    is what more days leave, and days that are not known.
    """

    terms: Rows
    days: Numbers
    weights: Numbers
    nearest: int
    evidence: int
    left: Numbers
    most: int
    no_day: int


def search_reports(searched: SearchedReports) -> tuple[Numbers, Numbers]:
    """Reports on one happening: the later ones' numbers, the earlier ones', for each the likeliest."""
    postings = Postings.of(searched.terms, len(searched.weights))
    later, earlier, alike = _search(
        (searched.terms.start, searched.terms.values, searched.weights, searched.days),
        (postings.place, postings.first, postings.holders),
        (searched.nearest, searched.evidence),
        (searched.left, searched.no_day),
    )
    return likeliest(later, earlier, alike, searched.most)


@compiled
def _search(told, index, budget, time):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - one loop in machine code
    start, terms, weights, days = told
    place, first, holders = index
    nearest, evidence = budget
    left, no_day = time
    far = len(left) - 1
    reports = len(start) - 1
    shared = np.zeros(reports, np.int64)
    met = np.empty(reports, np.int64)
    later = [0 for _ in range(0)]
    earlier = [0 for _ in range(0)]
    alike = [0.0 for _ in range(0)]
    for report in range(reports):
        number = 0
        for at in range(start[report], start[report + 1]):
            term = terms[at]
            for posting in range(max(first[term], place[at] - nearest), place[at]):
                other = holders[posting]
                if shared[other] == 0:
                    met[number] = other
                    number += 1
                shared[other] += weights[term]
        for each in range(number):
            other = met[each]
            gap = far
            if days[report] != no_day and days[other] != no_day:
                gap = min(far, abs(days[report] - days[other]))
            score = shared[other] * left[gap]
            shared[other] = 0
            if score >= evidence:
                later.append(report)
                earlier.append(other)
                alike.append(score)
    return np.array(later, np.int64), np.array(earlier, np.int64), np.array(alike, np.float64)
