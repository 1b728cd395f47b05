"""What an attribution is: somebody (source), saying (cue), something (content), as spans.

Knows spans only. Who the source is, what the content counts, is decided by other rooms.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.text import Span


class QuoteType(StrEnum):
    """How the words are given: all inside quotation marks, partly, or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class CueKind(StrEnum):
    """What somebody does who is named as a source."""

    STATEMENT = "statement"
    FINDING = "finding"
    DENIAL = "denial"
    ACCUSATION = "accusation"
    QUESTION = "question"
    DEMAND = "demand"
    BELIEF = "belief"
    INTENTION = "intention"
    STANCE = "stance"


@dataclass(frozen=True, slots=True)
class Relay:
    """One further attribution around the first: `Tehran said …, IRNA said` is relayed by IRNA."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attributed statement, as spans in the text.

    `content` has at least one span, in text order; `source` and `cue` may be empty (a quote that runs on).
    `antecedent` is the span of the named source that an empty or pronoun `source` stands for, where the text tells.
    `relays` run from the issuer outward. `kind` is what the source does; `evidence` names what decided, `confidence`
    is the chance that the attribution is right as it stands, in [0, 1].
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    sentence: Span
    quote_type: QuoteType
    kind: CueKind
    evidence: str
    confidence: float
    antecedent: Span | None = None
    relays: tuple[Relay, ...] = ()
