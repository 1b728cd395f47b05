"""Which words introduce an attribution, and of what: the cue lexicon, ready for look-up.

Knows the data files and nothing of grammar: whether a verb governs a clause or a noun phrase is for the caller to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import msgspec

from claims.attribution.attribution import CueKind
from claims.lexicon import load

ATTITUDES = frozenset({CueKind.BELIEF, CueKind.INTENTION, CueKind.STANCE, CueKind.QUESTION, CueKind.DEMAND})
"""The kinds in which nothing needs to have been said."""


READ = "read at"
"""How the evidence of what the network reads begins; the cue follows."""

RUNS_ON = "quote runs on"
"""The rule by which a quotation without a cue is its predecessor's speaker's."""

SIGNATURE = "signature"
"""The rule by which a quotation is whose name stands behind it after a dash."""

LABELLED_COUNT = "labelled count"
"""The rule for a line of a list: a label, a number, and who says so."""


class Frame(StrEnum):
    """What a cue governs; the data file has an example of each."""

    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    OBJECT = "object"
    RENAME = "rename"
    CHARGE = "charge"
    COUNT = "count"
    ABOUT = "about"
    QUOTE = "quote"


class VerbGroup(msgspec.Struct, frozen=True):
    """Verbs of one kind in one frame, with the measured precision of the group."""

    kind: CueKind
    frame: Frame
    confidence: float
    lemmas: tuple[str, ...]
    prepositions: tuple[str, ...] = ()


class NounGroup(msgspec.Struct, frozen=True):
    """Nouns that stand for a statement: "the claim that …"."""

    kind: CueKind
    confidence: float
    lemmas: tuple[str, ...]


class Phrase(msgspec.Struct, frozen=True):
    """A rule that is no single word, with its measured precision."""

    name: str
    confidence: float


class CueLexicon(msgspec.Struct, frozen=True):
    """The file `cues.toml`."""

    source: str
    verbs: tuple[VerbGroup, ...]
    nouns: tuple[NounGroup, ...]
    phrases: tuple[Phrase, ...]
    counts: frozenset[str]


class Relaying(msgspec.Struct, frozen=True):
    """The file `relaying.toml`: media, and the words around them."""

    source: str
    media_nouns: frozenset[str]
    media_names: frozenset[str]
    channel_prepositions: frozenset[str]
    quoting_verbs: frozenset[str]
    talking_verbs: frozenset[str]
    crediting_participles: frozenset[str]
    issuing_verbs: frozenset[str]
    refusing_verbs: frozenset[str]
    addressing_verbs: frozenset[str]
    standards: frozenset[str]
    issued_texts: frozenset[str]


class Settling(msgspec.Struct, frozen=True):
    """The file `settling.toml`: the least chance with which an attribution is kept, by who found it."""

    source: str
    together: float
    reading: float
    rule: float


@dataclass(frozen=True, slots=True)
class CueUse:
    """One way in which a word may introduce an attribution. `rule` names it for the reader."""

    kind: CueKind
    rule: str
    confidence: float
    prepositions: tuple[str, ...] = ()


@cache
def verb_cues() -> dict[str, dict[Frame, CueUse]]:
    """The cue verbs: lemma → frame → use."""
    cues: dict[str, dict[Frame, CueUse]] = {}
    for group in load("cues", CueLexicon).verbs:
        use = CueUse(group.kind, f"{group.kind} verb with {group.frame}", group.confidence, group.prepositions)
        for lemma in group.lemmas:
            cues.setdefault(lemma, {}).setdefault(group.frame, use)
    return cues


@cache
def noun_cues() -> dict[str, CueUse]:
    """The cue nouns: lemma → use."""
    groups = load("cues", CueLexicon).nouns
    return {
        lemma: CueUse(group.kind, f"{group.kind} noun", group.confidence) for group in groups for lemma in group.lemmas
    }


@cache
def phrase_cue(name: str) -> CueUse:
    """The use of a rule that is no single word. Raises KeyError when the lexicon does not list it."""
    confidence = {phrase.name: phrase.confidence for phrase in load("cues", CueLexicon).phrases}[name]
    return CueUse(CueKind.STATEMENT, name, confidence)


def counts() -> frozenset[str]:
    """The nouns whose object makes "put … at 12" a statement: lemmas."""
    return load("cues", CueLexicon).counts


def relaying() -> Relaying:
    """Media, and the words around them."""
    return load("relaying", Relaying)


def settling() -> Settling:
    """The least chances with which attributions are kept."""
    return load("settling", Settling)
