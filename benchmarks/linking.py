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
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, utils

from benchmarks.labelled import read_lines, write_lines
from benchmarks.retrieval import Collection, halves, paired, ranked
from benchmarks.stances import EVIDENCE, HEADLINES, predictions
from claims.compare import Comparable, Issuer, Relation, compare
from claims.figures import Figure, Measure, Qualifier
from claims.text import Span

Row = dict[str, Any]

SAME_EVENT = 0.25
SAME_INCIDENT = 0.2
SAME_NAME = 0.85
INCIDENT_HALF_LIFE = 7.0
"""Days after which a report half as likely speaks of the same incident."""

DEPTH = 50
"""Documents listed for a query."""


def main(arguments: Sequence[str]) -> None:
    """Predict one split of one set."""
    retrieval = arguments[-2:] == ["--task", "retrieval"]
    folder, split, out = (arguments[:-2] if retrieval else arguments)[:3]
    name = Path(folder).resolve().name + (" retrieval" if retrieval else "")
    write_lines(Path(out), SETS[name](Path(folder), split))


def claimretr22(folder: Path, split: str) -> Iterator[Row]:
    """Which checked claim a tweet repeats."""
    documents = Collection({row["id"]: f"{row['title']} {row['text']}" for row in read_lines(folder / "docs.jsonl")})
    for query in read_lines(folder / f"queries.{split}.jsonl"):
        yield {"qid": query["id"], "ranked": ranked(documents.scores(query["text"]), DEPTH)}


def ecbplus(folder: Path, split: str) -> Iterator[Row]:
    """Whether two sentences share an event."""
    rows = list(read_lines(folder / f"pairs.{split}.jsonl"))
    texts = Collection(dict(paired(rows)))
    for row in rows:
        score = texts.likeness(row["a"], row["b"])
        yield {"id": row["id"], "score": score, "label": int(score >= SAME_EVENT)}


def emergent(folder: Path, split: str) -> Iterator[Row]:
    """Whether a headline stands for a claim, against it, or only observes it."""
    return predictions(HEADLINES, folder, split)


def gva_pairs(folder: Path, split: str) -> Iterator[Row]:
    """Whether two reports are about one incident."""
    rows = list(read_lines(folder / f"pairs.{split}.jsonl"))
    days = {row["id"]: _day(row["date"]) for row in _reports(folder, split)}
    texts = Collection(dict(paired(rows)))
    for row in rows:
        score = texts.likeness(row["a"], row["b"]) * _decay(days.get(row["a_id"]), days.get(row["b_id"]))
        yield {"id": row["id"], "score": score, "label": int(score >= SAME_INCIDENT)}


def gva_retrieval(folder: Path, split: str) -> Iterator[Row]:
    """The reports of one incident, for every report."""
    rows = list(_reports(folder, split))
    days = {row["id"]: _day(row["date"]) for row in rows}
    texts = {row["id"]: f"{row['title']} {row['lead']}" for row in rows}
    collection = Collection(texts)
    for key, text in texts.items():
        found = collection.scores(text)
        near = {other: score * _decay(days[key], days[other]) for other, score in found.items() if other != key}
        yield {"qid": key, "ranked": ranked(near, DEPTH)}


def names(folder: Path, split: str) -> Iterator[Row]:
    """Whether two names are of one person or body."""
    for row in read_lines(folder / f"pairs.{split}.jsonl"):
        score = fuzz.WRatio(row["a"], row["b"], processor=utils.default_process) / 100
        yield {"id": row["id"], "score": score, "label": int(score >= SAME_NAME)}


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


def _day(text: str | None) -> date | None:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).date() if text else None


def _decay(one: date | None, other: date | None) -> float:
    return 1.0 if one is None or other is None else halves(abs((one - other).days), INCIDENT_HALF_LIFE)


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
