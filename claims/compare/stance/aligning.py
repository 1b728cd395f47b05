"""Which words of evidence stand where the claim's words stand: repeated runs, exchanged words, names put for names.

Knows two texts as read; knows nothing of what an exchange means.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.compare.stance.reading import Reading, tells
from claims.compare.stance.vocabulary import opposites

EXCHANGED_WORDS = 2
"""Words of a claim that are exchanged as one, at most; the evidence may take one more."""
LOOSELY = 3
"""Words of a claim that are exchanged loosely, at most."""
BESIDE = 2
"""Words on either side among which two opposites must have a word in common."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the claim's words lie in the evidence; shares are of the claim's words, in [0, 1]."""

    longest_run: float
    repeated: float
    exchanged: bool
    exchanged_loosely: bool
    added: bool


def align(claim: Reading, evidence: Reading) -> Alignment:
    """The two texts laid beside each other, word by word."""
    length = max(1, len(claim.stems))
    runs = [0]
    exchanged = loosely = added = False
    steps = SequenceMatcher(None, claim.stems, evidence.stems, autojunk=False).get_opcodes()
    for number, (step, start, end, other_start, other_end) in enumerate(steps):
        if step == "equal":
            runs.append(end - start)
            continue
        new = any(tells(claim.words[at]) and claim.stems[at] not in evidence.about for at in range(start, end))
        if step == "replace":
            inside = 0 < number < len(steps) - 1
            short = end - start <= EXCHANGED_WORDS and other_end - other_start <= EXCHANGED_WORDS + 1
            telling = any(map(tells, claim.words[start:end])) and any(map(tells, evidence.words[other_start:other_end]))
            exchanged |= inside and short and telling
            loosely |= new and end - start <= LOOSELY
        elif step == "delete":
            added |= new
    return Alignment(max(runs) / length, sum(runs) / length, exchanged, loosely, added)


def opposed(claim: Reading, evidence: Reading) -> tuple[bool, bool]:
    """Whether the evidence has the opposite of a word it lacks, and whether both stand beside a word in common."""
    own, given = frozenset(claim.words), frozenset(evidence.words)
    found = [
        (word, other)
        for word in dict.fromkeys(claim.words)
        if word not in given and word in opposites()
        for other in opposites()[word] & given - own
    ]
    return bool(found), any(_beside(claim, word) & _beside(evidence, other) for word, other in found)


def _beside(text: Reading, word: str) -> frozenset[str]:
    at = text.words.index(word)
    near = range(max(0, at - BESIDE), min(len(text.words), at + BESIDE + 1))
    return frozenset(text.stems[place] for place in near if place != at and tells(text.words[place]))


def other_name(claim: Reading, evidence: Reading) -> bool:
    """True when a name that the evidence lacks stands beside a word where the evidence has another name."""
    places: dict[str, list[int]] = {}
    for place, name in enumerate(evidence.stems):
        places.setdefault(name, []).append(place)
    for at, name in enumerate(claim.stems):
        if at and _is_name(claim, at) and name not in places:
            for beside in (-1, 1):
                if at + beside < len(claim.stems):
                    spots = (place - beside for place in places.get(claim.stems[at + beside], ()))
                    if any(_is_new_name(evidence, spot, claim) for spot in spots):
                        return True
    return False


def _is_name(text: Reading, at: int) -> bool:
    return text.printed_words[at][0].isupper() and tells(text.words[at])


def _is_new_name(text: Reading, at: int, claim: Reading) -> bool:
    return 0 <= at < len(text.words) and _is_name(text, at) and text.stems[at] not in claim.stems
