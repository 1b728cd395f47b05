"""Articles as the network learns from them: windows of whole paragraphs with their labels, as arrays.

Knows the product's own cutting (`claims.encoder.windows`): what is taught must be what is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.encoder.windows import LIMIT, Stretch, Window, packed, stretches, window
from claims.quotes import find_quotations
from claims.text import Span
from training.labels import CONTENT

Numbers = NDArray[np.int64]
IGNORED = -100
"""The label of what is not learned from."""


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its labels, one entry a word.

    `heads` count words of the window; IGNORED where the governing word lies outside. `cues` is 1 for a word that
    carries a cue, IGNORED inside the content of an attribution (who speaks inside of what is said is not labelled).
    `parts` has a row for each anchor.
    """

    window: Window
    first: int
    tags: Numbers
    dependencies: Numbers
    entities: Numbers
    heads: Numbers
    sentence_starts: Numbers
    cues: Numbers
    anchors: Numbers
    parts: Numbers


Names = Mapping[str, Mapping[str, int]]
"""The number of each label, by the sort of label: tags, dependencies, entities."""


def examples(article: Mapping[str, Any], names: Names, first_limit: int = LIMIT) -> Iterator[Example]:
    """The windows of one article with their labels; `first_limit` shifts where windows begin."""
    text, spans = article["text"], [Span(*span) for span in article["spans"]]
    starts = [*article["starts"], len(spans)]
    parts: list[Stretch] = []
    for begin, end in pairwise(starts):
        parts.extend(stretches(text, spans[begin:end]))
    quotations = find_quotations(text)
    inside = {at for _, roles in article["frames"] for at, part in roles.items() if part == CONTENT}
    anchors = {anchor for anchor, _ in article["frames"]}
    cues = [1 if at in anchors else IGNORED if at in inside else 0 for at in range(len(spans))]
    first = 0
    for held in packed(parts, first_limit):
        size = sum(len(part.words) for part in held)
        yield _example(article, window(text, held, quotations), first, size, names, cues)
        first += size


def _example(
    article: Mapping[str, Any], read: Window, first: int, size: int, names: Names, cues: Sequence[int]
) -> Example:
    here = range(first, first + size)
    heads = [article["heads"][at] - first if article["heads"][at] in here else IGNORED for at in here]
    frames = [(anchor, roles) for anchor, roles in article["frames"] if anchor in here]
    labels = {
        sort: np.array([names[sort].get(article[sort][at], IGNORED) for at in here], dtype=np.int64)
        for sort in ("tags", "dependencies", "entities")
    }
    return Example(
        window=read,
        first=first,
        heads=np.array(heads, dtype=np.int64),
        sentence_starts=np.array([article["sentence_starts"][at] for at in here], dtype=np.int64),
        cues=np.array([cues[at] for at in here], dtype=np.int64),
        anchors=np.array([anchor - first for anchor, _ in frames], dtype=np.int64),
        parts=np.array([[roles.get(at, 0) for at in here] for _, roles in frames], dtype=np.int64).reshape(-1, size),
        **labels,
    )
