"""How probably two names are one: their words laid side by side in any order, and what is left over.

Knows words; knows nothing of who bears a name. What tells two bearers apart is that each name has a word instead of the
other's ("Ihab Makar", "Rami Makar"); a word that only one name has is often left out in print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from claims.names.spelling import word_likeness
from claims.names.vocabulary import name_words
from claims.names.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two names' words side by side: the pairs with their likeness, and the words that are left of each name."""

    pairs: tuple[tuple[Word, Word, float], ...]
    left: tuple[Word, ...]
    other_left: tuple[Word, ...]


def name_likeness(one: str, other: str) -> float:
    """How probably two names are one person's or one body's, in [0, 1]; the same whichever comes first.

    An empty name is like nothing.
    """
    words, other_words = sorted((words_of(one), words_of(other)), key=lambda held: [word.text for word in held])
    if not words or not other_words:
        return 0.0
    aligned = _aligned(words, other_words)
    by_words = 1.0 - _cost(aligned, words, other_words) if aligned.pairs else 0.0
    return min(1.0, max(0.0, by_words, _run_together(words, other_words), _abbreviated(words, other_words)))


def same_name() -> float:
    """The likeness from which on two names are probably one."""
    return name_words().same_name


def _aligned(words: Sequence[Word], others: Sequence[Word]) -> Aligned:
    """The likeliest pairs of words first; equally likely ones in the order of the words."""
    likely = sorted(
        (-likeness, abs(at - place), at, place)
        for at, word in enumerate(words)
        for place, other in enumerate(others)
        if (likeness := word_likeness(word.text, other.text)) >= name_words().same_word
    )
    free, other_free = dict(enumerate(words)), dict(enumerate(others))
    pairs = []
    for less_likeness, _, at, place in likely:
        if at in free and place in other_free:
            pairs.append((free.pop(at), other_free.pop(place), -less_likeness))
    return Aligned(tuple(pairs), tuple(free.values()), tuple(other_free.values()))


def _cost(aligned: Aligned, words: Sequence[Word], others: Sequence[Word]) -> float:
    known = name_words()
    misspelt = sum((1 - likeness) * (one.weight + other.weight) / 2 for one, other, likeness in aligned.pairs)
    left, other_left = _weight(aligned.left), _weight(aligned.other_left)
    forms, other_forms = _forms(words), _forms(others)
    return (
        known.misspelt * misspelt
        + known.conflicting * min(left, other_left)
        + known.missing * abs(left - other_left)
        + known.other_form * bool(forms and other_forms and forms.isdisjoint(other_forms))
    )


def _run_together(words: Sequence[Word], others: Sequence[Word]) -> float:
    """The share of letters that two names have in common when blanks do not count, where it is high enough."""
    texts = ["".join(word.text for word in held if not word.is_form) for held in (words, others)]
    if not all(texts) or any(character.isdigit() for text in texts for character in text):
        return 0.0
    likeness = DamerauLevenshtein.normalized_similarity(*texts)
    return likeness if likeness >= name_words().run_together and len(words) != len(others) else 0.0


def _abbreviated(words: Sequence[Word], others: Sequence[Word]) -> float:
    """What it counts that one name is the initials of the other."""
    particles = name_words().particles
    for short, long in ((words, others), (others, words)):
        initials = "".join(word.text[0] for word in long if word.text not in particles)
        if short[0].text == initials and len(initials) > 2:  # noqa: PLR2004 (two letters abbreviate anything)
            return name_words().abbreviation
    return 0.0


def _forms(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.text for word in words if word.is_form)


def _weight(words: Iterable[Word]) -> float:
    return sum(word.weight for word in words)
