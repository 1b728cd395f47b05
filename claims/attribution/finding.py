"""The flow from parsed paragraphs to attributions, on one screen.

Each rule reads a passage and yields what it finds on its own; rivals for the same words are settled by the measured
precision of the rules; then attributions that only hand on another become its relays, and pronouns find whom they stand
for. Knows no figure and no source's identity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.attribution.antecedents import with_antecedents
from claims.attribution.attribution import Attribution
from claims.attribution.cues import ATTITUDES
from claims.attribution.headlines import by_headline
from claims.attribution.nesting import relayed, without_rivals
from claims.attribution.passage import Passage
from claims.attribution.phrases import by_phrase
from claims.attribution.quotations import by_quotation
from claims.attribution.verbs import by_verb
from claims.parsing import Paragraph
from claims.quotes import Quotation, find_quotations

RULES = (by_verb, by_phrase, by_headline)


def find_attributions(text: str, paragraphs: Sequence[Paragraph], *, attitudes: bool = False) -> list[Attribution]:
    """Who says what in `text`, in text order; `paragraphs` are those of `claims.parsing.parse(text)`.

    With `attitudes`, what somebody wants, plans, supports, asks or believes counts too, not only what he says.
    """
    passages = list(_passages(text, paragraphs))
    found = [*by_quotation(passages)]
    found += [attribution for passage in passages for rule in RULES for attribution in rule(passage)]
    if not attitudes:
        found = [attribution for attribution in found if not _is_attitude(attribution)]
    return with_antecedents(relayed(without_rivals(found), text), passages)


def _passages(text: str, paragraphs: Sequence[Paragraph]) -> Iterable[Passage]:
    quotations = find_quotations(text)
    at = 0
    for paragraph in paragraphs:
        inside: list[Quotation] = []
        while at < len(quotations) and quotations[at].outer.start < paragraph.span.end:
            inside.append(quotations[at])
            at += 1
        yield Passage.of(text, paragraph, inside)


def _is_attitude(attribution: Attribution) -> bool:
    return attribution.evidence.partition(" ")[0] in ATTITUDES
