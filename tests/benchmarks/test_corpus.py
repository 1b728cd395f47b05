"""Predictions for a folder of reports, in the labels' shape."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import corpus
from benchmarks.labelled import read_lines

FIRST = "Kenya's army said 12 soldiers were killed in the attack on Garissa."
SECOND = 'At least 12 soldiers died in the attack on Garissa, the Kenyan military said. "We mourn," it said.'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports of one event, and the spans of one labelled claim each."""
    (tmp_path / "reports").mkdir()
    for name, text in (("one", FIRST), ("two", SECOND)):
        report = {"id": name, "outlet": f"Outlet {name}", "published": "2024-05-03", "text": text, "event": "garissa"}
        (tmp_path / "reports" / f"{name}.json").write_text(json.dumps(report))
    claims = [
        {"report": "one", "content": [18, 66], "source": [0, 12], "cue": [13, 17], "source_kind": "must not be read"},
        {"report": "two", "content": [0, 50], "source": [52, 71], "cue": [72, 76], "source_kind": "must not be read"},
    ]
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(claim) + "\n" for claim in claims))
    return tmp_path


@pytest.mark.parametrize("options", [[], ["--gold-claims"]])
def test_claims_and_links_in_the_labels_shape(folder: Path, options: list[str]) -> None:
    claims, links = folder / "predicted.jsonl", folder / "links.jsonl"
    corpus.main([str(folder), str(claims), str(links), *options])
    texts = {"one": FIRST, "two": SECOND}
    found = list(read_lines(claims))
    assert {claim["report"] for claim in found} == {"one", "two"}
    for claim in found:
        start, end = claim["content"]
        assert texts[claim["report"]][start:end].strip()
    tolls = [claim for claim in found if claim["figures"]]
    assert {claim["source_name"] for claim in tolls} == {"Kenyan military"}
    ends = {(claim["report"], tuple(claim["content"])) for claim in found}
    for link in read_lines(links):
        assert {(link[side]["report"], tuple(link[side]["content"])) for side in "ab"} <= ends


def test_given_spans_are_used_as_they_are(folder: Path) -> None:
    statements = [prediction.statement for prediction in corpus.predict(folder, gold_claims=True)]
    assert [
        statement.attribution.content[0].of(text) for statement, text in zip(statements, (FIRST, SECOND), strict=True)
    ] == [
        "12 soldiers were killed in the attack on Garissa",
        "At least 12 soldiers died in the attack on Garissa",
    ]
