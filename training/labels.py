"""What the model is taught: the labels of every word, and the articles they are read from.

Knows PolNeAR's standoff files and the parser that serves as teacher of grammar; knows no network. An article becomes
one `Article` of plain lists, so that training needs neither the parser nor the files' format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.text import Span, paragraphs
from claims.words import words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NONE, SOURCE, CUE, CONTENT = range(4)
"""The part a word plays in one attribution."""

_SPAN = re.compile(r"^(T\d+)\t[\w-]+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT = re.compile(r"^E\d+\t(.+)$")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)$")
_PLAIN = ("name", "text", "starts", "tags", "dependencies", "entities", "heads", "sentence_starts")
_PARTS = {"Source": SOURCE, "Cue": CUE, "Content": CONTENT}


@dataclass(frozen=True, slots=True)
class Frame:
    """One labelled attribution: `anchor` is the word that carries the cue, `parts` the part of each word in it."""

    anchor: int
    parts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as lists with an entry a word; `starts` holds the first word of each paragraph.

    `heads` holds the index of the governing word (a sentence's root governs itself).
    """

    name: str
    text: str
    spans: list[Span]
    starts: list[int]
    tags: list[str]
    dependencies: list[str]
    entities: list[str]
    heads: list[int]
    sentence_starts: list[bool]
    frames: list[Frame]


def standoff_of(path: Path) -> str:
    """The labels of the article whose text is at `path`: of several annotators' the first by name, as in the gold."""
    folder = path.parent.parent / "attributions"
    labelled = sorted(one for one in folder.glob("*.ann") if path.stem in {one.stem, one.stem.rpartition("_")[0]})
    return labelled[0].read_text(encoding="utf-8") if labelled else ""


def article(name: str, text: str, standoff: str, parser: Language) -> Article:
    """One article with the labels of `standoff` and the grammar that `parser` gives it."""
    spans: list[Span] = []
    starts: list[int] = []
    docs: list[Doc] = []
    for paragraph in paragraphs(text):
        cut = words(text, paragraph.start, paragraph.end)
        starts.append(len(spans))
        spans.extend(cut)
        docs.append(parsed(parser, text, cut))
    tokens = [(token, start) for doc, start in zip(docs, starts, strict=True) for token in doc]
    heads = [start + token.head.i for token, start in tokens]
    return Article(
        name=name,
        text=text,
        spans=spans,
        starts=starts,
        tags=[token.tag_ for token, _ in tokens],
        dependencies=[token.dep_ for token, _ in tokens],
        entities=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token, _ in tokens],
        heads=heads,
        sentence_starts=[bool(token.is_sent_start) for token, _ in tokens],
        frames=list(_frames(standoff, spans, heads, [token.pos_ for token, _ in tokens])),
    )


def parsed(parser: Language, text: str, cut: Sequence[Span]) -> Doc:
    """The parser's reading of words that are cut already."""
    from spacy.tokens import Doc  # noqa: PLC0415 (the teacher is needed here alone)

    spaces = [one.end < other.start for one, other in pairwise(cut)] + [False]
    doc = Doc(parser.vocab, words=[span.of(text) for span in cut], spaces=spaces)
    for _, pipe in parser.pipeline:
        doc = pipe(doc)
    return doc


def _frames(standoff: str, spans: Sequence[Span], heads: Sequence[int], kinds: Sequence[str]) -> Iterator[Frame]:
    at: dict[int, int] = {code: index for index, span in enumerate(spans) for code in range(span.start, span.end)}
    ranges: dict[str, list[tuple[int, int]]] = {}
    for line in standoff.split("\n"):
        if (match := _SPAN.match(line)) is not None:
            pieces = [piece.split() for piece in match[2].split(";")]
            ranges[match[1]] = [(int(start), int(end)) for start, end in pieces]
        elif (event := _EVENT.match(line)) is not None:
            parts: dict[int, int] = {}
            roles = [role for word in event[1].split() if (role := _ROLE.match(word))]
            for role in sorted(roles, key=lambda role: _PARTS[role[1]], reverse=True):
                covered = (code for start, end in ranges.get(role[2], []) for code in range(start, end))
                parts.update({at[code]: _PARTS[role[1]] for code in covered if code in at})
            if CONTENT in parts.values() and CUE in parts.values():
                yield Frame(_anchor(parts, heads, kinds), parts)


def _anchor(parts: dict[int, int], heads: Sequence[int], kinds: Sequence[str]) -> int:
    """The cue's own head: its first verb that hangs on no other word of the cue, else its first such word."""
    cue = sorted(index for index, part in parts.items() if part == CUE)
    tops = [index for index in cue if heads[index] == index or heads[index] not in cue] or cue
    return next((index for index in tops if kinds[index] == "VERB"), tops[0])


def packed(one: Article) -> dict[str, Any]:
    """The article as plain values, for the file between the teacher and the training."""
    plain = {name: getattr(one, name) for name in _PLAIN}
    spans = [(span.start, span.end) for span in one.spans]
    return {**plain, "spans": spans, "frames": [(frame.anchor, frame.parts) for frame in one.frames]}
