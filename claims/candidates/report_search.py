"""Searching all reports for those on one happening: the same answers as the store's index gives one by one.

Knows arrays alone. Each is looked for under its terms among those before it in time, no farther than the budget.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claims.candidates.arrays import Numbers, Postings, Rows
from claims.candidates.compiled import compiled


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
    """Reports on one happening: the later ones' numbers, the earlier ones'."""
    postings = Postings.of(searched.terms, len(searched.weights))
    found: tuple[Numbers, Numbers] = _search(
        (searched.terms.start, searched.terms.values, searched.weights, searched.days),
        (postings.place, postings.first, postings.holders),
        (searched.nearest, searched.most, searched.evidence),
        (searched.left, searched.no_day),
    )
    return found


@compiled
def _search(told, index, budget, time):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, C901 - one loop in machine code
    start, terms, weights, days = told
    place, first, holders = index
    nearest, most, evidence = budget
    left, no_day = time
    far = len(left) - 1
    reports = len(start) - 1
    shared = np.zeros(reports, np.int64)
    met = np.empty(reports, np.int64)
    later = np.empty(reports * most, np.int64)
    earlier = np.empty(reports * most, np.int64)
    alike = np.empty(reports * most, np.float64)
    found = 0
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
        held = found
        for each in range(number):
            other = met[each]
            gap = far
            if days[report] != no_day and days[other] != no_day:
                gap = min(far, abs(days[report] - days[other]))
            score = shared[other] * left[gap]
            shared[other] = 0
            if score < evidence:
                continue
            if found - held < most:
                slot = found
                found += 1
            else:
                slot = held
                for candidate in range(held + 1, found):
                    if alike[candidate] < alike[slot]:
                        slot = candidate
                if alike[slot] >= score:
                    continue
            later[slot], earlier[slot], alike[slot] = report, other, score
    return later[:found], earlier[:found]
