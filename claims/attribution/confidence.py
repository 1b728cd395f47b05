"""Confidence: from what the network and the rules say of themselves to how often they are right.

Knows the measured curves, one for each way of finding; knows no text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from claims.attribution.attribution import Attribution
from claims.attribution.cues import READ, RUNS_ON
from claims.lexicon import load


class Confidences(msgspec.Struct, frozen=True):
    """The file `confidence.toml`: for each way of finding, knots from raw confidence to the share that was right."""

    source: str
    together: tuple[tuple[float, float], ...]
    reading: tuple[tuple[float, float], ...]
    rule: tuple[tuple[float, float], ...]
    runs_on: tuple[tuple[float, float], ...]


def found_by(attribution: Attribution) -> str:
    """Which way of finding an attribution owes itself to: a name in `confidence.toml`."""
    evidence = attribution.evidence
    if evidence == RUNS_ON:
        return "runs_on"
    if evidence.startswith(READ):
        return "reading"
    return "together" if f", {READ}" in evidence else "rule"


def calibrated(attribution: Attribution) -> Attribution:
    """`attribution` with the share of right ones among its like as its confidence; straight lines between knots."""
    knots = getattr(load("confidence", Confidences), found_by(attribution))
    return replace(attribution, confidence=round(_between(knots, attribution.confidence), 3))


def _between(knots: Sequence[tuple[float, float]], raw: float) -> float:
    at = bisect_left(knots, (raw,))
    if at in {0, len(knots)}:
        return knots[min(at, len(knots) - 1)][1]
    (low, below), (high, above) = knots[at - 1], knots[at]
    return below + (above - below) * (raw - low) / (high - low)
