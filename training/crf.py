"""What decision 6 compares with: two linear-chain conditional random fields, for cues and for the parts around a cue.

    python -m training.crf TRAIN_ARTICLES DEV_ARTICLES OUT.jsonl [--grammar]

Features are the words and their shapes, the quotation they stand in and where the cue is; with `--grammar` the
teacher's tags, relations and governing words too. Writes attributions in the shape that PolNeAR's scorer reads. Knows
the prepared articles; the product knows nothing of it.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycrfsuite

from claims.quotes import find_quotations
from training.labels import CONTENT, CUE, NONE, SOURCE

ITERATIONS, RARE, RIDGE = 80, 3, 0.1
"""Steps of L-BFGS, how often a feature must be seen, and the weight of its square in the loss."""

FAR = 12
"""Words to either side of a cue whose distance is told exactly."""

LIKELY = 0.4
"""Words at least this likely to carry a cue get parts. Set by hand, and not tuned."""

Features = list[list[str]]
Article = Mapping[str, Any]


def paragraphs(article: Article) -> list[range]:
    """The words of each paragraph."""
    return [range(*pair) for pair in pairwise([*article["starts"], len(article["spans"])]) if pair[0] < pair[1]]


def word_features(article: Article, *, grammar: bool) -> Features:
    """What each word shows by itself."""
    text = article["text"]
    quoted = bytearray(len(text) + 1)
    for quotation in find_quotations(text):
        inner = quotation.inner
        quoted[inner.start : inner.end] = b"\x01" * (inner.end - inner.start)
    found = []
    for at, (start, end) in enumerate(article["spans"]):
        word = text[start:end]
        shape = "".join("X" if c.isupper() else "x" if c.islower() else "9" if c.isdigit() else c for c in word[:4])
        row = [f"w={word.lower()}", f"s={word[-3:].lower()}", f"h={shape}", f"q={quoted[start]}"]
        if grammar:
            head = article["spans"][article["heads"][at]]
            row += [f"t={article['tags'][at]}", f"d={article['dependencies'][at]}",
                    f"g={text[slice(*head)].lower()}", f"e={article['entities'][at]}"]  # fmt: skip
        found.append(row)
    return found


def with_neighbours(rows: Features, here: range) -> Features:
    """The features of a paragraph's words, each with those of two words to either side."""
    found = []
    for at in here:
        row = list(rows[at])
        for apart in (-2, -1, 1, 2):
            other = at + apart
            row += [f"{apart}{one}" for one in rows[other]] if other in here else [f"{apart}-"]
        found.append(row)
    return found


def around(article: Article, rows: Features, here: range, anchor: int) -> Features:
    """The features of a paragraph's words for the cue at `anchor`: how far, over what, in the same sentence or not."""
    text, spans = article["text"], article["spans"]
    marks = [text[slice(*spans[at])] for at in here]
    cue = rows[anchor][0]
    found = []
    for at in here:
        between = marks[min(at, anchor) - here.start : max(at, anchor) - here.start]
        side = "before" if at < anchor else "after" if at > anchor else "at"
        apart = max(-FAR, min(FAR, at - anchor))
        stops = min(2, sum(mark in ".!?" for mark in between))
        quotes = min(3, sum(mark in '"“”' for mark in between))
        commas = min(3, between.count(","))
        where = f"{side}{stops}{quotes}"
        row = [*rows[at], f"a={apart}", f"o={where}", f"oc={where}{commas}", f"c={cue}{side}", f"co={cue}{where}"]
        row += [f"{side}{stops}{one}" for one in rows[at]]
        for near in (-1, 1):
            row += [f"{near}{one}" for one in (rows[at + near] if at + near in here else ["-"])]
        found.append(row)
    return found


def cue_examples(articles: Sequence[Article], *, grammar: bool) -> Iterator[tuple[Features, list[str]]]:
    """Paragraphs with the words that carry a cue."""
    for article in articles:
        rows = word_features(article, grammar=grammar)
        anchors = {anchor for anchor, _ in article["frames"]}
        for here in paragraphs(article):
            yield with_neighbours(rows, here), [str(int(at in anchors)) for at in here]


def part_examples(articles: Sequence[Article], *, grammar: bool) -> Iterator[tuple[Features, list[str]]]:
    """Paragraphs with the parts around each cue."""
    for article in articles:
        rows = word_features(article, grammar=grammar)
        whole = paragraphs(article)
        for anchor, parts in article["frames"]:
            here = next(one for one in whole if anchor in one)
            yield around(article, rows, here, anchor), [str(parts.get(at, NONE)) for at in here]


def fitted(examples: Iterator[tuple[Features, list[str]]], model: Path) -> pycrfsuite.Tagger:
    """A field fitted to examples."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for features, labels in examples:
        trainer.append(features, labels)
    trainer.set_params({"max_iterations": ITERATIONS, "feature.minfreq": RARE, "c2": RIDGE})
    trainer.train(str(model))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return tagger


def attributions(
    article: Article, cues: pycrfsuite.Tagger, parts: pycrfsuite.Tagger, *, grammar: bool
) -> Iterator[dict[str, list[tuple[int, int]]]]:
    """What the two fields find in one article."""
    rows = word_features(article, grammar=grammar)
    for here in paragraphs(article):
        cues.set(with_neighbours(rows, here))
        for anchor in here:
            if cues.marginal("1", anchor - here.start) < LIKELY:
                continue
            labels = parts.tag(around(article, rows, here, anchor))
            spans = {part: _spans(article, here, labels, str(part)) for part in (SOURCE, CUE, CONTENT)}
            if spans[CONTENT]:
                yield {"source": spans[SOURCE], "cue": spans[CUE], "content": spans[CONTENT]}


def _spans(article: Article, here: range, labels: Sequence[str], part: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    before = str(NONE)
    for at, label in zip(here, labels, strict=True):
        if label == part:
            start, end = article["spans"][at]
            found = [*found[:-1], (found[-1][0], end)] if before == label and found else [*found, (start, end)]
        before = label
    return found


def main() -> None:
    """Fit, read, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--grammar", action="store_true")
    given = parser.parse_args()
    articles, unseen = (pickle.loads(path.read_bytes()) for path in (given.train, given.dev))  # noqa: S301 (our own files)
    with tempfile.TemporaryDirectory() as folder:
        cues = fitted(cue_examples(articles, grammar=given.grammar), Path(folder) / "cues")
        parts = fitted(part_examples(articles, grammar=given.grammar), Path(folder) / "parts")
        with given.out.open("w", encoding="utf-8") as out:
            for article in unseen:
                found = list(attributions(article, cues, parts, grammar=given.grammar))
                out.write(json.dumps({"doc": article["name"], "attributions": found}) + "\n")


if __name__ == "__main__":
    main()
