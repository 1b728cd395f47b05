"""Linking on public sets.

    python -m benchmarks.linking SET_DIR SPLIT OUT.jsonl [--task retrieval]

The folder's name says which set it is. `gva_incidents` has two tasks: pairs (by default), and with `--task retrieval`
every report as a query. Nothing here is learned from the labels but the thresholds below, set on the open splits, and
the weights of the two sets of stance: of those, the open split is predicted by folds (see `stances`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.labelled import read_lines, write_lines
from benchmarks.retrieval import days_apart, last_day_in, ranked, texts_by_report
from benchmarks.stances import EVIDENCE, HEADLINES, predictions
from claims.compare import Comparable, Issuer, Relation, compare
from claims.figures import Figure, Measure, Qualifier
from claims.likeness import Collection, Company, nearness
from claims.names import name_likeness, same_name
from claims.text import Span

Row = dict[str, Any]

SAME_EVENT = 0.145
SAME_INCIDENT = 0.105

DEPTH = 50
"""Documents listed for a query."""


def main(arguments: Sequence[str]) -> None:
    """Predict one split of one set."""
    retrieval = arguments[-2:] == ["--task", "retrieval"]
    folder, split, out = (arguments[:-2] if retrieval else arguments)[:3]
    name = Path(folder).resolve().name + (" retrieval" if retrieval else "")
    write_lines(Path(out), SETS[name](Path(folder), split))


def claimretr22(folder: Path, split: str) -> Iterator[Row]:
    """Which checked claim a tweet repeats. Both have dates: the tweet's is printed at its end."""
    rows = list(read_lines(folder / "docs.jsonl"))
    keys = [row["id"] for row in rows]
    checked = Collection(f"{row['title']} {row['text']}" for row in rows)
    days = np.array([last_day_in(row.get("date")) for row in rows])
    for query in read_lines(folder / f"queries.{split}.jsonl"):
        near = nearness(days_apart(last_day_in(query["text"]), days))
        yield {"qid": query["id"], "ranked": ranked(keys, checked.likenesses_to(query["text"]) * near, DEPTH)}


def ecbplus(folder: Path, split: str) -> Iterator[Row]:
    """Whether two sentences share an event. What else the set shows of a sentence's report is its surroundings."""
    rows = list(read_lines(folder / f"pairs.{split}.jsonl"))
    printed = [(row.get(f"{side}_doc", row[side]), row[side]) for row in rows for side in "ab"]
    reports = texts_by_report(printed)
    places, company = {report: place for place, report in enumerate(reports)}, Company(reports.values())
    for row, (report, _), (other, _) in zip(rows, printed[::2], printed[1::2], strict=True):
        score = company.likeness_of(row["a"], row["b"], places[report], places[other])
        yield {"id": row["id"], "score": score, "label": int(score >= SAME_EVENT)}


def emergent(folder: Path, split: str) -> Iterator[Row]:
    """Whether a headline stands for a claim, against it, or only observes it."""
    return predictions(HEADLINES, folder, split)


def gva_pairs(folder: Path, split: str) -> Iterator[Row]:
    """Whether two reports are about one incident."""
    rows = list(read_lines(folder / f"pairs.{split}.jsonl"))
    days = {row["id"]: last_day_in(row["date"]) for row in _reports(folder, split)}
    told = {row[f"{side}_id"]: row[side] for row in rows for side in "ab"}
    places, company = {report: place for place, report in enumerate(told)}, Company(told.values())
    for row in rows:
        near = nearness(abs(days.get(row["a_id"], np.nan) - days.get(row["b_id"], np.nan)))
        score = float(company.likeness(places[row["a_id"]], places[row["b_id"]]) * near)
        yield {"id": row["id"], "score": score, "label": int(score >= SAME_INCIDENT)}


def gva_retrieval(folder: Path, split: str) -> Iterator[Row]:
    """The reports of one incident, for every report."""
    rows = list(read_lines(folder / f"reports.{split}.jsonl"))
    keys = [row["id"] for row in rows]
    told = Collection(f"{row['title']} {row['text']}" for row in rows)
    days = np.array([last_day_in(row["date"]) for row in rows])
    for at, key in enumerate(keys):
        scores = told.likenesses(at) * nearness(days_apart(days[at], days))
        yield {"qid": key, "ranked": [other for other in ranked(keys, scores, DEPTH + 1) if other != key][:DEPTH]}


def names(folder: Path, split: str) -> Iterator[Row]:
    """Whether two names are of one person or body."""
    for row in read_lines(folder / f"pairs.{split}.jsonl"):
        score = name_likeness(row["a"], row["b"])
        yield {"id": row["id"], "score": score, "label": int(score >= same_name())}


def tolls(folder: Path, split: str) -> Iterator[Row]:
    """How two published figures of a running toll relate, by the rules of comparison and the two dates."""
    for row in read_lines(folder / f"pairs.{split}.jsonl"):
        yield {"id": row["id"], "label": _toll(row["a"], row["b"])}


def vitaminc(folder: Path, split: str) -> Iterator[Row]:
    """Whether evidence corroborates a claim, conflicts with it, or neither."""
    return predictions(EVIDENCE, folder, split)


def _toll(a: Mapping[str, Any], b: Mapping[str, Any]) -> str:
    found = compare(_series(a), _series(b)).relation
    if found is Relation.UNRELATED:
        return "other"
    equal = found in {Relation.COPIES, Relation.RESTATES, Relation.CORROBORATES}
    if a["as_of"] == b["as_of"]:
        if a["source"] != b["source"]:
            return "same" if equal else "conflict"
        return "unchanged" if equal else "correction"
    if equal:
        return "unchanged"
    return "update" if b["value"] > a["value"] else "revision"


def _series(point: Mapping[str, Any]) -> Comparable:
    """One point of a published series as a claim; what is counted, and where, is the event."""
    figure = Figure(point["value"], point["value"], Measure.KILLED, Qualifier.EXACT, Span(0, 0))
    return replace(
        _said(f"{point['metric']} {point['place']}: {point['value']}"),
        issuer=Issuer(point["source"], key=point["source"], authority=point["source"]),
        figures=(figure,),
        as_of=datetime.fromisoformat(point["as_of"]),
        event=f"{point['place']}, {point['metric']}",
    )


def _said(text: str) -> Comparable:
    """A bare text as a claim of nobody."""
    return Comparable(
        report=text,
        publisher=None,
        content=text,
        passage=text,
        issuer=None,
        quoted=False,
        denied=False,
        asserted=True,
    )


def _reports(folder: Path, split: str) -> Iterator[Row]:
    """The reports of a split; none where the set has no such file."""
    path = folder / f"reports.{split}.jsonl"
    return read_lines(path) if path.exists() else iter(())


SETS: Mapping[str, Callable[[Path, str], Iterator[Row]]] = {
    "claimretr22": claimretr22,
    "ecbplus": ecbplus,
    "emergent": emergent,
    "gva_incidents": gva_pairs,
    "gva_incidents retrieval": gva_retrieval,
    "names": names,
    "tolls": tolls,
    "vitaminc_mini": vitaminc,
}


if __name__ == "__main__":
    main(sys.argv[1:])
