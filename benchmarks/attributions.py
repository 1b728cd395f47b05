"""Attributions of a folder of plain texts, in the standoff shape of PolNeAR.

    python -m benchmarks.attributions TEXT_DIR OUT.jsonl [--every]

Reads every `*.txt`, as it is: offsets count code points of the file's text. Writes one JSON object a line:
`{"doc", "attributions": [{"source": [[s, e]], "cue": [[s, e]], "content": [[s, e]], "confidence"}]}`. PolNeAR's
guidelines count attitudes, take who cites another for the source, give each relay an attribution of its own whose
content is the whole of what it relays, and make a quote that runs on part of the attribution that names its speaker;
the shape is bent to that here alone. With `--every` it is not: every attribution at every depth, each quote that runs
on by itself, as in `benchmarks/nested`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from claims.attribution import RUNS_ON, Attribution
from claims.attribution.cues import ATTITUDES
from claims.attribution.finding import find_attributions
from claims.parsing import Paragraph, parse
from claims.text import Span, envelope

Offsets = list[tuple[int, int]]
Record = dict[str, Offsets | float]


def predict(text: str) -> list[Record]:
    """The attributions of `text` as PolNeAR would list them."""
    paragraphs = list(parse(text))
    found = outermost(find_attributions(text, paragraphs, attitudes=True))
    return list(in_polnear_terms(with_clauses(found, paragraphs)))


def with_clauses(found: Sequence[Attribution], paragraphs: Sequence[Paragraph]) -> list[Attribution]:
    """`found` with the relative clauses behind sources, which PolNeAR counts to the name: "Anna Berg, who runs it"."""
    read = {span: frame.source for paragraph in paragraphs for frame in paragraph.frames for span in frame.cue}
    return [
        replace(one, source=(whole,))
        if one.source and (whole := _longer(one.source[0], [w for span in one.cue for w in read.get(span, ())]))
        else one
        for one in found
    ]


def _longer(source: Span, read: Sequence[Span]) -> Span | None:
    return next((span for span in read if span.start == source.start and span.end > source.end), None)


def predict_every(text: str) -> list[Record]:
    """The attributions of `text` at every depth: what is said, and what somebody wants or believes."""
    paragraphs = list(parse(text))
    said = find_attributions(text, paragraphs)
    meant = [one for one in find_attributions(text, paragraphs, attitudes=True) if one.kind in ATTITUDES]
    return [record for one in (*said, *meant) for record in _records(one, one.content)]


def outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """`found` without what is said inside of what somebody says: PolNeAR labels one level, the outermost."""
    return [one for one in found if not any(_holds(other, one) and not _holds(one, other) for other in found)]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    anchors = inner.cue or inner.content
    return outer is not inner and any(span.contains(anchors[0]) for span in outer.content)


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
    return not attribution.cue and attribution.evidence == RUNS_ON and not alone


def _head(found: Sequence[Attribution], at: int) -> int:
    while at and _runs_on(found[at]):
        at -= 1
    return at


def _records(attribution: Attribution, content: Iterable[Span]) -> Iterator[Record]:
    spans = sorted(content)
    citing = next((relay for relay in attribution.relays if relay.cue == attribution.cue), None)
    source = citing.source if citing else attribution.source
    yield _record(source, attribution.cue, spans, attribution.confidence)
    whole = envelope([*source, *attribution.cue, *spans])
    for relay in attribution.relays:
        if relay.cue and relay is not citing:
            yield _record(relay.source, relay.cue, [whole], attribution.confidence)
            whole = envelope([whole, *relay.source, *relay.cue])


def _record(source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span], confidence: float) -> Record:
    return {"source": _offsets(source), "cue": _offsets(cue), "content": _offsets(content), "confidence": confidence}


def _offsets(spans: Iterable[Span]) -> Offsets:
    return [(span.start, span.end) for span in spans]


def main(arguments: Sequence[str]) -> None:
    """Predict for every text of a folder."""
    folder, output = (Path(argument) for argument in arguments if argument != "--every")
    predicted = predict_every if "--every" in arguments else predict
    with output.open("w", encoding="utf-8") as out:
        for path in sorted(folder.glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as file:
                record = {"doc": path.stem, "attributions": predicted(file.read())}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
