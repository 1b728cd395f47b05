"""Which attributions stay: what the network reads, what the rules find, and what becomes of the two together.

Knows attributions and their evidence; knows no grammar. Both name the same cue most of the time. The network then knows
better how far the content goes (PolNeAR dev: contents right 96 of 100 times against 69 for "said that"), the rules
better what is left out when a subject is shared; either alone must be surer than both together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.attribution.attribution import Attribution
from claims.attribution.cues import LABELLED_COUNT, RUNS_ON, SIGNATURE, settling
from claims.figures import Measure, find_figures
from claims.text import Span, envelope

_SAME = 0.75
"""Overlap of two contents from which on they are one content, read twice."""

_AGAINST = re.compile(r", (?:while|whereas|but|although) $")
"""What sets the clause that begins here, with its own speaker, against what stands before."""

_UNFINISHED = (" and", " or", " but")
"""How a content ends that the parser broke off: "it has reached a truce and | that the hostages go free"."""

_RULED_CONTENT = (" with charge", " with count", " noun", "according to", "quoted by", LABELLED_COUNT, SIGNATURE)
"""Rules that know the content better: it holds the verb ("blamed Morvia", "put the toll at 12"), or it is one clause of
a sentence that goes on ("The claim that prices fell is false")."""


def settled(text: str, ruled: Sequence[Attribution], read: Sequence[Attribution]) -> list[Attribution]:
    """One attribution for each cue, in text order, from what the rules found and the network read."""
    by_network = {id(attribution) for attribution in read}
    kept = []
    for near in neighbours([*ruled, *read]):
        mine = [attribution for attribution in near if id(attribution) not in by_network]
        kept += _settled_here(text, mine, [attribution for attribution in near if id(attribution) in by_network])
    return sorted(kept, key=extent)


def neighbours(found: Iterable[Attribution]) -> Iterator[list[Attribution]]:
    """Runs of attributions whose stretches overlap, in text order: only these can have to do with each other."""
    run: list[Attribution] = []
    end = 0
    for attribution in sorted(found, key=_reach):
        if run and _reach(attribution).start >= end:
            yield run
            run = []
        run.append(attribution)
        end = max(end, _reach(attribution).end)
    if run:
        yield run


def _reach(attribution: Attribution) -> Span:
    return envelope([extent(attribution), attribution.sentence])


def _settled_here(text: str, ruled: Sequence[Attribution], read: Sequence[Attribution]) -> list[Attribution]:
    least = settling()
    alone = without_rivals(ruled)
    kept: list[Attribution] = []
    for reading in without_rivals(read):
        partner = next((rule for rule in alone if _same_cue(rule, reading)), None)
        if partner is not None and reading.confidence >= least.together:
            alone.remove(partner)
            nested = _is_nested(reading, read)
            kept.append(
                _together(text, partner, reading, [*ruled, *read], nested=nested)
                if _same_verb(partner, reading)
                else partner
            )
        elif reading.confidence >= least.reading:
            kept.append(reading)
    said = [span for attribution in kept for span in attribution.content]
    kept += [rule for rule in alone if _stands(rule, said)]
    return [_to_its_end(text, one, kept) for one in without_rivals(kept)]


def _to_its_end(text: str, one: Attribution, near: Sequence[Attribution]) -> Attribution:
    """`one` without a clause that sets another speaker against it: "…, while the rebels put the toll at 45"."""
    last = one.content[-1]
    for other in near:
        start = other.source[0].start if other.source and other.cue else last.start
        match = _AGAINST.search(text, last.start, start) if last.start < start < last.end else None
        if match and all(last.contains(span) for span in (*other.cue, *other.content)):
            return replace(one, content=(*one.content[:-1], Span(last.start, match.start())))
    return one


def _stands(rule: Attribution, said: Sequence[Span]) -> bool:
    """True for a rule that is sure enough by itself; a quote that runs on must not lie in what is said already."""
    if rule.evidence == RUNS_ON:
        return not any(span.overlaps(part) for span in said for part in rule.content)
    return rule.confidence >= settling().rule


def _same_cue(rule: Attribution, reading: Attribution) -> bool:
    cues = [*rule.cue, *(span for relay in rule.relays for span in relay.cue)]
    return any(one.overlaps(other) for one in cues for other in reading.cue)


def _counts_on(rule: Attribution, reading: Attribution, near: Sequence[Attribution], text: str) -> bool:
    """True where the rule's clause goes on to count, to the sentence's end: "…, while dozens were injured"."""
    if len(rule.content) != 1 or len(reading.content) != 1:
        return False
    longer, shorter = rule.content[0], reading.content[0]
    if longer.start != shorter.start or not shorter.end < longer.end >= rule.sentence.end - 1:
        return False
    more = Span(shorter.end, longer.end)
    if any(
        more.contains(cue) for other in near if other.source for cue in other.cue
    ):  # "…, while the rebels put it at 45"
        return False
    return any(figure.measure is not Measure.OTHER for figure in find_figures(more.of(text)))


def _same_verb(rule: Attribution, reading: Attribution) -> bool:
    """False where the network reads "quoted", and the rule "saying", in "X quoted Y as saying"."""
    return any(one.overlaps(other) for one in rule.cue for other in reading.cue)


def _is_nested(inner: Attribution, read: Sequence[Attribution]) -> bool:
    return any(
        span.contains(inner.cue[0])
        for outer in read
        if outer is not inner and outer.confidence >= settling().reading
        for span in (outer.content if inner.cue else ())
    )


def _together(
    text: str, rule: Attribution, reading: Attribution, near: Sequence[Attribution], *, nested: bool
) -> Attribution:
    """The network's spans; the rule's source where the network names none, its kind and its relays.

    Inside what somebody else says the rule's spans: the network has seen no labels there.
    """
    swallowed = not reading.source and any(a.overlaps(b) for a in rule.source for b in reading.content)
    broken = rule.content[-1].of(text).endswith(_UNFINISHED) and not reading.content[-1].of(text).endswith(_UNFINISHED)
    ruled = (
        (nested and not broken)
        or swallowed
        or rule.evidence.endswith(_RULED_CONTENT)
        or _counts_on(rule, reading, near, text)
    )
    content = rule.content if ruled else reading.content
    # The network knows sentences, and neither a list's line nor a signature is one.
    by_rule = rule.source and (nested or rule.evidence in {LABELLED_COUNT, SIGNATURE})
    source = rule.source if by_rule else reading.source
    if not source and not any(one.overlaps(other) for one in rule.source for other in content):
        source = rule.source
    return replace(
        reading,
        content=content,
        source=source,
        kind=rule.kind,
        # A signature is a line of its own, which a parser may cut: the date of a post stands at its end.
        sentence=rule.sentence if rule.evidence == SIGNATURE else reading.sentence,
        relays=rule.relays or reading.relays,
        evidence=f"{rule.evidence}, {reading.evidence}",
        confidence=1 - (1 - reading.confidence) * (1 - rule.confidence),
    )


def _is_broken_off(one: Attribution, text: str) -> bool:
    return one.content[-1].of(text).endswith(_UNFINISHED)


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
