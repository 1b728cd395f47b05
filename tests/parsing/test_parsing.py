"""Parsed paragraphs, sentences and datelines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.encoder.windows import LIMIT
from claims.parsing import Doc, noun_phrases, parse


def test_sentences_are_spans_of_the_text() -> None:
    text = "It rained. Nobody slept.\n\nThe river rose."
    sentences = [sentence.of(text) for paragraph in parse(text) for sentence in paragraph.sentences()]
    assert sentences == ["It rained.", "Nobody slept.", "The river rose."]


def test_tokens_lead_back_to_the_text() -> None:
    text = "It rained.\n\n  The river rose."
    for paragraph in parse(text):
        for token in paragraph.doc:
            assert paragraph.locate(token).of(text) == token.text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("GENEVA, Switzerland (AP) — The talks ended.", ["GENEVA, Switzerland (AP) —", "The talks ended."]),
        ("Abuja (AFP) - The talks ended.", ["Abuja (AFP) -", "The talks ended."]),
        ("(Reuters) - The talks ended.", ["(Reuters) -", "The talks ended."]),
        ("NATO said no.", ["NATO said no."]),  # capitals alone are no dateline
        ("The talks — long ones — ended.", ["The talks — long ones — ended."]),
    ],
)
def test_a_dateline_is_parsed_by_itself(text: str, pieces: list[str]) -> None:
    assert [paragraph.span.of(text) for paragraph in parse(text)] == pieces


def test_a_line_that_is_no_prose_is_cut() -> None:
    assert max(len(paragraph.doc) for paragraph in parse("ab " * 3 * LIMIT)) <= LIMIT


def test_no_text_no_paragraphs() -> None:
    assert list(parse(" \n\n ")) == []


def parsed(text: str) -> Doc:
    return next(iter(parse(text))).doc


def test_words_know_their_grammar() -> None:
    doc = parsed("The ministry denied that its soldiers had fired.")
    said = doc[2]
    assert (said.lemma, said.pos, said.dep, said.head) == ("deny", "VERB", "ROOT", said)
    assert [(child.text, child.dep) for child in said.children] == [
        ("ministry", "nsubj"), ("fired", "ccomp"), (".", "punct"),
    ]  # fmt: skip
    assert doc[7].left_edge.text == "that"
    assert [token.text for token in doc[7].subtree()] == ["that", "its", "soldiers", "had", "fired"]


def test_names_are_found_with_their_sort() -> None:
    doc = parsed("Anna Berg met officials from the United Nations in Geneva on Monday.")
    found = {entity.text: entity.label for entity in doc.entities}
    assert found["Anna Berg"] == "PERSON"
    assert found["Geneva"] == "GPE"


def test_noun_phrases_hold_all_that_stands_before_the_noun() -> None:
    doc = parsed("The former health minister and two aides left the city.")
    assert [phrase.text for phrase in noun_phrases(doc)] == ["The former health minister", "two aides", "the city"]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_gives_trees_whose_words_slice_it(text: str) -> None:
    for paragraph in parse(text):
        for token in paragraph.doc:
            assert paragraph.locate(token).of(text) == token.text
            assert token.left_edge.i <= token.i <= token.right_edge.i
        for sentence in paragraph.doc.sentences:
            assert sum(token.head is token for token in sentence) == 1
            assert len(sentence.root.subtree()) == len(sentence)
