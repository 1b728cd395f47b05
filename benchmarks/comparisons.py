"""How far the scores of comparisons can be believed: the share that is right among answers of like score.

    python -m benchmarks.comparisons [--fit]

Reads the labelled pairs of the corpus on its labelled claims. Prints the reliability of the scores that the product
gives; with `--fit` instead the knots for `claims/lexicon/data/comparison_scores.toml`, and the error they leave on
events they were not fitted on. The pairs were chosen to be telling, so that a share here is not one of all pairs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from benchmarks.calibration import Judged, error, fitted, reliability
from benchmarks.corpus import comparable_of, offsets, predict
from benchmarks.labelled import bench, read_lines
from claims.compare import Comparable, Relation
from claims.compare.pair import side_by_side
from claims.compare.relating import related
from claims.compare.scoring import between, calibrated, rule_of

FEWEST = 5
"""Answers of a rule from which on its score is fitted."""

_LINKS = frozenset({
    Relation.COPIES, Relation.RESTATES, Relation.UPDATES, Relation.CONFLICTS, Relation.CORROBORATES,
})  # fmt: skip


def judged() -> Iterator[Judged]:
    """Every link that the product makes between labelled pairs, its event standing for the article."""
    folder = bench() / "corpus" / "open"
    ends = {(claim["report"], tuple(claim["content"])): claim["id"] for claim in read_lines(folder / "claims.jsonl")}
    claims: dict[str, Comparable] = {}
    for prediction in predict(folder, gold_claims=True):
        end = ends.get((prediction.report["id"], offsets(prediction.statement.attribution.content)))
        if end:
            claims[end] = comparable_of(prediction)
    events: dict[str, int] = {}
    for pair in read_lines(folder / "links.jsonl"):
        raw = related(side_by_side(claims[pair["a"]], claims[pair["b"]]))
        if raw.relation in _LINKS:
            event = events.setdefault(pair["a"].split("-")[0], len(events))
            right = raw.relation.value == pair["relation"]
            yield Judged(event, rule_of(raw), raw.score, calibrated(raw).score, right)


def curves(rows: Sequence[Judged]) -> dict[str, tuple[tuple[float, float], ...]]:
    """For each rule that answered often enough, the knots from its raw score to the share that is right."""
    groups = groupby(sorted(rows, key=lambda row: row.by), key=lambda row: row.by)
    listed = {by: list(group) for by, group in groups}
    return {by: tuple(fitted(group)) for by, group in listed.items() if len(group) >= FEWEST}


def left_out(rows: Sequence[Judged]) -> list[Judged]:
    """Every row with the score it would have by the curves of the other events."""
    scored = []
    for event in sorted({row.article for row in rows}):
        others = curves([row for row in rows if row.article != event])
        for row in rows:
            if row.article == event:
                knots = others.get(row.by)
                scored.append(replace(row, given=between(knots, row.raw) if knots else row.raw))
    return scored


def main() -> int:
    """Print the reliability table, or the knots."""
    parser = argparse.ArgumentParser(prog="benchmarks.comparisons", description=__doc__)
    parser.add_argument("--fit", action="store_true", help="print knots instead")
    rows = list(judged())
    if parser.parse_args().fit:
        for by, knots in curves(rows).items():
            count = sum(row.by == by for row in rows)
            print(f'"{by}" = {[list(knot) for knot in knots]}  # {count} links')
        print(f"error of raw scores {error([(row.raw, row.right) for row in rows]):.3f}")
        print(f"error on events left out {error([(row.given, row.right) for row in left_out(rows)]):.3f}")
    else:
        print("score  right  links")
        for mean, share, count in reliability([(row.given, row.right) for row in rows]):
            print(f"{mean:5.2f}  {share:5.2f}  {count:5}")
        print(f"expected calibration error {error([(row.given, row.right) for row in rows]):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
