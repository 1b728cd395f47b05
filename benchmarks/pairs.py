"""How two published figures relate.

    python -m benchmarks.pairs EVENTS.jsonl PAIRS.jsonl OUT.jsonl

Reads of each claim `id, date, source, publisher, text`, of each pair `id, a, b`; writes
`{"id", "relation", "reasons"}`. Somebody put the two claims of a pair side by side, so they are taken to be of one
event unless their scope says otherwise. The labels know no open answer: figures that are compatible and prove nothing
are `corroborates` there, a part and its whole `unrelated`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.labelled import read_lines, write_lines
from claims.compare import Comparable, Relation, compare, issuer
from claims.figures import find_figures
from claims.sources import name_source

LABELS = {
    Relation.COPIES: "same-source-restates",
    Relation.RESTATES: "same-source-restates",
    Relation.UPDATES: "updates",
    Relation.CONFLICTS: "conflicts",
    Relation.CORROBORATES: "corroborates",
    Relation.UNDECIDED: "corroborates",
    Relation.PART_OF: "unrelated",
    Relation.UNRELATED: "unrelated",
}
"""The labels' name for each relation."""


def main(arguments: Sequence[str]) -> None:
    """Relate every pair."""
    events, pairs, out = map(Path, arguments)
    claims = {record["id"]: read_claim(record) for record in read_lines(events)}
    write_lines(out, (relate(pair, claims) for pair in read_lines(pairs)))


def relate(pair: Mapping[str, Any], claims: Mapping[str, Comparable]) -> dict[str, Any]:
    """The prediction for one pair."""
    found = compare(claims[pair["a"]], claims[pair["b"]])
    return {
        "id": pair["id"],
        "relation": LABELS[found.relation],
        "reasons": [{"code": reason.code, "text": reason.text} for reason in found.reasons],
    }


def read_claim(record: Mapping[str, Any]) -> Comparable:
    """One claim as comparison sees it. A source in brackets, `(none)`, says that nobody is named."""
    text, source = record["text"], record["source"] or "("
    return Comparable(
        report=record["id"],
        publisher=record["publisher"],
        content=text,
        passage=text,
        issuer=None if source.startswith("(") else issuer(name_source(source)),
        quoted=False,
        denied=False,
        asserted=True,
        figures=tuple(find_figures(text)),
        as_of=datetime.fromisoformat(record["date"]),
        event="put side by side",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
