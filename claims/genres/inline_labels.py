"""Labels within a line: records of broadcasts run turns together ("… Thank you. ADLER: Thank you.").

Knows the labels that begin lines and are known to be speakers'; finds those in capitals again behind a sentence's end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.genres.label_shapes import Voice
from claims.genres.labels import Label, classified
from claims.genres.page import Page
from claims.genres.vocabulary import title_words
from claims.text import Span

_INLINE = re.compile(r"(?<=[.!?…)\]\"”–—-] )(?P<label>[^\W\d_a-z][^\d_a-z:!?\"“”\n]{1,60}) ?:(?=\s|$)")
_TITLE = re.compile(r"\b(?P<word>\w{1,6})\. $")
_LONGEST_TITLE = 9


def with_inline(page: Page, labels: Sequence[Label]) -> list[Label]:
    """`labels` and those within lines, in text order; the speech of each ends where the next one in its line begins."""
    keys = {label.key for label in labels if label.voice in {Voice.NAMED, Voice.NAMELESS}}
    heads = {label.line: label.span.end for label in labels}
    starts = [line.start for line in page.lines]
    found = list(labels)
    for match in _INLINE.finditer(page.text, page.lines[labels[0].line].start):
        line = bisect_right(starts, match.start()) - 1
        speech = Span(match.end(), max(match.end(), page.lines[line].end)).trimmed(page.text)
        label = classified(page.text, line, Span(*match.span("label")).trimmed(page.text), speech, firm=False)
        begun = heads.get(line, page.lines[line].start + 1)
        if label and label.firm and label.key in keys and match.start() >= begun and not _is_titled(page, match):
            found.append(replace(label, inline=True))
    return _ended(page, sorted(found, key=lambda label: label.span))


def _is_titled(page: Page, match: re.Match[str]) -> bool:
    """True for the name in "MR. WEIL:", whose full stop ends no sentence."""
    before = _TITLE.search(page.text, max(0, match.start() - _LONGEST_TITLE), match.start())
    return before is not None and before["word"].casefold() in title_words()


def _ended(page: Page, labels: Sequence[Label]) -> list[Label]:
    ended: list[Label] = []
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        if following is not None and following.line == label.line and following.inline:
            speech = Span(label.speech.start, max(label.speech.start, following.span.start))
            ended.append(replace(label, speech=speech.trimmed(page.text)))
        else:
            ended.append(label)
    return ended
