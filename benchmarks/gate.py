"""The accuracy gate: predict on the open labelled data, score, and hold the pinned floors.

`python -m benchmarks.gate [NAME …] [--raise]`. Each floor is pinned to the hash of the data it was measured on, and
only goes up: `--raise` writes a new floor where a measured value beats the old one by more than the margin. Exit
status 1 when a value is under its floor or the data is not the data the floor was measured on.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.calibration import error, judged
from benchmarks.issuers import aligned, scores
from benchmarks.labelled import bench, fingerprint, read_lines
from benchmarks.nested_set import REPORTS

FLOORS = Path(__file__).with_name("floors.toml")
MARGIN = 0.005
"""A floor stands this far under the value it was raised to, so that a tie broken otherwise does not fail the gate."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One labelled set: what it reads, how it is predicted and scored (both run in `work`, a scratch folder)."""

    name: str
    data: tuple[str, ...]
    run: Callable[[Path, Path], dict[str, Any]]


def predict(module: str, *arguments: str | Path) -> None:
    """Run one prediction command as others would."""
    subprocess.run([sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)], check=True)  # noqa: S603 (our own module)


def scored(script: Path, *arguments: str | Path) -> dict[str, Any]:
    """Run one of the data's own scorers and read the JSON it prints."""
    command = [sys.executable, str(script), *map(str, arguments)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 (the data's scorer)
    values: dict[str, Any] = json.loads(printed)
    return values


def attributions(data: Path, work: Path) -> dict[str, Any]:
    """PolNeAR dev: who said what; all cues, and reporting cues alone."""
    gold, predictions = data / "polnear" / "dev", work / "attributions.jsonl"
    predict("attributions", gold / "text", predictions)
    scorer = data / "polnear" / "score.py"
    everything = scored(scorer, gold, predictions, "--json")
    reporting = scored(scorer, gold, predictions, "--json", "--reporting")
    return {"all": everything, "reporting": reporting}


def nested(data: Path, work: Path) -> dict[str, Any]:
    """Our own reports of relays, nesting and quotes that run on, by PolNeAR's scorer."""
    predict("nested_set", work / "nested")
    predict("attributions", work / "nested" / "text", work / "nested.jsonl", "--every")
    return scored(data / "polnear" / "score.py", work / "nested", work / "nested.jsonl", "--json")


def calibration(data: Path, work: Path) -> dict[str, Any]:  # noqa: ARG001 (every measurement has the same shape)
    """How far confidences can be believed on PolNeAR dev; one less the error, so that up is better."""
    return {"one_less_error": 1 - error([(row.given, row.right) for row in judged()])}


def corpus(data: Path, work: Path) -> dict[str, Any]:
    """Reports of real events: claims from the texts, links from the texts, links on the labelled claims."""
    gold, claims, links = data / "corpus" / "open", work / "claims.jsonl", work / "links.jsonl"
    scorer = data / "corpus" / "score_e2e.py"
    predict("corpus", gold, claims, links)
    end_to_end = scored(scorer, gold, "--claims", claims, "--links", links)
    predict("corpus", gold, claims, links, "--gold-claims")
    on_gold = scored(scorer, gold, "--claims", claims, "--links", links)
    return {"end_to_end": end_to_end, "gold_claims": on_gold}


def figures(data: Path, work: Path) -> dict[str, Any]:
    """Sentences with casualty figures, and hard negatives."""
    gold, predictions = data / "figures" / "gold_open.jsonl", work / "figures.jsonl"
    predict("figures", gold, predictions)
    values = scored(data / "figures" / "score_figures.py", gold, predictions, "--json")
    negatives = values["hard_negatives"]
    values["hard_negatives"]["clean"] = 1 - negatives["with_false_figure"] / negatives["items"]
    return values


def issuers(data: Path, work: Path) -> dict[str, Any]:  # noqa: ARG001 (every measurement has the same shape)
    """Who issues the labelled claims: grouping, kinds, relays."""
    return scores(aligned(data / "corpus" / "open"))


def pairs(data: Path, work: Path) -> dict[str, Any]:
    """Pairs of figures on real events: the share of relations right, in all and for each relation."""
    gold, predictions = data / "figures" / "pairs_open.jsonl", work / "pairs.jsonl"
    predict("pairs", data / "figures" / "events_open.jsonl", gold, predictions)
    predicted = {row["id"]: row["relation"] for row in read_lines(predictions)}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in read_lines(gold):
        for key in ("all", row["relation"]):
            total[key] += 1
            right[key] += predicted.get(row["id"]) == row["relation"]
    return {"accuracy": {key: right[key] / total[key] for key in total}}


def linking(name: str, *options: str) -> Callable[[Path, Path], dict[str, Any]]:
    """One of the public linking sets, its open split."""

    def run(data: Path, work: Path) -> dict[str, Any]:
        predictions = work / f"{name}{''.join(options)}.jsonl"
        predict("linking", data / "linking" / name, "open", predictions, *options)
        values = scored(data / "linking" / f"score_{name}.py", predictions, "--split", "open", "--json")
        return {key.removeprefix("MAIN "): value for key, value in values.items()}

    return run


MEASUREMENTS = (
    Measurement("attributions", ("polnear/dev",), attributions),
    Measurement("calibration", ("polnear/dev",), calibration),
    Measurement("nested", ("polnear/score.py", str(REPORTS)), nested),
    Measurement("corpus", ("corpus/open",), corpus),
    Measurement("issuers", ("corpus/open",), issuers),
    Measurement("figures", ("figures/gold_open.jsonl",), figures),
    Measurement("pairs", ("figures/events_open.jsonl", "figures/pairs_open.jsonl"), pairs),
    *(
        Measurement(f"linking-{name}", (f"linking/{name}",), linking(name))
        for name in ("claimretr22", "ecbplus", "emergent", "gva_incidents", "names", "tolls", "vitaminc_mini")
    ),
    Measurement("linking-gva_retrieval", ("linking/gva_incidents",), linking("gva_incidents", "--task", "retrieval")),
)


def value_at(values: dict[str, Any], path: str) -> float:
    """The number at a path of keys joined by `/`. Raises KeyError when the scorer does not print it."""
    for key in path.split("/"):
        values = values[key]
    return float(values)  # type: ignore[arg-type]  # the path ends at a number; float() raises where it does not


def main() -> int:
    """Measure, print the table, hold or raise the floors."""
    parser = argparse.ArgumentParser(prog="benchmarks.gate", description=__doc__)
    parser.add_argument("names", nargs="*", help="measure these only")
    parser.add_argument("--raise", dest="raising", action="store_true", help="raise floors to what is measured now")
    parser.add_argument("--keep", type=Path, help="keep predictions in this folder")
    arguments = parser.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    failures = 0
    for measurement in MEASUREMENTS:
        if not arguments.names or measurement.name in arguments.names:
            failures += hold(measurement, floors[measurement.name], keep=arguments.keep, raising=arguments.raising)
    if arguments.raising:
        write_floors(floors)
    print(f"\n{failures} under their floor" if failures else "\nevery floor holds")
    return 1 if failures else 0


def hold(measurement: Measurement, pinned: dict[str, Any], *, keep: Path | None, raising: bool) -> int:
    """Measure one set, print its rows, return how many values fail; with `raising`, `pinned` is changed in place."""
    data = bench()
    found = fingerprint(data / name for name in measurement.data)
    if raising and not pinned["sha256"]:
        pinned["sha256"] = found
    if found != pinned["sha256"]:
        print(f"{measurement.name}: the data is not what the floors were measured on (sha256 {found})")
        return 1
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        work = keep or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        values = measurement.run(data, work)
    print(f"\n{measurement.name}  ({time.perf_counter() - begin:.0f} s)")
    return sum(hold_one(path, values, pinned["floors"], raising=raising) for path in pinned["floors"])


def hold_one(path: str, values: dict[str, Any], floors: dict[str, float], *, raising: bool) -> bool:
    """Print one value beside its floor; returns whether it fails."""
    value, floor = value_at(values, path), floors[path]
    if raising and value - MARGIN > floor:
        floors[path] = round(value - MARGIN, 4)
    failed = value < floor
    print(f"  {'FAIL' if failed else 'ok  '} {path:55} {value:.4f}  floor {floor:.4f}")
    return failed


def write_floors(floors: dict[str, Any]) -> None:
    """Write the floors back, the file's opening comment kept."""
    opening = [line for line in FLOORS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [*opening]
    for name, pinned in floors.items():
        lines += ["", f"[{name}]", f'sha256 = "{pinned["sha256"]}"', f"[{name}.floors]"]
        lines += [f'"{path}" = {floor}' for path, floor in pinned["floors"].items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
