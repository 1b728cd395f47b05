"""`python -m benchmarks.figures SENTENCES.jsonl OUT.jsonl`: the figures and the source of single sentences.

Reads `id` and `text` only. Writes the shape of the labelled set, whose qualifiers are fewer than ours: "up to" is its
`at_most`, "nearly" its `about`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from claims.figures import Basis, Figure, Qualifier, find_figures

_QUALIFIERS = {Qualifier.UP_TO: Qualifier.AT_MOST, Qualifier.NEARLY: Qualifier.ABOUT}


def predicted(figure: Figure) -> dict[str, Any]:
    """One figure in the labelled set's shape."""
    nearly = figure.qualifier is Qualifier.NEARLY
    return {
        "span": [figure.span.start, figure.span.end],
        "low": figure.high if nearly else figure.low,
        "high": figure.high,
        "measure": figure.measure.value,
        "qualifier": _QUALIFIERS.get(figure.qualifier, figure.qualifier).value,
        "hedge": figure.hedge,
        "who": figure.who,
        "of_which": figure.part_of,
        "incident_or_cumulative": "incident" if figure.basis is Basis.INCIDENT else "cumulative",
    }


def main(sentences: Path, out: Path) -> None:
    """Predict every sentence of `sentences` into `out`."""
    with sentences.open("rb") as lines, out.open("wb") as written:
        for line in lines:
            if not line.strip():
                continue
            record = msgspec.json.decode(line)
            figures = [predicted(figure) for figure in find_figures(record["text"])]
            written.write(msgspec.json.encode({"id": record["id"], "figures": figures}) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
