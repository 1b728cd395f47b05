"""The weights of the two scorers of stance, fitted on all open pairs, with what folds measure beside them.

    python -m training.stance

Reads the open splits of `linking/emergent` and `linking/vitaminc_mini` and no other; writes the data file of weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.labelled import bench, read_lines
from benchmarks.stances import EVIDENCE, HEADLINES, OPEN, StanceSet, predictions
from claims.compare.stance.scoring import Scorer

OUT = Path("claims/lexicon/data/stance_weights.toml")
PLACES = 2
"""Decimal places of a weight: a hundredth changes no answer that was sure."""

SOURCE = """\
Fitted by training/stance.py. saying: 2,071 pairs of claim and headline, the training split of Emergent (Ferreira and \
Vlachos 2016). evidence: 300 pairs of claim and evidence from VitaminC (Schuster et al. 2021, CC BY-SA 3.0)."""


def main() -> None:
    """Fit both scorers and write them."""
    lines = [f'source = "{SOURCE}"']
    for name, of, folder in (("saying", HEADLINES, "emergent"), ("evidence", EVIDENCE, "vitaminc_mini")):
        path = bench() / "linking" / folder
        rows = list(read_lines(path / f"pairs.{OPEN}.jsonl"))
        scorer = of.fitted(rows, [of.features(row) for row in rows])
        found = {row["id"]: row["label"] for row in predictions(of, path, OPEN)}
        measured = _measured({row["id"]: row["label"] for row in rows}, found, of)
        print(f"{name}: {len(scorer.weights)} features; {measured}")
        lines += ["", *_section(name, scorer, measured)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _section(name: str, scorer: Scorer, measured: str) -> list[str]:
    labels = ", ".join(f'"{label}"' for label in scorer.labels)
    return [
        f"[{name}]",
        f"labels = [{labels}]",
        f'measured = "{measured}"',
        f"constant = {_numbers(scorer.constant)}",
        "# In log odds: how much each feature speaks for each label.",
        f"[{name}.weights]",
        *(f'"{feature}" = {_numbers(weights)}' for feature, weights in scorer.weights.items()),
    ]


def _numbers(values: Sequence[float]) -> str:
    return "[" + ", ".join(f"{round(value, PLACES) + 0.0:.{PLACES}f}" for value in values) + "]"


def _measured(given: Mapping[str, str], found: Mapping[str, str], of: StanceSet) -> str:
    """Accuracy, macro-F1 and the F1 of each label, in words."""
    right = sum(found[key] == label for key, label in given.items()) / len(given)
    scores = {label: _f1(given, found, label) for label in of.labels}
    each = ", ".join(f"{label} {score:.3f}" for label, score in scores.items())
    mean = sum(scores.values()) / len(scores)
    return f"Each pair by weights fitted without its fold: accuracy {right:.3f}, macro-F1 {mean:.3f} ({each})."


def _f1(given: Mapping[str, str], found: Mapping[str, str], label: str) -> float:
    both = sum(found[key] == value == label for key, value in given.items())
    each = sum(value == label for values in (given, found) for value in values.values())
    return 2 * both / each


if __name__ == "__main__":
    main()
