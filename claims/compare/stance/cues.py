"""Cues: the words by which a text takes a stand on what it reports, and what they become beside one another.

"Not a hoax" vouches; "real or hoax?" asks; "denies the report" answers a report rather than an event; "a ticket, not
arrest" negates something else. Knows words and their places in one text; knows nothing of the claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.compare.stance.vocabulary import Kind, cue_phrases

NEGATED_WITHIN = 3
"""Words from a negation to what it negates, at most."""

ANSWERED_WITHIN = 6
"""Tokens from a denial to the report it answers, at most."""

ALTERNATIVE = 2
"""Tokens between "or" and a word that is one side of a question, at most."""

CONTRAST = 3
"""Words after "not" at the end of a text that are only a contrast, at most."""

CONTRACTED = "n't"

_UNTRUE = frozenset({Kind.UNTRUE, Kind.DENYING})
_REPORTS = frozenset({Kind.RUMOUR, Kind.CLAIMING, Kind.REPORT})


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of tokens `[start, end)`; `phrase` are its words as listed."""

    kind: Kind
    phrase: str
    start: int
    end: int


def find_cues(tokens: Sequence[str]) -> tuple[Cue, ...]:
    """The cues among `tokens` (words folded, and marks), in order."""
    found = [_beside(cue, tokens) for cue in _listed(tokens)]
    vouched = [cue.start for cue in found if cue.kind is Kind.VOUCHING]
    kept = [cue for cue in found if not (cue.kind is Kind.NEGATION and _negates_one_of(cue, vouched))]
    return (*kept, *_answers(kept))


def _listed(tokens: Sequence[str]) -> Iterator[Cue]:
    phrases = cue_phrases()
    for start, token in enumerate(tokens):
        for phrase, kind in phrases.get(token, ()):
            end = start + len(phrase)
            if len(phrase) == 1 or tuple(tokens[start:end]) == phrase:
                yield Cue(kind, " ".join(phrase), start, end)
        if token.endswith(CONTRACTED):
            yield Cue(Kind.NEGATION, CONTRACTED, start, start + 1)


def _beside(cue: Cue, tokens: Sequence[str]) -> Cue:
    """The cue as what it becomes beside the words around it."""
    if cue.kind is Kind.UNTRUE and _is_alternative(cue, tokens):
        return replace(cue, kind=Kind.ASKING)
    if cue.kind is Kind.UNTRUE and any(map(_negates, tokens[max(0, cue.start - NEGATED_WITHIN) : cue.start])):
        return replace(cue, kind=Kind.VOUCHING)
    if cue.phrase == "not" and 0 < len(tokens) - cue.end <= CONTRAST and cue.start and tokens[cue.start - 1] == ",":
        return replace(cue, kind=Kind.CONTRAST)
    return cue


def _is_alternative(cue: Cue, tokens: Sequence[str]) -> bool:
    """True for one side of a question: "real or hoax?"."""
    around = tokens[max(0, cue.start - ALTERNATIVE) : cue.end + ALTERNATIVE]
    return "or" in around and "?" in tokens[cue.end :]


def _negates(token: str) -> bool:
    return token in {"not", "no", "never"} or token.endswith(CONTRACTED)


def _negates_one_of(negation: Cue, starts: Sequence[int]) -> bool:
    return any(0 < start - negation.start <= NEGATED_WITHIN for start in starts)


def _answers(cues: Sequence[Cue]) -> Iterator[Cue]:
    """The denials and doubts that a report follows: "denies the claim", "doubts about reports"."""
    reports = [cue.start for cue in cues if cue.kind in _REPORTS]
    for cue in cues:
        if cue.kind in {Kind.DENYING, Kind.DOUBTING} and any(0 < at - cue.start <= ANSWERED_WITHIN for at in reports):
            yield replace(cue, kind=Kind.ANSWERED)
