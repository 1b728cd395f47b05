"""Which line ends of a plain text are the writer's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.plain import paragraphs_of

WRAPPED = """\
An explosion tore through the grain terminal on Tuesday, killing at
least eleven people and injuring forty, the health ministry said.
The blast flattened two silos and set a freighter on fire in the
harbour.

"We asked for inspectors in January and nobody came to see us," the
mayor said."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            WRAPPED,
            [
                (
                    "An explosion tore through the grain terminal on Tuesday, killing at least eleven people and "
                    "injuring forty, the health ministry said. The blast flattened two silos and set a "
                    "freighter on fire in the harbour."
                ),
                '"We asked for inspectors in January and nobody came to see us," the mayor said.',
            ],
        ),
        ("Killed: 5\nInjured: 10", ["Killed: 5", "Injured: 10"]),  # short lines are a list
        (  # one paragraph a line, none of them long: each ends a sentence
            "Nine people died in the blast on Tuesday, the ministry said.\nThe mayor had asked for inspectors twice.",
            [
                "Nine people died in the blast on Tuesday, the ministry said.",
                "The mayor had asked for inspectors twice.",
            ],
        ),
        (  # lines longer than anyone wraps are paragraphs, whatever they end with
            "a" * 120 + "\n" + "b" * 130,
            ["a" * 120, "b" * 130],
        ),
        (  # a list whose items are wrapped
            (
                "- the ministry of health counts fourteen dead and many injured in\n  the harbour of the city\n"
                "- the ministry of the interior counts nine dead in all, and no more"
            ),
            [
                "- the ministry of health counts fourteen dead and many injured in the harbour of the city",
                "- the ministry of the interior counts nine dead in all, and no more",
            ],
        ),
        (  # a compound broken at its hyphen
            "The two sides agreed on Thursday to hold to the truce for a two-\nday period, a mediator told reporters",
            ["The two sides agreed on Thursday to hold to the truce for a two-day period, a mediator told reporters"],
        ),
        ("one\r\n\r\ntwo\r\rthree", ["one", "two", "three"]),
        ("", [""]),
    ],
)
def test_wrapped_lines_are_joined_and_others_kept(text: str, expected: list[str]) -> None:
    assert paragraphs_of(text).split("\n") == expected


@given(st.text(alphabet="ab.\n -", max_size=400))
def test_no_word_is_lost(text: str) -> None:
    assert paragraphs_of(text).replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")
