"""Attributions around attributions: who relays whom.

Knows spans and rules' names; knows no grammar. "Tehran said X, IRNA said" is found as two attributions, of which the
outer holds the inner whole; the claim is the inner one, and the outer source is its relay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.attribution.attribution import Attribution, CueKind, Relay
from claims.attribution.settling import extent, neighbours
from claims.text import envelope

_WHOLE = 0.8
"""Share of the outer content that the inner attribution must fill for the outer to say nothing but that."""

_HANDING_ON = frozenset({CueKind.STATEMENT, CueKind.FINDING})
"""What a source does that says of others what they said; a denial of a claim does not hand it on."""

_ABOUT_A_THING = (" with object", " with rename", " with count", " noun")
"""How the evidence of an attribution begins whose content is a noun phrase: "repeated his claim" hands nothing on."""

_CREDITS = ("according to", "as reported by", "quoted by")
"""How the evidence of an attribution begins that says where a whole sentence is from."""


def relayed(found: Sequence[Attribution], text: str) -> list[Attribution]:
    """`found` with every attribution that only hands on another one made into that one's relay."""
    return [attribution for near in neighbours(found) for attribution in _relayed_here(near, text)]


def _relayed_here(near: Sequence[Attribution], text: str) -> list[Attribution]:
    found = _credited(_credited_together(sorted(near, key=extent)))
    kept = list(found)
    for outer in sorted(found, key=lambda one: len(envelope(one.content))):
        if outer.kind not in _HANDING_ON:
            continue
        at = next((at for at, inner in enumerate(kept) if inner is not outer and _fills(inner, outer)), None)
        if at is None or outer not in kept or _is_joined(kept[at], text):
            continue
        inner = kept[at]
        if _about_a_thing(outer) and _about_a_thing(inner, (" noun",)):
            continue
        if _speaks_of_itself(inner, outer, text) or _about_a_thing(inner, (" with object",)):
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


def _credited_together(found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with a credit behind several things said: "It put the toll at 12 but warned …, according to officials".

    Each of them is relayed by it, where the first begins the sentence before the credit.
    """
    for credit in found:
        if not credit.evidence.startswith(_CREDITS) or not credit.source or credit.cue[0] < credit.content[-1]:
            continue
        whole = envelope(credit.content)
        inside = [one for one in found if one is not credit and one.source and whole.contains(extent(one))]
        if inside and min(extent(one).start for one in inside) == whole.start:
            relays = (Relay(credit.source, credit.cue), *credit.relays)
            others = (one for one in found if one is not credit)
            return [replace(one, relays=(*one.relays, *relays)) if one in inside else one for one in others]
    return list(found)


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


def _is_joined(inner: Attribution, text: str) -> bool:
    """True for "warned" in "X said that the blast killed 12, but warned …": X says more than what is said there."""
    return bool(inner.cue) and text[: inner.cue[0].start].endswith((" but ", " and "))


def _about_a_thing(attribution: Attribution, endings: tuple[str, ...] = _ABOUT_A_THING) -> bool:
    return attribution.evidence.partition(",")[0].endswith(endings)


def _speaks_of_itself(inner: Attribution, outer: Attribution, text: str) -> bool:
    """True for "he" in "Smith said he believed …": one speaker, one claim; not in "…, he said, according to CNN"."""
    ahead = bool(outer.cue) and outer.cue[0].start < inner.source[0].start
    return ahead and inner.source[0].of(text).lower() in {"he", "she", "it", "they", "i", "we"}
