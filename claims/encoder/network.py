"""The network: a window of word pieces in, grammar and attributions of its words out.

Knows the model file and its inputs and outputs, and nothing of language. Windows are read one at a time on one thread,
so that the same text gives the same numbers whatever stands beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from claims.encoder.frames import Chances, Frame, frames
from claims.encoder.windows import Stretch, Window, packed, window
from claims.quotes import find_quotations

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL = "reader.onnx"

LOWEST_CUE = 0.3
"""Words less likely than this to carry a cue make no frame: nothing keeps one so doubtful (`settling.toml`)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network reads in one window, with an entry a word.

    `entities` are "B-", "I-" and a sort, or "O". `heads` is [words, words]: how well each word governs each.
    """

    window: Window
    tags: list[str]
    dependencies: list[str]
    entities: list[str]
    sentence_starts: NDArray[np.bool_]
    heads: Chances
    frames: tuple[Frame, ...]


@cache
def _session() -> InferenceSession:
    # Loading takes a good part of a second, and `--help` must not pay for it.
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The file is optimised already (training/export.py).
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    model = (resources.files("claims.encoder") / "data" / MODEL).read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def _names() -> dict[str, list[str]]:
    """The labels that the network's numbers stand for."""
    names: dict[str, list[str]] = json.loads(_session().get_modelmeta().custom_metadata_map["labels"])
    return names


def find_readings(text: str, parts: Iterable[Stretch]) -> Iterator[Reading]:
    """Read the stretches of `text` in order, window by window."""
    quotations = find_quotations(text)
    for held in packed(parts):
        yield _read(window(text, held, quotations))


def _read(one: Window) -> Reading:
    inputs = {"pieces": one.pieces, "cases": one.cases, "quotes": one.quotes, "firsts": one.firsts}
    outputs: Sequence[Any] = _session().run(None, {name: row[None] for name, row in inputs.items()})
    tags, dependencies, entities, starts, heads, cues, anchors, chances = outputs
    likely = cues[anchors] >= LOWEST_CUE
    words = [word for stretch in one.stretches for word in stretch.words]
    names = _names()
    begins = starts > 0
    first = 0
    for stretch in one.stretches:
        begins[first] = True
        first += len(stretch.words)
    return Reading(
        window=one,
        tags=[names["tags"][number] for number in tags],
        dependencies=[names["dependencies"][number] for number in dependencies],
        entities=[names["entities"][number] for number in entities],
        sentence_starts=begins,
        heads=heads,
        frames=tuple(frames(words, anchors[likely].tolist(), cues, chances[likely])),
    )
