"""Speaker labels: the words before a line's colon that may say who speaks.

Knows the shape of one line; whether the lines of a page make a conversation is for `claims.genres.exchanges` to say. A
label is read from a line's first hundred characters alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.genres.directions import is_direction
from claims.genres.label_shapes import MARKS, Voice, in_capitals, is_no_name, is_titled, voice_of
from claims.genres.page import Page
from claims.genres.vocabulary import genre_words, title_words
from claims.text import Span

_STAMP = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_COLON = re.compile(
    rf"""
    (?P<mark>["“«'‘])?
    (?:(?P<stamp>{_STAMP})\ ?(?:[-–—]\ ?)?)?
    (?P<bracket>[\[*]{{0,2}})
    (?P<label>[^\W\d_][^:\n\[\]"“”?!;*]{{0,90}}?)
    [\]*]{{0,2}}
    \ ?(?P<note>[(\[][^()\[\]\n]{{1,60}}[)\]])?
    \ ?:[*]{{0,2}}(?=[\s(\[“"]|$)
    """,
    re.VERBOSE,
)
_NAME_AND_TIME = re.compile(rf"(?P<label>[^\W\d_][^:\n\[\]\"“”?!;]{{1,60}}?)\s{{1,3}}{_STAMP}")
_STAMP_BEHIND = re.compile(r"[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])]")
_BARE_MARK = re.compile(r"(?P<label>[QA])(?:\.\s+|\s+|(?=[A-Z][a-z’']|I\s))(?=[^\W\d_a-z]|[“\"'‘\d(\[—–-])")
_AFFILIATION = re.compile(r"\s*(?:,|\s[-–—|/]\s|\()")
_NUMBER = re.compile(r"\s?#?\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Label:
    """A line's possible label: `span` as printed, `name` the speaker's part of it, `speech` the rest of the line.

    `key` is the same for all labels of one speaker. A `firm` label has a shape that prose never has: capitals, a time,
    brackets. A `bare` one has no colon, an `inline` one does not begin its line.
    """

    line: int
    span: Span
    name: Span
    key: str
    voice: Voice
    firm: bool
    speech: Span
    bare: bool = False
    inline: bool = False


def read_labels(page: Page) -> list[Label]:
    """Every line's label, where it has one."""
    return [label for line in range(len(page.lines)) if (label := _label(page, line))]


def named_words(label: Label, text: str) -> list[str]:
    """The label's words in small letters without the titles and particles before them, one at the least."""
    words = [word.strip(".,’'").casefold() for word in label.name.of(text).split()]
    at = max((place + 1 for place, word in enumerate(words[:-1]) if word in title_words()), default=0)
    if words[at] == "of":
        # "President of Ardania Anna Berg": whatever is governed, two words of a name end it.
        at = max(at, len(words) - 2)
    while at < len(words) - 1 and words[at] in genre_words().names.particles:
        at += 1
    return words[at:]


def _label(page: Page, line: int) -> Label | None:
    span = page.lines[line]
    match = _COLON.match(page.text, span.start, span.end)
    if match:
        label = Span(*match.span("label")).trimmed(page.text)
        speech = _without_mark(page.text, Span(match.end(), span.end), match["mark"])
        stamp = _STAMP_BEHIND.match(page.text, speech.start, speech.end)
        speech = Span(stamp.end(), speech.end).trimmed(page.text) if stamp else speech
        noted = match["note"] is not None and is_direction(match["note"][1:-1])
        firm = bool(match["stamp"] or stamp or "[" in match["bracket"] or noted)
        return classified(page.text, line, label, speech, firm=firm)
    match = _NAME_AND_TIME.fullmatch(page.text, span.start, span.end)
    if match:
        return classified(page.text, line, Span(*match.span("label")), Span(span.end, span.end), firm=True)
    match = _BARE_MARK.match(page.text, span.start, span.end)
    if match:
        mark = Span(*match.span("label"))
        voice = Voice.QUESTION if match["label"] == "Q" else Voice.ANSWER
        return Label(line, mark, mark, voice.value, voice, firm=False, speech=Span(match.end(), span.end), bare=True)
    return None


def _without_mark(text: str, speech: Span, mark: str | None) -> Span:
    """The speech without the closing mark of a quote that the label itself stands in."""
    speech = speech.trimmed(text)
    return speech.trimmed(text, "\"”»'’ ") if mark and speech.of(text)[-1:] in "\"”»'’" else speech


def classified(text: str, line: int, label: Span, speech: Span, *, firm: bool) -> Label | None:
    """The label that the words at `label` are, by their shape; None when they have no label's shape."""
    cut = _AFFILIATION.search(text, label.start, label.end)
    name = Span(label.start, cut.start() if cut else label.end).trimmed(text)
    printed = name.of(text)
    core = _NUMBER.sub("", printed.casefold()).removeprefix("the ").strip()
    if not core.strip(".,’' "):
        return None
    found = Label(line, label, name, core, Voice.NAMED, firm or in_capitals(printed), speech)
    voice = voice_of(core)
    if voice is not None:
        return replace(found, voice=voice, key=voice.value if voice in MARKS else core)
    words = printed.split()
    if not (in_capitals(printed) or is_titled(words, firm=firm)):
        return None
    if is_no_name(core, words, firm=found.firm):
        return replace(found, voice=Voice.NOBODY)
    return replace(found, key=_key(found, text))


def _key(label: Label, text: str) -> str:
    words = named_words(label, text)
    return next((word for word in reversed(words) if word not in genre_words().names.suffixes), words[-1])


def labelled_by(page: Page, words: frozenset[str]) -> Iterator[int]:
    """The lines that begin with one of `words` and a colon."""
    for line in range(len(page.lines)):
        head, colon, _ = page.head(line).partition(":")
        if colon and head.strip("*[] ") in words:
            yield line
