"""Parsed paragraphs, sentences and datelines."""

from __future__ import annotations

import pytest

from claims.parsing import PARAGRAPH_LIMIT, parse


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
    text = "ab " * PARAGRAPH_LIMIT
    assert max(len(paragraph.span) for paragraph in parse(text[: PARAGRAPH_LIMIT + 30])) <= PARAGRAPH_LIMIT


def test_no_text_no_paragraphs() -> None:
    assert list(parse(" \n\n ")) == []
