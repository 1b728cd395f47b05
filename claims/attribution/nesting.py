"""Attributions around attributions: who relays whom, and which of two readings of the same words stays.

Knows spans and rules' names; knows no grammar. "Tehran said X, IRNA said" is found as two attributions, of which the
outer holds the inner whole; the claim is the inner one, and the outer source is its relay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.attribution.attribution import Attribution, Relay
from claims.text import Span, envelope

_WHOLE = 0.8
"""Share of the outer content that the inner attribution must fill for the outer to say nothing but that."""

_SAME = 0.75
"""Overlap of two contents from which on they are one content, read twice."""

HANDING_ON = ("statement verb with clause", "finding verb with clause", "according to", "as reported by", "headline")
"""The rules by which a source says of others what they said; a denial of a claim does not hand it on."""


def extent(attribution: Attribution) -> Span:
    """The stretch from the first to the last word of the attribution."""
    return envelope([*attribution.content, *attribution.cue, *attribution.source])


def without_rivals(found: Iterable[Attribution]) -> list[Attribution]:
    """Of attributions with the same cue word, or of the same content, the most confident; all in text order."""
    kept: list[Attribution] = []
    for attribution in sorted(found, key=lambda one: (-one.confidence, extent(one))):
        if not any(_rivals(attribution, other) for other in kept if other.sentence.overlaps(attribution.sentence)):
            kept.append(attribution)
    return sorted(kept, key=extent)


def _rivals(one: Attribution, other: Attribution) -> bool:
    if any(cue.overlaps(rival) for cue in one.cue for rival in other.cue):
        return True
    if _share(envelope(one.content), envelope(other.content)) < _SAME:
        return False
    return not any(envelope(one.content).contains(cue) for cue in other.cue) and not any(
        envelope(other.content).contains(cue) for cue in one.cue
    )


def _share(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / max(len(envelope([one, other])), 1)


def relayed(found: Sequence[Attribution], text: str) -> list[Attribution]:
    """`found` with every attribution that only hands on another one made into that one's relay."""
    found = _credited(found)
    kept = list(found)
    for outer in sorted(found, key=lambda one: len(envelope(one.content))):
        if outer.evidence not in HANDING_ON:
            continue
        at = next((at for at, inner in enumerate(kept) if inner is not outer and _fills(inner, outer)), None)
        if at is None or outer not in kept:
            continue
        inner = kept[at]
        if _speaks_of_itself(inner, text) or inner.evidence.endswith(" with object"):
            kept.remove(inner)
            continue
        kept[at] = replace(inner, relays=(*inner.relays, Relay(outer.source, outer.cue), *outer.relays))
        kept.remove(outer)
    return kept


def _credited(found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with each second cue behind a sentence ("…, the minister said, Reuters reported") made into a relay.

    The parser takes "Reuters reported" for more of what the minister said: a part of the content that holds nothing but
    another attribution's source and cue is no content.
    """
    kept = list(found)
    for credit in found:
        said = next((one for one in kept if one is not credit and _is_credit(credit, one)), None)
        if said is None or credit not in kept:
            continue
        content = said.content[:-1]
        kept[kept.index(said)] = replace(
            said, content=content, relays=(*said.relays, Relay(credit.source, credit.cue), *credit.relays)
        )
        kept.remove(credit)
    return kept


def _is_credit(credit: Attribution, said: Attribution) -> bool:
    """True when the last of several parts of what was `said` is the source and cue of `credit`."""
    if len(said.content) == 1 or not credit.source or not credit.cue:
        return False
    part, named = said.content[-1], envelope([*credit.source, *credit.cue])
    return part.contains(named) and len(named) >= _WHOLE * len(part)


def _fills(inner: Attribution, outer: Attribution) -> bool:
    content = envelope(outer.content)
    whole = extent(inner)
    return bool(inner.source) and content.contains(whole) and len(whole) >= _WHOLE * len(content)


def _speaks_of_itself(inner: Attribution, text: str) -> bool:
    """True for "he" in "Smith said he believed …": one speaker, one claim."""
    return inner.source[0].of(text).lower() in {"he", "she", "it", "they", "i", "we"}
