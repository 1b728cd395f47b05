"""Attributions of a folder of plain texts, in the standoff shape of PolNeAR.

    python -m benchmarks.attributions TEXT_DIR OUT.jsonl

Reads every `*.txt`, as it is: offsets count code points of the file's text. Writes one JSON object a line:
`{"doc", "attributions": [{"source": [[s, e]], "cue": [[s, e]], "content": [[s, e]], "confidence"}]}`. PolNeAR's
guidelines count attitudes, give each relay an attribution of its own whose content is the whole of what it relays, and
make a quote that runs on part of the attribution that names its speaker; the shape is bent to that here alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claims.attribution import Attribution, find_attributions
from claims.parsing import parse
from claims.text import Span, envelope

Offsets = list[tuple[int, int]]
Record = dict[str, Offsets | float]


def predict(text: str) -> list[Record]:
    """The attributions of `text` as PolNeAR would list them."""
    return list(in_polnear_terms(find_attributions(text, list(parse(text)), attitudes=True)))


def in_polnear_terms(found: Sequence[Attribution]) -> Iterator[Record]:
    """`found` with quotes that run on joined to their beginning, and relays unfolded."""
    content: list[Span] = []
    for at, attribution in enumerate(found):
        content.extend(attribution.content)
        if at + 1 < len(found) and _runs_on(found[at + 1]) and not _runs_on(attribution, alone=True):
            continue
        yield from _records(found[_head(found, at)], content)
        content = []


def _runs_on(attribution: Attribution, *, alone: bool = False) -> bool:
    return attribution.evidence == "quote runs on" and not alone


def _head(found: Sequence[Attribution], at: int) -> int:
    while at and _runs_on(found[at]):
        at -= 1
    return at


def _records(attribution: Attribution, content: Iterable[Span]) -> Iterator[Record]:
    spans = sorted(content)
    yield _record(attribution.source, attribution.cue, spans, attribution.confidence)
    whole = envelope([*attribution.source, *attribution.cue, *spans])
    for relay in attribution.relays:
        if relay.cue:
            yield _record(relay.source, relay.cue, [whole], attribution.confidence)
            whole = envelope([whole, *relay.source, *relay.cue])


def _record(source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span], confidence: float) -> Record:
    return {"source": _offsets(source), "cue": _offsets(cue), "content": _offsets(content), "confidence": confidence}


def _offsets(spans: Iterable[Span]) -> Offsets:
    return [(span.start, span.end) for span in spans]


def main(arguments: Sequence[str]) -> None:
    """Predict for every text of a folder."""
    folder, output = map(Path, arguments)
    with output.open("w", encoding="utf-8") as out:
        for path in sorted(folder.glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as file:
                record = {"doc": path.stem, "attributions": predict(file.read())}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
