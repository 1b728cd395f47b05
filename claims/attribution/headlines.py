"""Headlines and labels: "500 killed: ministry", "Dozens missing - officials", "Poll: …", "Smith: We will not go".

Knows the shapes of short lines; knows no grammar beyond the words that may end a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from claims.attribution.attribution import Attribution
from claims.attribution.cues import phrase_cue
from claims.attribution.passage import Passage
from claims.lexicon import load
from claims.text import Span

_TRAILING = re.compile(r"^(?P<content>.{8,200}?)(?P<cue>:| [-–—]+) ?(?P<source>[^:.!?\"“”]{2,45})$")
_LEADING = re.compile(r"^(?P<source>[^:.!?,\"“”]{2,45})(?P<cue>:) (?P<content>.{12,250})$")
_WORD = re.compile(r"[\w'’-]+")
_LONGEST_SOURCE = 6


class Headlines(msgspec.Struct, frozen=True):
    """The file `headlines.toml`."""

    source: str
    speakers: frozenset[str]
    labels: frozenset[str]
    furniture: tuple[str, ...]


def by_headline(passage: Passage) -> Iterator[Attribution]:
    """The attribution that a headline's colon or dash makes."""
    line = passage.paragraph.span
    words = line.of(passage.text)
    for shape, is_source in ((_TRAILING, _ends_in_speaker), (_LEADING, _is_label)):
        match = shape.match(words)
        if match and is_source(match["source"]):
            parts = {
                name: Span(*match.span(name)).shifted(line.start).trimmed(passage.text) for name in match.groupdict()
            }
            found = passage.attribution(
                phrase_cue("headline"), content=[parts["content"]], cue=[parts["cue"]], source=[parts["source"]]
            )
            if found:
                yield found
            return


def _ends_in_speaker(source: str) -> bool:
    words = _WORD.findall(source)
    return 0 < len(words) <= _LONGEST_SOURCE and words[-1].lower() in load("headlines", Headlines).speakers


def _is_label(source: str) -> bool:
    words = _WORD.findall(source)
    lists = load("headlines", Headlines)
    if not 0 < len(words) <= _LONGEST_SOURCE or words[-1].lower() in lists.labels or words[0].lower() in lists.labels:
        return False
    return words[-1].lower() in lists.speakers or (len(words) > 1 and all(word[0].isupper() for word in words))


@cache
def _furniture() -> re.Pattern[str]:
    openings = "|".join(re.escape(opening) for opening in load("headlines", Headlines).furniture)
    return re.compile(rf"(?:{openings})\s*(?:[:|>»–—-]|$)", re.IGNORECASE)


def is_furniture(passage: Passage) -> bool:
    """True for a line that only points to something else: "Read more: …", "Photo: …"."""
    line = passage.paragraph.span
    return _furniture().match(passage.text, line.start, line.end) is not None
