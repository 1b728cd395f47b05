"""Whether a statement denies, and how surely it speaks.

Knows the words of denial, possibility and forecast and the parse of one statement; knows no source and no figure.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from claims.extract.clauses import main_clauses
from claims.extract.left_open import holds_back
from claims.extract.statement import Modality, Polarity
from claims.lexicon import load
from claims.parsing import Token


class PolarityWords(msgspec.Struct, frozen=True):
    """Schema of `polarity.toml`."""

    source: str
    denying_cues: frozenset[str]
    dismissing_cues: frozenset[str]
    reports: frozenset[str]
    untrue: frozenset[str]
    negations: frozenset[str]
    possible: frozenset[str]
    possible_cues: frozenset[str]
    forecast: frozenset[str]
    forecast_verbs: frozenset[str]
    forecast_cues: frozenset[str]


def _words() -> PolarityWords:
    words: PolarityWords = load("polarity", PolarityWords)
    return words


def denies(cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """True when the statement is a denial: its cue denies, dismisses a report, or its main clause calls it untrue."""
    lemmas = {token.lemma.lower() for token in cue}
    if lemmas & _words().denying_cues:
        return True
    opening = {token.lemma.lower() for token in content[:12]}
    if lemmas & _words().dismissing_cues and opening & (_words().reports | _words().untrue):
        return True
    return any(
        token.lower in _words().untrue and not _negated(clause) for clause in main_clauses(content) for token in clause
    )


def polarity_of(cue: Sequence[Token], content: Sequence[Token]) -> Polarity:
    """Whether the matter is affirmed or denied: a denial, or a main clause with a negation.

    What nobody confirmed or would speak of is not denied.
    """
    if denies(cue, content) or any(_negated(clause) and not holds_back(clause) for clause in main_clauses(content)):
        return Polarity.DENIED
    return Polarity.AFFIRMED


def _negated(clause: Sequence[Token]) -> bool:
    return any(token.lower in _words().negations for token in clause)


def modality_of(cue: Sequence[Token], content: Sequence[Token]) -> Modality:
    """Whether the matter is asserted, possible or foretold, by the main clause's words, then by the cue."""
    said = {token.lemma.lower() for token in cue}
    clauses = list(main_clauses(content))
    if any(token.lower in _words().possible for clause in clauses for token in clause):
        return Modality.POSSIBLE
    if any(_foretells(clause) for clause in clauses) or said & _words().forecast_cues:
        return Modality.FORECAST
    return Modality.POSSIBLE if said & _words().possible_cues else Modality.ASSERTED


def _foretells(clause: Sequence[Token]) -> bool:
    """True for "will", "would", and for "is expected to", "is going to": a verb of outlook with an infinitive."""
    if any(token.lower in _words().forecast and token.pos == "AUX" for token in clause):
        return True
    return any(
        token.lemma.lower() in _words().forecast_verbs and any(child.dep == "xcomp" for child in token.children)
        for token in clause
    )
