"""Headlines and labels: "500 killed: ministry", "Dozens missing - officials", "From the mayor: …", "Smith: We will go".

Knows the shapes of short lines; knows no grammar beyond the words that may end a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from claims.attribution.attribution import Attribution
from claims.attribution.cues import LABELLED_COUNT, phrase_cue
from claims.attribution.passage import Passage
from claims.lexicon import load
from claims.text import Span

_TRAILING = re.compile(r"^(?P<content>.{8,200}?)(?P<cue>:| [-–—]+) ?(?P<source>[^:.!?\"“”–—]{2,45})$")
_BRACKETED = re.compile(
    r"^(?P<content>[^()\[\]]{5,200}?) ?(?P<cue>[(\[](?:(?:[Ss]ource|via|per|according to):? )?)"
    r"(?P<source>[^()\[\]:;,\d]{2,45})[)\]]\.?$"
)
_SOURCED = re.compile(r"^(?P<content>.{5,200}?)[.,;] (?P<cue>[Ss]ource:|per) (?P<source>[^:.!?,\"“”–—]{2,45})\.?$")
_LEADING = re.compile(
    r"^(?:RT (?=@))?(?P<source>[^:.!?,\"“”]{2,45})(?P<cue>:) (?P<content>.{12,250}?)(?: https?://\S+)?$"
)
_FROM = re.compile(
    r"^(?:RT @\w+: )?(?:[A-Z]\w+ )?[Ff]rom (?P<source>[^:.!?\"“”]{2,60}?)(?: (?:on|about) [^:]{2,60})?"
    r"(?P<cue>:) (?P<content>.{12,250})$"
)
_CREDITED = re.compile(
    r"^(?:RT @\w+: )?(?P<content>.{8,250}?), (?P<source>[^:.!?,\"“”]{2,45}?) (?P<cue>says?|said|reports?|reported)"
    r"(?: https?://\S+)?$"
)
_COUNTED = re.compile(  # Missing: 31, the fire service said
    r"^(?P<content>[^\W\d_][^:,\d]{1,40}(?::| [-–—]) ?[^:,;.\d]{0,30}\d[\d,.]*(?:,? [^:,;.]{1,60})?), "
    r"(?P<source>[^:.!?,;\d\"“”]{2,60}?) (?P<cue>said|says?|reported|reports)\.?$"
)
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
    for shape, is_source in _SHAPES:
        match = shape.match(words)
        if match and is_source(match["source"]):
            parts = {
                name: Span(*match.span(name)).shifted(line.start).trimmed(passage.text) for name in match.groupdict()
            }
            use = phrase_cue(LABELLED_COUNT if shape is _COUNTED else "headline")
            found = passage.attribution(use, content=[parts["content"]], cue=[parts["cue"]], source=[parts["source"]])
            if found:
                yield found
            if shape is not _CREDITED:  # who posts a line again may stand before it, and who says it behind
                return


def _ends_in_speaker(source: str) -> bool:
    words = _WORD.findall(source)
    return 0 < len(words) <= _LONGEST_SOURCE and words[-1].lower() in load("headlines", Headlines).speakers


def _names_speaker(source: str) -> bool:
    """True for a body in brackets behind what it counts, its head first or last: "12 killed (Ministry of Health)"."""
    words = _WORD.findall(source)
    return 0 < len(words) <= _LONGEST_SOURCE and any(
        word.lower() in load("headlines", Headlines).speakers for word in words
    )


def _is_short(source: str) -> bool:
    return 0 < len(_WORD.findall(source)) <= _LONGEST_SOURCE


def _is_label(source: str) -> bool:
    words = _WORD.findall(source)
    lists = load("headlines", Headlines)
    if not 0 < len(words) <= _LONGEST_SOURCE or words[-1].lower() in lists.labels or words[0].lower() in lists.labels:
        return False
    return words[-1].lower() in lists.speakers or (
        source.startswith("@") or (len(words) > 1 and all(word[0].isupper() for word in words))
    )


def _is_sender(source: str) -> bool:
    """True for a name, or for somebody in office: "From Hillcrest hospital CEO on the explosion:"."""
    words = _WORD.findall(source)
    return 0 < len(words) <= _LONGEST_SOURCE and (words[0][0].isupper() or _ends_in_speaker(source))


_SHAPES = (
    (_FROM, _is_sender),
    (_CREDITED, _ends_in_speaker),
    (_COUNTED, _is_short),
    (_BRACKETED, _names_speaker),
    (_SOURCED, _ends_in_speaker),
    (_TRAILING, _ends_in_speaker),
    (_LEADING, _is_label),
)


@cache
def _furniture() -> re.Pattern[str]:
    openings = "|".join(re.escape(opening) for opening in load("headlines", Headlines).furniture)
    return re.compile(rf"(?:{openings})\s*(?:[:|>»–—-]|$)", re.IGNORECASE)


def is_furniture(text: str, line: Span) -> bool:
    """True for a line that only points to something else: "Read more: …", "Photo: …"."""
    return _furniture().match(text, line.start, line.end) is not None
