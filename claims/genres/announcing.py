"""What a page says of itself before a conversation begins: that it is a transcript, an interview, a speech.

Knows the words of headings and introductions; knows nothing of who speaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claims.genres.directions import directions_in, ends_record
from claims.genres.label_shapes import Voice
from claims.genres.labels import Label
from claims.genres.layout import Genre
from claims.genres.page import Page, mentions
from claims.genres.talk import asks
from claims.genres.vocabulary import genre_words

_NEAR = 3
_SHORT = 150
"""Characters of a heading, at the most; a longer line announces when it ends with a colon."""

_HALF = 0.5
_MOST = 0.9


def announced_by(page: Page, first: int) -> str | None:
    """The words right before line `first` that say that a conversation follows, or None."""
    words = (*genre_words().turns.transcript_cues, *genre_words().interviews.cues)
    near = (text for text in page.introduction(first)[-_NEAR:] if text.rstrip().endswith(":") or len(text) < _SHORT)
    return mentions(near, words)


def says_interview(page: Page, first: int) -> bool:
    """True when the lines before line `first` speak of an interview."""
    return mentions(page.introduction(first), genre_words().interviews.cues) is not None


def says_speech(page: Page, first: int) -> str | None:
    """The words of a heading over a speech that is applauded or closed as records of speeches are, or None."""
    recorded = any(True for _ in directions_in(page.text)) or any(
        ends_record(page.words(line)) for line in range(first, len(page.lines))
    )
    return mentions(page.introduction(first), genre_words().turns.transcript_cues) if recorded else None


def kind_of(page: Page, labels: Sequence[Label]) -> Genre:
    """An interview says so, or has one side that asks the other; everything else word by word is a transcript."""
    introduction = page.introduction(labels[0].line)
    interview = mentions(introduction, genre_words().interviews.cues)
    formal = any(label.firm and label.voice is not Voice.NAMED for label in labels)
    if formal or any(True for _ in directions_in(page.text)):
        return Genre.TRANSCRIPT
    transcript = mentions(introduction, genre_words().turns.transcript_cues)
    if not interview and (transcript or any(label.voice is Voice.QUESTION for label in labels)):
        return Genre.TRANSCRIPT
    return Genre.INTERVIEW if interview or _one_asks(page, labels) else Genre.TRANSCRIPT


def _one_asks(page: Page, labels: Sequence[Label]) -> bool:
    """True when two have nearly all turns, and one of the two mostly asks."""
    turns = Counter(label.key for label in labels)
    questions = Counter(label.key for label in labels if asks(page, label.speech))
    main = turns.most_common(2)
    asking = sum(questions[key] >= _HALF * count for key, count in main)
    return asking == 1 and sum(count for _, count in main) >= _MOST * len(labels)
