"""The claims of reports on one happening, out of all claims at once.

Knows arrays alone. Of the claims that share a term with a claim, and enough together with what their reports share, the
most alike are kept, so many as the budget allows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from claims.candidates.arrays import Numbers, Rows
from claims.candidates.compiled import compiled


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who may meet: the claims of each report in the order of days, what reports and claims tell, terms ascending.

    Pairs of reports are `one`, `other`, in the order of `one`. `left` says what so many days between two reports, or
    two claims, leave of what they share; more days leave what the last of them leaves. Claims more than `window` days
    apart do not meet.
    """

    claims: Rows
    report_terms: Rows
    claim_terms: Rows
    weights: Numbers
    report_days: Numbers
    days: Numbers
    one: Numbers
    other: Numbers
    left: Numbers
    window: int
    no_day: int
    evidence: int
    most: int


def meet(meeting: Meeting) -> tuple[Numbers, Numbers]:
    """Pairs of claims worth comparing, for each claim of `one` some claims of `other`."""
    told, reports = meeting.claim_terms, meeting.report_terms
    masses = told.sums(meeting.weights)
    found: tuple[Numbers, Numbers] = _meet(
        (meeting.claims.start, meeting.claims.values),
        (reports.start, reports.values),
        (told.start, told.values, masses),
        meeting.weights,
        (meeting.one, meeting.other),
        (meeting.report_days, meeting.days, meeting.left, meeting.window, meeting.no_day),
        (meeting.evidence, meeting.most),
    )
    return found


@compiled
def _meet(held, reports, told, weights, pairs, time, budget):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, C901, PLR0912, PLR0913, PLR0915, PLR0917 - one loop in machine code
    claim_start, claims = held
    report_start, report_values = reports
    start, values, masses = told
    one, other = pairs
    report_days, days, fading, window, no_day = time
    far = len(fading) - 1
    evidence, most = budget
    ones = [0 for _ in range(0)]
    others = [0 for _ in range(0)]
    widest = 1
    for report in range(len(claim_start) - 1):
        widest = max(widest, claim_start[report + 1] - claim_start[report])
    best = np.empty((widest, most), np.float64)
    kept = np.empty((widest, most), np.int64)
    number = np.zeros(widest, np.int64)
    common = np.zeros(len(weights), np.bool_)
    heavy = np.zeros(len(claim_start) - 1, np.int64)
    for report in range(len(claim_start) - 1):
        for held_at in range(claim_start[report], claim_start[report + 1]):
            heavy[report] = max(heavy[report], masses[claims[held_at]])
    at = 0
    while at < len(one):
        home = one[at]
        number[:] = 0
        while at < len(one) and one[at] == home:
            away = other[at]
            first, second, base = report_start[home], report_start[away], 0
            opened = first
            while first < report_start[home + 1] and second < report_start[away + 1]:
                if report_values[first] == report_values[second]:
                    common[report_values[first]] = True
                    base += weights[report_values[first]]
                    first += 1
                    second += 1
                elif report_values[first] < report_values[second]:
                    first += 1
                else:
                    second += 1
            gap = abs(report_days[home] - report_days[away])
            unknown = report_days[home] == no_day or report_days[away] == no_day
            between = fading[far if unknown else min(gap, far)]
            heaviest = min(heavy[home], heavy[away])
            last = claim_start[home + 1] if (base + heaviest) * between >= evidence else claim_start[home]
            # The claims of a report stand in the order of days, those without one first.
            known, end = claim_start[away], claim_start[away + 1]
            while known < end and days[claims[known]] == no_day:
                known += 1
            begin = known
            for mine in range(claim_start[home], last):
                claim, row = claims[mine], mine - claim_start[home]
                dated = days[claim] != no_day
                while dated and begin < end and days[claims[begin]] < days[claim] - window:
                    begin += 1
                theirs = claim_start[away]
                while True:
                    if dated and theirs == known:
                        theirs = begin
                    if theirs >= end or (dated and theirs >= known and days[claims[theirs]] > days[claim] + window):
                        break
                    candidate = claims[theirs]
                    theirs += 1
                    gap = abs(days[claim] - days[candidate])
                    unknown = not dated or days[candidate] == no_day
                    left = min(between, fading[far if unknown else min(gap, far)])
                    if (base + min(masses[claim], masses[candidate])) * left < evidence:
                        continue
                    shared, together = 0, base
                    first, second = start[claim], start[candidate]
                    while first < start[claim + 1] and second < start[candidate + 1]:
                        if values[first] == values[second]:
                            shared += weights[values[first]]
                            if not common[values[first]]:
                                together += weights[values[first]]
                            first += 1
                            second += 1
                        elif values[first] < values[second]:
                            first += 1
                        else:
                            second += 1
                    if shared == 0 or together * left < evidence:
                        continue
                    score = shared / math.sqrt(float(masses[claim]) * float(masses[candidate]))
                    slot = number[row]
                    if slot < most:
                        number[row] += 1
                    else:
                        slot = np.argmin(best[row])
                        if best[row, slot] >= score:
                            continue
                    best[row, slot], kept[row, slot] = score, candidate
            for value in range(opened, report_start[home + 1]):
                common[report_values[value]] = False
            at += 1
        for row in range(claim_start[home + 1] - claim_start[home]):
            for each in range(number[row]):
                ones.append(claims[claim_start[home] + row])
                others.append(kept[row, each])
    return np.array(ones, np.int64), np.array(others, np.int64)
