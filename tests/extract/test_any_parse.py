"""What holds of extraction whatever the parser makes of a sentence: it may hang any word on any other.

Real parsers give trees whose branches cross, so that a phrase may begin before the word it follows from. The rules
must come through every tree, not only through those that make sense.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.attribution.finding import find_attributions
from claims.extract import extract
from claims.extract.extraction import assemble
from claims.parsing import Doc, Stretch, Token, parse

TEXTS = [
    "Tarn, who signed the order closing the mine, and his wife, Marta, who said the winter had been long.",
    "36 people died in South Kestria, the Kestrian Interior Ministry said, revising an earlier count of 40.",
    "“Nobody came,” the mayor, Ilse Varga, told the Courier on Monday. “We waited,” she was quoted as saying.",
    "According to the police, none of the nine was hurt; the ministry has yet to confirm whether it knew.",
    "The hostages, he added, had been freed, but the army denied that it had paid.\n\nCourier: Why? Lim: I cannot say.",
]

RELATIONS = [
    "nsubj", "nsubjpass", "dobj", "pobj", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "cc", "appos", "det",
    "compound", "poss", "prep", "agent", "auxpass", "mark", "npadvmod", "parataxis", "dep", "dative", "punct",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said", "of"),
    [
        # A relative clause in the first words hangs on a noun far behind it.
        (TEXTS[0], "the winter had been long", "who"),
        (
            "Mbeki Orlo, who signed the order closing the mine, and his wife, Marta, who said the talks had failed.",
            "the talks had failed",
            "who",
        ),
    ],
)
def test_a_phrase_that_begins_its_paragraph(text: str, said: str, of: str) -> None:
    found = [(claim.attribution.content, claim.attribution.source) for claim in extract(text)]
    assert [(span.of(text), name.of(text)) for (span,), (name,) in found] == [(said, of)]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_any_tree_yields_statements_whose_spans_slice_the_text(text: str, chance: Random) -> None:
    paragraphs = list(parse(text))
    for paragraph in paragraphs:
        _hang_anew(paragraph.doc, chance)
    for statement in assemble(text, paragraphs, find_attributions(text, paragraphs)):
        said = statement.attribution
        for span in (*said.content, *said.cue, *said.source):
            assert 0 <= span.start < span.end <= len(text)


def _hang_anew(doc: Doc, chance: Random) -> None:
    """Give every sentence a tree and relations by chance."""
    for sentence in doc.sentences:
        order = _tree(sentence, chance)
        for token in reversed(order):
            token.left_edge = min([token, *(child.left_edge for child in token.children)])
            token.right_edge = max([token, *(child.right_edge for child in token.children)])


def _tree(sentence: Stretch, chance: Random) -> Sequence[Token]:
    """Hang the sentence's words on each other; returns them, each behind the one it hangs on."""
    order = list(sentence)
    chance.shuffle(order)
    for token in order:
        token.children.clear()
    for at, token in enumerate(order):
        token.head = chance.choice(order[:at]) if at else token
        token.dep = chance.choice(RELATIONS) if at else "ROOT"
        if at:
            token.head.children.append(token)
    return order
