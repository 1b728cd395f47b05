"""Pairs of the open split are predicted with weights fitted without their fold, all others with the shipped ones."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.regression import feature_names, fit, matrix, shares
from benchmarks.stances import HEADLINES, Row, predictions
from claims.compare.stance.scoring import Scorer, scorers

SAID = {"for": "Hall {} opens to crowds", "against": "Hall {} is a hoax", "observing": "Will hall {} open?"}
SMALL = replace(HEADLINES, least=1, folds=4)


def _rows(count: int) -> list[Row]:
    """Claims with one headline of each label, ids telling both."""
    return [
        {
            "id": f"{number}-{label}",
            "claim_id": str(number),
            "a": f"Hall {number} opens",
            "b": said.format(number),
            "label": label,
        }
        for number in range(count)
        for label, said in SAID.items()
    ]


def _write(folder: Path, split: str, rows: list[Row]) -> None:
    (folder / f"pairs.{split}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_every_open_pair_is_predicted_once(tmp_path: Path) -> None:
    rows = _rows(8)
    _write(tmp_path, "open", rows)
    found = {row["id"]: row["label"] for row in predictions(SMALL, tmp_path, "open")}
    assert found == {row["id"]: row["label"] for row in rows}


def test_a_label_of_its_own_fold_does_not_reach_a_pair(tmp_path: Path) -> None:
    """All labels of one claim are turned round: its own predictions stay as they were."""
    rows = _rows(8)
    turned = [
        {**row, "label": {"for": "against", "against": "observing", "observing": "for"}[row["label"]]}
        if row["claim_id"] == "3"
        else row
        for row in rows
    ]
    own_folds = replace(SMALL, folds=None)
    _write(tmp_path, "open", rows)
    before = {row["id"]: row["label"] for row in predictions(own_folds, tmp_path, "open")}
    _write(tmp_path, "open", turned)
    after = {row["id"]: row["label"] for row in predictions(own_folds, tmp_path, "open")}
    assert {key: before[key] for key in before if key.startswith("3-")} == {
        key: after[key] for key in after if key.startswith("3-")
    }


def test_another_split_is_predicted_with_the_shipped_weights(tmp_path: Path) -> None:
    rows = [{key: value for key, value in row.items() if key != "label"} for row in _rows(2)]
    _write(tmp_path, "late", rows)
    always = Scorer(("for", "against", "observing"), (0.0, 1.0, 0.0), {})
    shipped = replace(SMALL, shipped=lambda: always)
    assert {row["label"] for row in predictions(shipped, tmp_path, "late")} == {"against"}


def test_the_shipped_weights_fit_the_features() -> None:
    for scorer in scorers():
        assert len(scorer.labels) == 3
        assert scorer.shares({}).keys() == set(scorer.labels)


def test_a_regression_finds_what_tells_the_labels_apart() -> None:
    rows = [{"yes": 1.0}, {"no": 1.0}] * 20
    names = feature_names(rows, 5)
    weights = fit(matrix(rows, names), np.array([0, 1] * 20), 2, ridge=1.0)
    assert names == ["no", "yes"]
    assert weights[0, 1] > 0 > weights[0, 0]
    assert shares(matrix(rows, names) @ weights.T)[0, 0] > 0.8


def test_rare_features_get_no_weight() -> None:
    assert feature_names([{"rare": 1.0}, {"common": 1.0}, {"common": 1.0}, {"never": 0.0}], 2) == ["common"]


@given(st.lists(st.lists(st.floats(-50, 50), min_size=3, max_size=3), min_size=1, max_size=5))
def test_shares_of_a_row_sum_to_one(scores: list[list[float]]) -> None:
    assert shares(np.array(scores)).sum(axis=1) == pytest.approx(np.ones(len(scores)))
