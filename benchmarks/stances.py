"""The two sets of labelled pairs that the scorers of stance are fitted on: their texts, their folds, predictions.

A pair of the open split is predicted with weights fitted without its fold: ten folds of headlines, those of one claim
together; as many folds of evidence as there are pieces of it, for they are few. A pair of any other split is predicted
with the weights that are shipped, which are fitted on the whole open split.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.labelled import read_lines
from benchmarks.regression import feature_names, fit, matrix
from claims.compare.stance.evidence import bearing_features
from claims.compare.stance.reading import read
from claims.compare.stance.saying import saying
from claims.compare.stance.scoring import Scorer, scorers

Row = dict[str, Any]
Features = Mapping[str, float]

OPEN = "open"

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"', " 's": "'s", " n't": "n't"}
_SIGN = re.compile(r"(?<=[$£€]) (?=\d)|(?<=\d) (?=%)")
_OUT_OF = re.compile(r"\b(\d+)/(\d+)\b")


@dataclass(frozen=True, slots=True)
class StanceSet:
    """A labelled set: its labels, the features of a row, what keeps rows in one fold, and how it is fitted.

    `folds` is None where every group is a fold of its own.
    """

    labels: tuple[str, ...]
    features: Callable[[Row], Features]
    group: Callable[[Row], str]
    folds: int | None
    least: int
    """Rows that must have a feature for it to get a weight."""
    ridge: float
    shipped: Callable[[], Scorer]

    def fitted(self, rows: Sequence[Row], features: Sequence[Features]) -> Scorer:
        """The scorer fitted on these rows."""
        names = feature_names(features, self.least)
        labels = np.array([self.labels.index(row["label"]) for row in rows])
        weights = fit(matrix(features, names), labels, len(self.labels), self.ridge).T.tolist()
        by_name = {name: tuple(values) for name, values in zip(names, weights[:-1], strict=True)}
        return Scorer(self.labels, tuple(weights[-1]), by_name)


def predictions(of: StanceSet, folder: Path, split: str) -> Iterator[Row]:
    """The likeliest label of each row of a split."""
    rows = list(read_lines(folder / f"pairs.{split}.jsonl"))
    features = [of.features(row) for row in rows]
    if split == OPEN:
        yield from _by_folds(of, rows, features)
    else:
        yield from (_predicted(row, of.shipped(), given) for row, given in zip(rows, features, strict=True))


def _by_folds(of: StanceSet, rows: Sequence[Row], features: Sequence[Features]) -> Iterator[Row]:
    folds = _dealt([of.group(row) for row in rows], of.folds)
    for fold in sorted(set(folds)):
        others = [number for number, other in enumerate(folds) if other != fold]
        scorer = of.fitted([rows[number] for number in others], [features[number] for number in others])
        for number, own in enumerate(folds):
            if own == fold:
                yield _predicted(rows[number], scorer, features[number])


def _predicted(row: Row, scorer: Scorer, features: Features) -> Row:
    shares = scorer.shares(features)
    return {"id": row["id"], "label": max(shares, key=lambda label: shares[label])}


def _dealt(groups: Sequence[str], folds: int | None) -> list[int]:
    """The fold of each row: groups are dealt out in the order of their hashes, so that every run deals alike."""
    ordered = sorted(set(groups), key=lambda group: hashlib.sha256(group.encode()).digest())
    dealt = {group: number % (folds or len(ordered)) for number, group in enumerate(ordered)}
    return [dealt[group] for group in groups]


def _printed(text: str) -> str:
    """The evidence set's text as it would be printed: the marks of its tokeniser undone."""
    for mark, plain in _BRACKETS.items():
        text = text.replace(mark, plain)
    return _OUT_OF.sub(r"\1 out of \2", _SIGN.sub("", text))


HEADLINES = StanceSet(
    labels=("for", "against", "observing"),
    features=lambda row: saying(read(row["a"]), read(row["b"])),
    group=lambda row: str(row["claim_id"]),
    folds=10,
    least=6,
    ridge=5.0,
    shipped=lambda: scorers()[0],
)
EVIDENCE = StanceSet(
    labels=("corroborates", "conflicts", "neither"),
    features=lambda row: bearing_features(_printed(row["a"]), _printed(row["b"])),
    group=lambda row: str(row["b"]),
    folds=None,
    least=4,
    ridge=1.0,
    shipped=lambda: scorers()[1],
)
