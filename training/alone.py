"""The network alone, without rules: what decision 6 compares.

    python -m training.alone WEIGHTS TEXT_DIR OUT.jsonl

Reads every `*.txt` with the weights of a training run, in floating point, and writes each frame from one chance on as
an attribution in the shape that PolNeAR's scorer reads.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import torch

from claims.encoder.frames import Frame, frames
from claims.encoder.windows import packed, stretches, window
from claims.quotes import find_quotations
from claims.text import Span, paragraphs
from claims.words import words
from training.export import Reading, load

LIKELY = 0.5
"""The chance from which on a frame counts."""


def read(reader: Reading, text: str) -> Iterator[Frame]:
    """The frames that the network reads in `text`."""
    quotations = find_quotations(text)
    parts = (
        part
        for paragraph in paragraphs(text)
        for part in stretches(text, list(words(text, paragraph.start, paragraph.end)))
    )
    for held in packed(parts):
        one = window(text, held, quotations)
        rows = [torch.from_numpy(row)[None] for row in (one.pieces, one.cases, one.quotes, one.firsts)]
        with torch.no_grad():
            *_, cues, anchors, chances = (output.numpy() for output in reader(*rows))
        likely = cues[anchors] >= LIKELY
        spans = [span for part in one.stretches for span in part.words]
        yield from frames(spans, anchors[likely].tolist(), cues, chances[likely])


def main() -> None:
    """Read a folder."""
    weights, folder, out = map(Path, sys.argv[1:])
    reader = Reading(load(weights)[0])
    with out.open("w", encoding="utf-8") as written:
        for path in sorted(folder.glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as file:
                found = [_record(frame) for frame in read(reader, file.read()) if frame.content]
            written.write(json.dumps({"doc": path.stem, "attributions": found}) + "\n")


def _record(frame: Frame) -> dict[str, list[tuple[int, int]]]:
    return {part: _offsets(getattr(frame, part)) for part in ("source", "cue", "content")}


def _offsets(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


if __name__ == "__main__":
    main()
