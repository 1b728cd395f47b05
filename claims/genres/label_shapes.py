"""The shapes of labels: which words before a colon name a speaker, and how.

Knows capitals and word lists; sees a label's words alone, and neither its line nor its page.
"""

from __future__ import annotations

import re
from enum import Enum

from claims.genres.vocabulary import everyday, genre_words, honorifics, title_words

_SMALL_PARTS = re.compile(r"^(?:Mc|Mac|De|Di|La|Le|Van|Von|O’|O')(?=[^\W\d_a-z])")
_MOST_INITIALS = 3
_MOST_NAME_WORDS = 8
_MOST_SOFT_WORDS = 5


class Voice(Enum):
    """How a label says who speaks."""

    NAMED = "by name"
    ROLE = "by role"
    NAMELESS = "not at all"
    QUESTION = "whoever asks"
    ANSWER = "whoever answers"
    NOBODY = "it heads a field or a link"


MARKS = frozenset({Voice.QUESTION, Voice.ANSWER})


def voice_of(core: str) -> Voice | None:
    """How a label in small letters says who speaks, where a list has it."""
    words = genre_words().turns
    bare = core.strip(".,")
    if bare in words.question_marks:
        return Voice.QUESTION
    if bare in words.answer_marks:
        return Voice.ANSWER
    if bare in words.nameless or bare.split()[0] in words.nameless_first:
        return Voice.NAMELESS
    return Voice.ROLE if bare in words.roles else None


def is_no_name(core: str, words: list[str], *, firm: bool) -> bool:
    """True for words that head fields and links, and for those that cannot be a name."""
    refused = genre_words().turns.not_labels | genre_words().turns.article_labels
    parts = [part.strip(".,’'") for part in core.split()]
    letters = sum(character.isalpha() for character in core)
    return (
        not refused.isdisjoint({core, parts[0]})
        or (parts[-1] in refused and not firm)
        or (everyday().issuperset(parts) and core != "may" and not _may_be_initials(words))
        or len(words) > _MOST_NAME_WORDS
        or letters <= 1
        or any(map(str.isdigit, core))
    )


def _may_be_initials(words: list[str]) -> bool:
    return len(words) == 1 and len(words[0]) <= _MOST_INITIALS and words[0].isupper()


def in_capitals(printed: str) -> bool:
    """True for MR. EARNEST, Sen. McCONNELL's capitals, and names with small particles between: VON DER LEYEN."""
    names = genre_words().names
    words = [_SMALL_PARTS.sub("", word) for word in printed.split()]
    heads = [word for word in words if word.casefold() not in names.particles | names.joiners]
    letters = sum(character.isalpha() for word in heads for character in word)
    shouted = [word for word in heads if word.isupper()]
    polite = [word for word in heads if word.strip(".").casefold() in honorifics()]
    return (
        letters > 1
        and bool(shouted)
        and len(shouted) + len([word for word in polite if not word.isupper()]) == len(heads)
    )


def is_titled(words: list[str], *, firm: bool) -> bool:
    """True for words that begin with capitals, save particles: the shape of a name in ordinary print."""
    titled = any(word.casefold() in title_words() for word in words)
    if len(words) > (_MOST_NAME_WORDS if firm or titled else _MOST_SOFT_WORDS):
        return False
    names = genre_words().names
    small = names.particles | (names.joiners if titled else frozenset[str]())
    return words[0][0].isupper() and all(word[0].isupper() or word.casefold() in small for word in words)
