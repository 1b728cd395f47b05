"""Signed quotations: a quotation, a dash, and whose words it holds: “We were never asked.” — Anna Berg, teacher.

Knows marks and lines, no grammar: collections of readers' and witnesses' voices are printed like this, the signature
behind the quotation or on the line below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.attribution.attribution import Attribution
from claims.attribution.cues import SIGNATURE, phrase_cue
from claims.attribution.passage import Passage
from claims.quotes import Quotation
from claims.text import Span

_SIGNATURE = re.compile(
    r"\s*(?P<cue>[―—–]|-{1,2}|~)\s*(?:(?:A \w+ )?(?:[Ss]hared |[Pp]osted )?[Bb]y )?"
    r"(?P<source>[A-Z][\w.’'-]*(?:[ ,]+[^\s“”\"«»]+){0,14}?)\s*"
    r"(?:\(@[^()\s]{1,60}\)[^“”\"\n]{0,80})?(?=$|[“\"”])"  # a post: its author's handle, and its date
)
"""A dash and a capitalised name with what it is, up to the line's end or the next quotation."""

_SHORTEST = 3
"""Words of the shortest quotation that a signature can follow; a shorter one is a word in quotes before a dash."""


def by_signature(passages: Sequence[Passage]) -> Iterator[Attribution]:
    """The attributions of signed quotations, over all paragraphs."""
    for passage, following in pairwise([*passages, None]):
        if passage is None:
            return
        for quotation in passage.quotations:
            found = _signed(passage, following, quotation)
            if found is not None:
                yield found


def _signed(passage: Passage, following: Passage | None, quotation: Quotation) -> Attribution | None:
    text, line = passage.text, passage.paragraph.span
    if not quotation.closed or quotation.inner.of(text).count(" ") < _SHORTEST - 1:
        return None
    if text[line.start : quotation.outer.start].strip(' -–—―”"*•·') and not _ends_sentence(text, line, quotation):
        return None
    match = _SIGNATURE.match(text, quotation.outer.end, line.end)
    if match is None and following is not None and quotation.outer.end == line.end:
        below = following.paragraph.span
        match = _SIGNATURE.fullmatch(text, below.start, below.end)
    if match is None:
        return None
    found = passage.attribution(
        phrase_cue(SIGNATURE),
        content=[part.outer for part in passage.run_of(quotation)],
        cue=[Span(*match.span("cue"))],
        source=[Span(*match.span("source")).trimmed(text, " ,.")],
    )
    # The date of a post stands behind its author's name: "— Ines Holt (@inesholt.example) March 2, 2026".
    return replace(found, sentence=Span(*match.span()).trimmed(text)) if found else None


def _ends_sentence(text: str, line: Span, quotation: Quotation) -> bool:
    """True when a sentence, or a signature before it, ends where the quotation begins."""
    before = text[line.start : quotation.outer.start].rstrip()
    return before[-1:] in '.!?”")' or _SIGNATURE.search(before) is not None
