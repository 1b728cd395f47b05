"""`python -m benchmarks.figures SENTENCES.jsonl OUT.jsonl`: the figures and the source of single sentences.

Reads `id` and `text` only. Writes the shape of the labelled set, whose qualifiers are fewer than ours: "up to" is its
`at_most`, "nearly" its `about`; and which labels people harmed only, so that other counted
things are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from claims.extract import Statement, extract
from claims.figures import Basis, Figure, Measure, Qualifier, find_figures
from claims.sources import SourceMention, pronoun_sort

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


def sentence(text: str) -> dict[str, Any]:
    """The figures of one sentence, and the source that its statement about them (else its first) names."""
    figures = [figure for figure in find_figures(text) if figure.measure is not Measure.OTHER]
    statements = [statement for statement in extract(text) if statement.issuer and statement.issuer.printed]
    said = max(statements, key=lambda statement: _covered(statement, figures), default=None)
    issuer = said.issuer if said and (_covered(said, figures) or not figures) else None
    source = {"text": _named(issuer), "kind": issuer.kind.value, "named": issuer.named} if issuer else None
    return {"figures": [predicted(figure) for figure in figures], "source": source}


def _named(issuer: SourceMention) -> str:
    """The words that name the issuer; for "who", "he" those they stand for."""
    return issuer.printed if pronoun_sort(issuer.printed) is None else issuer.name


def _covered(statement: Statement, figures: list[Figure]) -> int:
    return sum(span.contains(figure.span) for span in statement.attribution.content for figure in figures)


def main(sentences: Path, out: Path) -> None:
    """Predict every sentence of `sentences` into `out`."""
    with sentences.open("rb") as lines, out.open("wb") as written:
        for line in lines:
            if not line.strip():
                continue
            record = msgspec.json.decode(line)
            written.write(msgspec.json.encode({"id": record["id"], **sentence(record["text"])}) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
