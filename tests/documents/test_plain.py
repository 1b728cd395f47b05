"""Which line ends of a plain text are the writer's."""

import itertools
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.hyphens import Hyphens
from claims.documents.plain import paragraphs_of
from tests.documents.making import read_one

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


TOLL = (
    "The interior ministry of Orlo said on Monday that at least 14 people had been killed in the Belden valley, that "
    "27 people were still missing and that more than 3,000 had left their homes."
)
BOATS = (
    "“We have never seen so much water,” said the mayor of Dorn, Tessa Vane. “Nobody warned us, and nobody came.” The "
    "fire service said 50 boats were on their way and that no village would be left without help by Tuesday evening, "
    "when the rain was expected to end."
)
DEAD = (
    "A 40-year-old man and six anti-government protesters were among the dead, the regional hospital said in a note. "
    "Gov. Ana Reyes, who had gone to the valley on Sunday, told reporters that rebuilding would take years. 200 "
    "soldiers would help, she added, and the U.N. had promised tents."
)
REPORT = (TOLL, BOATS, DEAD)


def wrapped(text: str, width: int, first: str = "", later: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=later)


@pytest.mark.parametrize("width", range(40, 121, 4))
@pytest.mark.parametrize(
    ("between", "first", "later"),
    [
        ("\n\n", "", ""),
        ("\n", "    ", ""),
        ("\n\n", "  ", "  "),
        ("\n", "- ", "  "),
        ("\n\n", "> ", "> "),
        ("\n", "• ", ""),
    ],
    ids=["blank lines", "indented", "inset", "items", "quoted", "bullets"],
)
def test_a_text_wrapped_at_any_width_comes_back(width: int, between: str, first: str, later: str) -> None:
    text = between.join(wrapped(paragraph, width, first, later) for paragraph in REPORT)
    mark = first if first.strip() else ""
    assert paragraphs_of(text).split("\n") == [mark + paragraph for paragraph in REPORT]


@pytest.mark.parametrize("width", range(40, 121, 8))
def test_a_text_with_a_blank_line_below_each_line_comes_back(width: int) -> None:
    text = "\n\n\n".join(wrapped(paragraph, width).replace("\n", "\n\n") for paragraph in REPORT)
    assert paragraphs_of(text).split("\n") == list(REPORT)


@pytest.mark.parametrize("width", [30, 38, 50])
@pytest.mark.parametrize("cut", [0, 1], ids=["whole", "cut"])
def test_columns_that_are_typed_side_by_side_are_read_one_after_the_other(width: int, cut: int) -> None:
    lines = [line for paragraph in REPORT for line in [*textwrap.wrap(paragraph, width), ""]][:-1]
    middle = len(textwrap.wrap(TOLL, width)) + 1 + cut  # a column ends with a paragraph, or within one
    left, right = lines[:middle], lines[middle:]
    beside = "\n".join(f"{a:{width + 4}}{b}".rstrip() for a, b in itertools.zip_longest(left, right, fillvalue=""))
    assert paragraphs_of(f"{'Floods in the Belden valley':^80}\n\n{beside}\n").split("\n")[1:] == list(REPORT)


@given(st.lists(st.sampled_from(REPORT), min_size=1, max_size=6), st.integers(40, 120))
def test_paragraphs_that_are_not_wrapped_stay_as_they_are(paragraphs: list[str], width: int) -> None:
    assert paragraphs_of("\n".join(paragraphs)).split("\n") == paragraphs
    assert paragraphs_of("\n\n".join(wrapped(paragraph, width) for paragraph in paragraphs)).split("\n") == paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "explosions in odesa\nair defence working\nstay in shelters",  # a channel's posts without capitals
        "Two killed in Dorn.\nFive hurt in Belden.\nThe bridge is shut.",  # a sentence a line
        "🔴 Dorn: 4 killed\n🔴 Belden: 2 hurt\nand more to come in the morning",  # marked lines
        "Best regards,\nAnn Lee\nPress officer\nMinistry of Health",  # a signature
        "12 Harbour Road,\nPort Selvo,\nOrlo 4455",  # an address
        "killed: 5\nmissing: 3",  # labels
        "Killed   Missing\n12       31\n2        4",  # a table set with blanks
        "| Killed | Missing |\n|--------|---------|\n| 12     | 31      |",  # one set with strokes
        "district\tkilled\ndorn\t12\nbelden\t2",  # one set with tabs
        "We need:\n- water\n- food\n- boats",  # items of a word
        "1. Food is short\n2. Water is short\n3. Nobody came",  # numbered ones
        "Live updates\nHamas says it will free nine\nIsrael says it has begun to withdraw",  # headlines
        "Still falls the rain on Orlo’s plain,\nAnd still the river rises to the door,\nAnd no one comes",  # verse
        "FLOODS IN ORLO\nFourteen people have been killed.",  # a heading above a sentence
        "Two paragraphs here.\n\n4/12\n\nA score, and no page.",
    ],
)
def test_lines_that_were_ended_on_purpose_stay_apart(text: str) -> None:
    assert paragraphs_of(text).split("\n") == [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a dateline below a heading that has no blank line
            "FLOOD KILLS 14\nDORN, 3 March (Wire) - At least 14 were killed in\nthe valley, said Mr.\nJames Okello.",
            [
                "FLOOD KILLS 14",
                "DORN, 3 March (Wire) - At least 14 were killed in the valley, said Mr. James Okello.",
            ],
        ),
        (  # capitals only, as on old wires
            wrapped(TOLL.upper(), 60),
            [TOLL.upper()],
        ),
        (  # names at the start of every line
            (
                "DORN - The General Staff of the Armed Forces of Orlo and\nGeneral Ana Holub said "
                "12 boats were lost. The Navy of\n"
                "Orlo fired 40 missiles at Marn, Tesk, Ardan and Selvo\nHarbour, he said."
            ),
            [
                (
                    "DORN - The General Staff of the Armed Forces of Orlo and General Ana Holub said "
                    "12 boats were lost. "
                    "The Navy of Orlo fired 40 missiles at Marn, Tesk, Ardan and Selvo Harbour, he said."
                )
            ],
        ),
        (  # a number that a line begins with is no item's
            "The toll rose again on March\n12. The ministry said\nthat nine more people had died.",
            ["The toll rose again on March 12. The ministry said that nine more people had died."],
        ),
        (  # nor is a dash in mid-sentence
            "The dam of Dorn broke and the water\n- nobody knows how much - ran through nine\nvillages before dawn.",
            ["The dam of Dorn broke and the water - nobody knows how much - ran through nine villages before dawn."],
        ),
        (  # a quotation opens a line
            "The mayor, who had asked for help on Sunday, said\n“nobody came” and that the valley was alone.",
            ["The mayor, who had asked for help on Sunday, said “nobody came” and that the valley was alone."],
        ),
        (  # a mail quoted twice over
            "> The ministry said 12 people\n> had been killed.\n>> And six\n>> fled.\nI doubt it.",
            ["> The ministry said 12 people had been killed.", ">> And six fled.", "I doubt it."],
        ),
        (  # pages told by form feeds, with a head and a number
            "Sitrep 4\n\nThe ministry said 12\nhad been\n\n  Page 1 of 2\n\fSitrep 4\n\nkilled.\n\n  Page 2 of 2\n",
            ["The ministry said 12 had been killed."],
        ),
        (  # and by their numbers
            "The ministry said at least\n12 people had been\n\n- 4 -\n\nkilled on Monday.",
            ["The ministry said at least 12 people had been killed on Monday."],
        ),
        ("The first page ends here.\fThe second starts.", ["The first page ends here.", "The second starts."]),
    ],
)
def test_sentences_are_made_whole(text: str, expected: list[str]) -> None:
    assert paragraphs_of(text).split("\n") == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a word, and its parts are none; from there on the text is known to divide words
        (["at least 12 peo-", "ple in the dis-", "trict"], "at least 12 people in the district"),
        # compounds, whatever stands around them
        (["a 40-", "year-old"], "a 40-year-old"),
        (["six anti-", "government minis-", "ters"], "six anti-government ministers"),
        (["the two-", "day truce"], "the two-day truce"),
        (["Franco-", "German talks"], "Franco-German talks"),
        (["the al-", "Shabaab fighters"], "the al-Shabaab fighters"),
        # a word that is both: as the text has it elsewhere
        (["the under-", "cover man", "an under-cover man"], "the under-cover man an under-cover man"),
        # names are divided where other words are
        (["the minis-", "try and Mr. Netan-", "yahu"], "the ministry and Mr. Netanyahu"),
        # a compound that waits for its other half
        (["pre-", "and post-war"], "pre- and post-war"),
        # marks of other kinds
        (["minis\xad", "try"], "ministry"),
        (["the dam\u2010", "builders"], "the dam\u2010builders"),
        (["water--", "and mud"], "water--and mud"),
        (["water—", "and mud"], "water—and mud"),
        (["water —", "and mud"], "water — and mud"),
        (["-", "x"], "- x"),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], expected: str) -> None:
    assert Hyphens.of(lines).joined(lines) == expected


def bare(text: str) -> str:
    """The text without what unwrapping may take: line ends and blanks, hyphens, and the marks of quoted lines."""
    return text.translate(dict.fromkeys(map(ord, "\n ->")))


@given(st.text(alphabet="abB.\n ->•", max_size=400))
def test_no_word_is_lost(text: str) -> None:
    assert bare(paragraphs_of(text)) == bare(text)


@given(st.text(alphabet="aB. ,-\n", max_size=300))
def test_what_is_unwrapped_is_not_unwrapped_further(text: str) -> None:
    once = paragraphs_of(text)
    assert len(paragraphs_of(once)) <= len(once)


def test_time_grows_with_the_text_alone() -> None:
    for text in (f"{TOLL}\n" * 20_000, "a\n" * 100_000, "- a\n" * 100_000, "a-\n" * 100_000, "1. a\n" * 50_000):
        started = time.process_time()
        paragraphs_of(text)
        assert time.process_time() - started < 8


def test_running_heads_that_are_left_out_are_told(tmp_path: Path) -> None:
    pages = [
        f"ORVIK BULLETIN\n\n{words}\n\nPage {number} of 2\n" for number, words in ((1, "One died."), (2, "Two did."))
    ]
    assert read_one(tmp_path, "a.txt", "\f".join(pages)).remarks == ("left out as running heads: ORVIK BULLETIN",)
