"""The flow from parsed paragraphs to attributions, on one screen.

The network has read who says what; each rule finds what it can on its own; what both name is settled into one, by the
chances and measured precisions of either. Then attributions that only hand on another become its relays, pronouns find
whom they stand for, and the form of the whole text (a transcript, a release) gives the rest its speaker. Knows no
figure and no source's identity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.attribution.antecedents import with_antecedents
from claims.attribution.attribution import Attribution
from claims.attribution.channels import citing, told_to_media
from claims.attribution.confidence import calibrated
from claims.attribution.cues import ATTITUDES
from claims.attribution.headlines import by_headline, is_furniture
from claims.attribution.layouts import with_layout
from claims.attribution.lone_quotations import with_lone_quotations
from claims.attribution.nesting import relayed
from claims.attribution.passage import Passage
from claims.attribution.phrases import by_phrase
from claims.attribution.quotations import by_quotation
from claims.attribution.readings import by_reading
from claims.attribution.settling import settled
from claims.attribution.signatures import by_signature
from claims.attribution.unsaid import said
from claims.attribution.verbs import by_verb
from claims.parsing import Paragraph
from claims.quotes import find_quotations

RULES = (by_verb, by_phrase, by_headline)


def find_attributions(text: str, paragraphs: Sequence[Paragraph], *, attitudes: bool = False) -> list[Attribution]:
    """Who says what in `text`, in text order; `paragraphs` are those of `claims.parsing.parse(text)`.

    With `attitudes`, what somebody wants, plans, supports, asks or believes counts too, not only what he says.
    """
    return [calibrated(attribution) for attribution in uncalibrated(text, paragraphs, attitudes=attitudes)]


def uncalibrated(text: str, paragraphs: Sequence[Paragraph], *, attitudes: bool = False) -> list[Attribution]:
    """The same, with the confidences that network and rules have in themselves: what calibration starts from."""
    passages = [passage for passage in _passages(text, paragraphs) if not is_furniture(text, passage.paragraph.span)]
    ruled = [*by_quotation(passages), *by_signature(passages)]
    ruled += [attribution for passage in passages for rule in RULES for attribution in rule(passage)]
    read = [attribution for passage in passages for attribution in by_reading(passage)]
    found = citing(told_to_media(settled(text, ruled, read), text), text)
    if not attitudes:
        found = said([attribution for attribution in found if attribution.kind not in ATTITUDES], passages)
        found = with_lone_quotations(found, passages)
    found = with_antecedents(relayed(found, text), passages)
    return found if attitudes else with_layout(found, passages)


def _passages(text: str, paragraphs: Sequence[Paragraph]) -> Iterable[Passage]:
    outermost = [quotation for quotation in find_quotations(text) if quotation.depth == 0]
    return (Passage.of(text, paragraph, outermost) for paragraph in paragraphs)
