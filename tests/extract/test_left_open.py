"""What a report leaves open is nobody's claim: (text, the claims as kind, polarity and counts, the case)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract import Polarity, StatementKind, extract
from claims.extract.left_open import left_open, stated
from claims.figures import find_figures
from claims.parsing import parse
from claims.text import Span

Told = tuple[StatementKind, Polarity, tuple[int | None, ...]]
FIGURE, STATEMENT, DENIAL = StatementKind.FIGURE, StatementKind.STATEMENT, StatementKind.DENIAL
AFFIRMED, DENIED = Polarity

OPEN: list[tuple[str, list[Told]]] = [
    # nobody says so
    ("The ministry could not confirm that 12 people had drowned.", []),
    ("Rescuers would not confirm that 12 people had drowned.", []),
    ("The harbour office has yet to confirm that 12 people had drowned.", []),
    ("The ministry was unable to confirm whether 12 people had drowned.", []),
    ("The ministry neither confirmed nor denied that 12 people had drowned.", []),
    ("It could not be confirmed that 12 people had drowned.", []),
    ("There was no confirmation that 12 people had drowned.", []),
    ("The Marn Courier could not independently verify the claim that 12 soldiers were killed.", []),
    ("The Marn Courier could not verify the report of 12 deaths.", []),
    ("The army declined to comment on whether 3 soldiers died.", []),
    ("The army declined to say whether 3 soldiers died.", []),
    ("Asked whether 12 people had drowned, the minister declined to comment.", []),
    ("Police could not say if 12 people had drowned.", []),
    ("The governor refused to comment on reports that 12 people had drowned.", []),
    ("If 12 people drowned, the harbour would be closed.", []),
    # somebody says that it is open: no denial, and no count of his
    ("Police said they could not confirm that 12 people had drowned.", [(STATEMENT, AFFIRMED, ())]),
    ("The mayor said he was unable to confirm the toll of 12 dead.", [(STATEMENT, AFFIRMED, ())]),
    ("The UN said it had not been able to verify that 12 people had died.", [(STATEMENT, AFFIRMED, ())]),
    ("It was not clear whether 12 people had drowned, police said.", [(STATEMENT, AFFIRMED, ())]),
    ("The minister said he had no information that 12 people had died.", [(STATEMENT, AFFIRMED, ())]),
    ("The minister said he had nothing to do with it.", [(STATEMENT, DENIED, ())]),
    # what is taken for granted is told, and not denied
    ("It is unclear whether 22 miners trapped in May are alive; 40 died, police said.", [(FIGURE, AFFIRMED, (40,))]),
    ("Police raised doubt about whether 200 girls kidnapped in May are free.", [(FIGURE, AFFIRMED, (200,))]),
    ("The ministry declined to comment on the deaths of 12 people.", [(FIGURE, AFFIRMED, (12,))]),
    ("There was no immediate comment from the army on the killing of 12 people.", [(FIGURE, AFFIRMED, (12,))]),
    ("The harbour stayed open even if 12 people had drowned.", [(FIGURE, AFFIRMED, (12,))]),
    # only what is held back is open
    ("Police said 12 people drowned but could not confirm that 14 were injured.", [(FIGURE, AFFIRMED, (12,))]),
    ("Police confirmed that 12 people had drowned.", [(FIGURE, AFFIRMED, (12,))]),
    ("Police denied that 12 people had drowned.", [(DENIAL, DENIED, (12,))]),
    ("Police said that no 12 people had drowned.", [(FIGURE, DENIED, (12,))]),
]


@pytest.mark.parametrize(("text", "told"), OPEN)
def test_what_is_left_open(text: str, told: list[Told]) -> None:
    found = [(one.kind, one.polarity, tuple(figure.low for figure in one.figures)) for one in extract(text)]
    assert found == told


SEEN = [
    ("I have seen reports of a strike. I don't have anything more for you on that.", AFFIRMED),
    ("I've seen the reports. I'm not going to comment on them.", AFFIRMED),
    ("I have seen reports of false claims.", AFFIRMED),
    ("I have seen the reports. They are false.", DENIED),
    ("We did not open the dam.", DENIED),
]


@pytest.mark.parametrize(("said", "polarity"), SEEN)
def test_a_turn_that_keeps_off_a_matter_denies_nothing(said: str, polarity: Polarity) -> None:
    text = f"MS. RENN: Good afternoon.\nQ: And the strike?\nMS. RENN: {said}\nQ: Thank you.\nMS. RENN: We wait."
    (turn,) = [one for one in extract(text) if one.attribution.content[0].of(text) == said]
    assert turn.polarity is polarity


def test_a_count_that_somebody_is_named_for_inside_stands() -> None:
    text = "The Marn Courier could not verify the claim of the mayor, who said that 12 people had drowned."
    assert [[figure.low for figure in one.figures] for one in extract(text)] == [[12]]


WORDS = "could not confirm that whether 12 people died 3 , the report of declined to comment on if and . confirmed nor"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join))
def test_spans_slice_and_what_is_stated_was_found(text: str) -> None:
    opened = left_open(list(parse(text)))
    assert [one.word for one in opened] == sorted(one.word for one in opened)
    assert all(one.word.of(text).strip() and one.matter.of(text).strip() for one in opened)
    figures = find_figures(text)
    kept = stated(figures, opened)
    assert [figure for figure in figures if figure in kept] == kept
    assert not any(one.matter.contains(figure.span) for one in opened for figure in kept)
    assert stated(figures, opened, [Span(0, len(text))] if text else []) == kept
    assert stated(figures, opened, []) == figures
