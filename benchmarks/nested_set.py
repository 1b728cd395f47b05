"""A self-labelled set of invented reports for what PolNeAR cannot measure: relays, nesting, quotes that go on.

    python -m benchmarks.nested_set OUT

Reads `benchmarks/nested/reports/*.toml`, where text and labels stand side by side, and writes what the scorer of
attributions reads: `OUT/text/NAME.txt` and `OUT/gold.jsonl`. The conventions are in `benchmarks/nested/README.md`.
A label is a phrase of its paragraph, never an offset: one that is missing, or stands there twice unmarked, is an error.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import msgspec

from benchmarks.labelled import write_lines
from claims.text import Span, envelope

REPORTS = Path(__file__).with_name("nested") / "reports"

Tag = Literal[
    "inverted", "according", "noun", "headline", "from", "runs-on", "continuation", "whole-paragraph", "open-marks",
    "nested-marks", "distant", "addressee", "denial", "conditional", "question", "attitude", "speech-act", "figure",
]  # fmt: skip
Trap = Literal[
    "declined", "scare-quotes", "title", "caption", "byline", "furniture", "homograph", "talk", "plain",
]  # fmt: skip

_WHOLE = "*"
_OCCURRENCE = re.compile(r"#(\d+)$")
_OPENING = re.compile(r"(?P<straight>\")|(?P<curly>“)|(?P<guillemets>«)|(?P<german>[„‚])|(?P<single>(?<!\w)[‘'](?=\w))")
_DIRECT = re.compile(r"[\"“«„‚‘'].*[\"”»“’']", re.DOTALL)
_PRONOUNS = frozenset(["i", "we", "you", "he", "she", "it", "they"])


class RelayLabel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Through whom a statement came; a channel ("told Reuters") has no cue of its own."""

    source: str
    cue: str = ""


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One attribution, in phrases of its paragraph; `speaker` is who ultimately speaks, empty when nobody is named."""

    content: list[str]
    cue: list[str] = []
    source: list[str] = []
    speaker: str = ""
    tags: list[Tag] = []
    relays: list[RelayLabel] = []


class Paragraph(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph, the attributions in it, and the phrases that look like statements and are none."""

    text: str
    attribution: list[Label] = []
    traps: dict[Trap, list[str]] = {}


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One invented report."""

    paragraph: list[Paragraph]

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "".join(f"{paragraph.text}\n" for paragraph in self.paragraph)


@dataclass(frozen=True, slots=True)
class Relay:
    """A relay as spans; `cue` is empty for a channel."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """An attribution as spans; `parent` is the index, in its report, of the one whose content holds it."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: str
    relays: tuple[Relay, ...]
    tags: frozenset[str]
    parent: int | None = None
    depth: int = 0

    def holds(self, other: Gold) -> bool:
        """True when all of `other` lies within this content."""
        parts = (*other.source, *other.cue, *other.content)
        return other is not self and all(any(span.contains(part) for span in self.content) for part in parts)


def reports(folder: Path = REPORTS) -> Iterator[tuple[str, Report]]:
    """The reports of `folder` with their names, in the names' order."""
    for path in sorted(folder.glob("*.toml")):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        try:
            yield path.stem, msgspec.convert(raw, Report)
        except msgspec.ValidationError as error:
            raise ValueError(f"{path.name}: {error}") from error


def locate(phrase: str, text: str) -> Span:
    """Where `phrase` stands in `text`, as whole words; `phrase#2` is its second place, `*` all of the text.

    Raises ValueError when the phrase is not there, or is there more than once and no number says which is meant.
    """
    if phrase == _WHOLE:
        return Span(0, len(text))
    number = _OCCURRENCE.search(phrase)
    words = phrase[: number.start()] if number else phrase
    pattern = re.escape(words)
    pattern = (r"(?<!\w)" if re.match(r"\w", words) else "") + pattern + (r"(?!\w)" if re.search(r"\w$", words) else "")
    places = [Span(*match.span()) for match in re.finditer(pattern, text)]
    if number is None and len(places) == 1:
        return places[0]
    if number is None or not 1 <= int(number[1]) <= len(places) or len(places) == 1:
        raise ValueError(f"{phrase!r} stands {len(places)} times in {text!r}")
    return places[int(number[1]) - 1]


def attributions(report: Report) -> list[Gold]:
    """The attributions of `report`, in the order of their labels."""
    found: list[Gold] = []
    offset = 0
    for paragraph in report.paragraph:
        here = [_placed(label, paragraph.text, offset) for label in paragraph.attribution]
        found.extend(_nested(here, len(found)))
        offset += len(paragraph.text) + 1
    return found


def traps(report: Report) -> Iterator[tuple[Trap, Span]]:
    """The phrases of `report` that are no statements, with their kinds."""
    offset = 0
    for paragraph in report.paragraph:
        for kind, phrases in paragraph.traps.items():
            for phrase in phrases:
                yield kind, locate(phrase, paragraph.text).shifted(offset)
        offset += len(paragraph.text) + 1


def _placed(label: Label, text: str, offset: int) -> Gold:
    place = partial(_spans, text=text, offset=offset)
    gold = Gold(
        content=place(label.content),
        cue=place(label.cue),
        source=place(label.source),
        speaker=label.speaker,
        relays=tuple(Relay(place([relay.source]), place([relay.cue] if relay.cue else [])) for relay in label.relays),
        tags=frozenset(label.tags),
    )
    parts = sorted((*gold.content, *gold.cue, *gold.source))
    if not gold.content or any(one.overlaps(other) for one, other in pairwise(parts)):
        raise ValueError(f"no content, or parts that overlap: {label.content} in {text!r}")
    source, content = ([locate(one, text).of(text) for one in phrases] for phrases in (label.source, label.content))
    pronoun = {"pronoun"} if any(words.lower() in _PRONOUNS for words in source) else set()
    return replace(gold, tags=gold.tags | pronoun | set(_form(gold, content)))


def _spans(phrases: Iterable[str], text: str, offset: int) -> tuple[Span, ...]:
    return tuple(locate(phrase, text).shifted(offset) for phrase in phrases)


def _form(gold: Gold, content: Sequence[str]) -> Iterator[str]:
    """The tags that the spans tell: where the cue stands, and how the words are marked."""
    whole = envelope(gold.content)
    if gold.cue:
        cue = envelope(gold.cue)
        yield "cue-before" if cue.end <= whole.start else "cue-after" if cue.start >= whole.end else "cue-inside"
        if len(gold.content) > 1 and "runs-on" not in gold.tags:
            yield "discontinuous"
        if not gold.source:
            yield "no-source"
    mark = next(filter(None, map(_OPENING.search, content)), None)
    if mark is None:
        yield "indirect"
        return
    yield str(mark.lastgroup)
    yield "direct" if "open-marks" in gold.tags or all(map(_DIRECT.fullmatch, content)) else "mixed"


def _nested(here: Sequence[Gold], first: int) -> Iterator[Gold]:
    """The attributions of one paragraph with their parents; `first` is the index of the first in its report."""
    for gold in here:
        around = sorted((other for other in here if other.holds(gold)), key=_length)
        if missing := [relay for relay in gold.relays if relay.cue and relay not in map(_as_relay, around)]:
            raise ValueError(f"a relay that is no attribution around {gold}: {missing}")
        cited = any(_as_relay(gold) in other.relays for other in here)
        told = {"nested": bool(around), "deep": len(around) > 1, "relay": cited, "relayed": bool(gold.relays)}
        told["channel"] = any(not relay.cue for relay in gold.relays)
        yield replace(
            gold,
            parent=first + here.index(around[0]) if around else None,
            depth=len(around),
            tags=gold.tags | {tag for tag, holds in told.items() if holds},
        )


def _length(gold: Gold) -> int:
    return sum(map(len, gold.content))


def _as_relay(gold: Gold) -> Relay:
    return Relay(gold.source, gold.cue)


def record(name: str, report: Report) -> dict[str, Any]:
    """One line of the gold file; the scorer reads `doc` and the three lists of spans, the rest is for finer looks."""
    return {
        "doc": name,
        "attributions": [_as_record(gold) for gold in attributions(report)],
        "traps": [{"kind": kind, "span": _offsets([span])[0]} for kind, span in traps(report)],
    }


def _as_record(gold: Gold) -> dict[str, Any]:
    return {
        "source": _offsets(gold.source),
        "cue": _offsets(gold.cue),
        "content": _offsets(gold.content),
        "speaker": gold.speaker,
        "relays": [{"source": _offsets(relay.source), "cue": _offsets(relay.cue)} for relay in gold.relays],
        "parent": gold.parent,
        "tags": sorted(gold.tags),
    }


def _offsets(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def main(arguments: Sequence[str]) -> None:
    """Write texts and gold into a folder."""
    (out,) = map(Path, arguments)
    (out / "text").mkdir(parents=True, exist_ok=True)
    for name, report in reports():
        (out / "text" / f"{name}.txt").write_text(report.text, encoding="utf-8", newline="")
    count = write_lines(out / "gold.jsonl", (record(name, report) for name, report in reports()))
    print(f"{count} reports written to {out}")


if __name__ == "__main__":
    main(sys.argv[1:])
