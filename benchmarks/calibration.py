"""How far confidences can be believed: the share that is right among statements of like confidence.

    python -m benchmarks.calibration [--fit]

Reads PolNeAR dev. Right is what the scorer calls right end to end: content and source both share half their words with
the label's; a quote that runs on is right where it lies in a label's content. Prints the reliability of the
confidences that the product gives; with `--fit` instead the knots for `claims/lexicon/data/confidence.toml`, and what
they are worth on articles they were not fitted on.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from pathlib import Path
from types import ModuleType

import numpy as np

from benchmarks.attributions import outermost, with_clauses
from benchmarks.labelled import bench
from claims.attribution import RUNS_ON
from claims.attribution.confidence import calibrated, found_by
from claims.attribution.finding import uncalibrated
from claims.parsing import parse
from claims.text import Span

BINS = 10
KNOTS = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """One attribution: its article, who found it, its raw and its given confidence, whether it is right."""

    article: int
    by: str
    raw: float
    given: float
    right: bool


def judged() -> Iterator[Judged]:
    """Every attribution found in PolNeAR dev that its labels can judge: nothing inside of what somebody says."""
    data = bench() / "polnear"
    scorer = _scorer(data / "score.py")
    gold = scorer.load_gold(str(data / "dev"))
    for number, name in enumerate(sorted(gold)):
        text = scorer.read_text(str(data / "dev" / "text" / f"{name}.txt"))
        words = scorer.Doc(text)
        labels = [{part: words.ids(label[part]) for part in ("content", "source")} for label in gold[name]]
        paragraphs = list(parse(text))
        found = outermost(with_clauses(uncalibrated(text, paragraphs, attitudes=True), paragraphs))
        for at, one in enumerate(found):
            run = list(takewhile(lambda other: other.evidence == RUNS_ON, found[at + 1 :]))
            content = words.ids(_offsets(span for part in (one, *run) for span in part.content))
            source = words.ids(_offsets(one.source))
            if one.evidence == RUNS_ON:
                right = any(content and len(content & label["content"]) >= 0.8 * len(content) for label in labels)
            else:
                right = any(
                    scorer.iou(content, label["content"]) >= 0.5 and scorer.iou(source, label["source"]) >= 0.5  # noqa: PLR2004 (the scorer's own line)
                    for label in labels
                )
            yield Judged(number, found_by(one), one.confidence, calibrated(one).confidence, right)


def _scorer(path: Path) -> ModuleType:
    """The data's own scorer, loaded from where the data lies."""
    spec = importlib.util.spec_from_file_location("polnear_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _offsets(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def reliability(rows: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """For each tenth of the confidences in order: their mean, the share that is right, and how many they are."""
    ordered = sorted(rows)
    parts = [part for part in np.array_split(np.arange(len(ordered)), BINS) if len(part)]
    return [
        (float(np.mean([ordered[at][0] for at in part])), float(np.mean([ordered[at][1] for at in part])), len(part))
        for part in parts
    ]


def error(rows: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error: how far confidence and share differ, weighted by number."""
    return sum(abs(mean - share) * count for mean, share, count in reliability(rows)) / max(len(rows), 1)


def fitted(rows: Sequence[Judged]) -> list[tuple[float, float]]:
    """Knots from raw confidence to the share that is right, never falling (pool adjacent violators)."""
    ordered = sorted(rows, key=lambda row: row.raw)
    parts = np.array_split(np.arange(len(ordered)), min(KNOTS, max(1, len(ordered) // 30)))
    pools = [
        [float(np.mean([ordered[at].raw for at in part])), float(sum(ordered[at].right for at in part)), len(part)]
        for part in parts
    ]
    at = 1
    while at < len(pools):
        if pools[at - 1][1] / pools[at - 1][2] > pools[at][1] / pools[at][2]:
            left, right = pools[at - 1], pools.pop(at)
            total = left[2] + right[2]
            pools[at - 1] = [(left[0] * left[2] + right[0] * right[2]) / total, left[1] + right[1], total]
            at = max(1, at - 1)
        else:
            at += 1
    return [(round(raw, 5), round((share + 1) / (count + 2), 3)) for raw, share, count in pools]


def main() -> int:
    """Print the reliability table, or the knots."""
    parser = argparse.ArgumentParser(prog="benchmarks.calibration", description=__doc__)
    parser.add_argument("--fit", action="store_true", help="print knots instead")
    rows = list(judged())
    if parser.parse_args().fit:
        _print_fit(rows)
    else:
        print("confidence  right  statements")
        for mean, share, count in reliability([(row.given, row.right) for row in rows]):
            print(f"{mean:10.2f}  {share:5.2f}  {count:10}")
        print(f"expected calibration error {error([(row.given, row.right) for row in rows]):.3f}")
    return 0


def _print_fit(rows: Sequence[Judged]) -> None:
    crossed: list[tuple[float, bool]] = []
    for by, group in groupby(sorted(rows, key=lambda row: row.by), key=lambda row: row.by):
        listed = list(group)
        print(f"{by} = {[list(knot) for knot in fitted(listed)]}  # {len(listed)} statements")
        for half in (0, 1):
            knots = fitted([row for row in listed if row.article % 2 != half]) or [(0.5, 0.5)]
            raws, shares = zip(*knots, strict=True)
            crossed += [
                (float(np.interp(row.raw, raws, shares)), row.right) for row in listed if row.article % 2 == half
            ]
    print(f"# expected calibration error on the other half of the articles: {error(crossed):.3f}")


if __name__ == "__main__":
    sys.exit(main())
