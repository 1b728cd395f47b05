"""PDF files: words in the order they are read, and what is on the page without being text."""

import io
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest

from claims.documents import ReadOptions
from tests.documents.making import Set, error_of, pdf, pdf_pages, read_one

TOLL = (
    "The interior ministry of Orlo said on Monday that at least 14 people had been killed in the Belden valley, that "
    "27 people were still missing and that more than 3,000 had left their homes."
)
BOATS = (
    "The fire service said 50 boats were on their way and that no village would be left without help by the evening, "
    "when the rain was expected to end."
)
DEAD = (
    "A 40-year-old man and six anti-government protesters were among the dead, the regional hospital said in a note to "
    "reporters, who had waited at its gates since the morning."
)


def column(text: str, left: float, up: float, width: int) -> list[Set]:
    """A paragraph set in lines of so many letters."""
    return [Set(left, up - 12 * number, line) for number, line in enumerate(textwrap.wrap(text, width))]


def stacked(texts: Sequence[str], left: float, up: float, width: int, *, gap: float = 18) -> list[Set]:
    """Paragraphs below each other, a gap between them."""
    placed: list[Set] = []
    for text in texts:
        lines = column(text, left, up, width)
        placed += lines
        up = lines[-1].up - gap
    return placed


def text_of(folder: Path, pages: Sequence[Sequence[Set]]) -> list[str]:
    return read_one(folder, "a.pdf", pdf_pages(pages)).text.split("\n")


@pytest.mark.parametrize(
    "pages",
    [
        [stacked([TOLL, BOATS, DEAD], 60, 740, 100)],  # an ordinary page
        [stacked([TOLL, BOATS, DEAD], 60, 740, 50)],  # a narrow one
        [  # two columns, set line by line across the page
            sorted(stacked([TOLL, BOATS], 60, 740, 40) + column(DEAD, 320, 740, 40), key=lambda given: -given.up)
        ],
        [stacked([TOLL], 50, 740, 28) + column(BOATS, 220, 735, 28) + column(DEAD, 390, 733, 28)],  # three, uneven
        [column(TOLL, 60, 740, 100), column(BOATS, 60, 740, 100) + column(DEAD, 60, 700, 100)],  # two pages
        [  # a whole line above two columns, and one below
            [*column(TOLL, 60, 740, 100), *column(BOATS, 60, 690, 40), *column(DEAD, 320, 690, 40)],
        ],
    ],
    ids=["wide", "narrow", "columns", "three columns", "pages", "mixed"],
)
def test_paragraphs_come_whole_and_in_order(tmp_path: Path, pages: list[list[Set]]) -> None:
    assert text_of(tmp_path, pages) == [TOLL, BOATS, DEAD]


def test_a_heading_across_columns_stays_apart(tmp_path: Path) -> None:
    page = [Set(60, 760, "Floods in the Belden valley: at least 14 dead, 27 missing", 16)]
    page += column(TOLL, 60, 720, 40) + column(BOATS, 320, 720, 40)
    assert text_of(tmp_path, [page]) == [page[0].words, TOLL, BOATS]


@pytest.mark.parametrize(
    ("heads", "feet"),
    [
        (["Situation report 4"] * 2, ["Page 1 of 2", "Page 2 of 2"]),
        (["Bulletin of 3 March", "Bulletin of 4 March"], ["- 4 -", "- 5 -"]),
        (["Orlo Relief", "Floods 2026"] * 3, [f"{number}/12" for number in range(1, 7)]),  # a head for each side
        (["The Orlo Courier"] * 3, ["11", "12", "13"]),
    ],
)
def test_running_heads_and_page_numbers_are_no_text(tmp_path: Path, heads: list[str], feet: list[str]) -> None:
    words = TOLL.split()
    share = -(-len(words) // len(heads))
    lines = [" ".join(words[number : number + share]) for number in range(0, len(words), share)]
    pages = [
        [Set(60, 770, head, 8), Set(60, 730, line), Set(300, 30, foot, 8)]
        for head, line, foot in zip(heads, lines, feet, strict=True)
    ]
    document = read_one(tmp_path, "a.pdf", pdf_pages(pages))
    assert document.text == TOLL
    assert heads[0] in document.remarks[0]


def test_a_page_alone_says_by_its_number_that_it_had_a_head(tmp_path: Path) -> None:
    page = [Set(400, 770, "Bulletin 7, 3 March", 8), *column(TOLL, 60, 730, 100), Set(300, 30, "Page 1 of 2", 8)]
    assert text_of(tmp_path, [page]) == [TOLL]
    assert text_of(tmp_path, [page[:-1]]) == [page[0].words, TOLL]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["at least 14 peo-", "ple had been kil-", "led in the moun-", "tains"],
            "at least 14 people had been killed in the mountains",
        ),
        (
            ["a 40-", "year-old man and six anti-", "government pro-", "testers"],
            "a 40-year-old man and six anti-government protesters",
        ),
        (
            ["talks with Franco-", "German mediators, with pre-", "and post-war states"],
            "talks with Franco-German mediators, with pre- and post-war states",
        ),
        (["the min\xad", "istry said 14 died"], "the ministry said 14 died"),
    ],
)
def test_hyphens_at_line_ends_and_over_pages(tmp_path: Path, lines: list[str], expected: str) -> None:
    page = [Set(60, 740 - 12 * number, line) for number, line in enumerate(lines)]
    assert text_of(tmp_path, [page]) == [expected]
    if "\xad" not in lines[0]:
        assert text_of(tmp_path, [page[:1], page[1:]]) == [expected]


def test_a_tables_rows_stay_rows_and_wrapped_cells_are_whole(tmp_path: Path) -> None:
    rows = [
        ("District", "Dead", "Remarks"),
        ("North Belden", "12", "Roads are closed; boats have"),
        ("", "", "reached six villages"),
        ("South Belden and", "2", "No contact"),
        ("the islands", "", ""),
        ("Dorn", "0", "Two schools are shelters"),
    ]
    steps = [0, 20, 32, 52, 64, 84]
    page = column(TOLL, 60, 740, 100) + [
        Set(left, 680 - step, words)
        for step, row in zip(steps, rows, strict=True)
        for left, words in zip((60, 200, 260), row, strict=True)
        if words
    ]
    page += column(BOATS, 60, 560, 100)
    assert text_of(tmp_path, [page]) == [
        TOLL,
        "District, Dead, Remarks",
        "North Belden, 12, Roads are closed; boats have reached six villages",
        "South Belden and the islands, 2, No contact",
        "Dorn, 0, Two schools are shelters",
        BOATS,
    ]


def test_a_note_at_the_foot_cuts_no_sentence_and_its_mark_is_no_digit(tmp_path: Path) -> None:
    page = [
        Set(60, 740, "The ministry said 14"),
        Set(160, 740, "people"),
        Set(190.2, 744, "1", 6),
        Set(196, 740, "had been killed and many more were"),
        Set(60, 40, "1", 5),
        Set(64, 36, "Not counting two crews.", 7),
    ]
    document = text_of(tmp_path, [page, [Set(60, 740, "missing on Monday."), *column(BOATS, 60, 700, 100)]])
    told = "The ministry said 14 people had been killed and many more were missing on Monday."
    assert document == [told, "Not counting two crews.", BOATS]


def test_bullets_whose_lines_hang(tmp_path: Path) -> None:
    page = [Set(60, 740, "\u2022"), *column(BOATS, 72, 740, 90), Set(60, 710, "\u2022"), *column(DEAD, 72, 710, 90)]
    assert text_of(tmp_path, [page]) == [f"\u2022 {BOATS}", f"\u2022 {DEAD}"]


def test_lines_that_are_indented_start_paragraphs(tmp_path: Path) -> None:
    lines = [Set(given.left, given.up, given.words) for given in column(TOLL, 60, 740, 80)]
    more = column(BOATS, 60, lines[-1].up - 12, 80)
    more[0] = Set(75, more[0].up, more[0].words)
    assert text_of(tmp_path, [lines + more]) == [TOLL, BOATS]


def test_a_page_that_lies_on_its_side_is_read_upright(tmp_path: Path) -> None:
    for quarters, place in ((1, (100.0, 50.0, 12.0, 0.0)), (3, (500.0, 700.0, -12.0, 0.0))):
        left, up, across, _ = place
        lines = textwrap.wrap(BOATS, 90)
        page = [Set(left + across * number, up, line, quarters=quarters) for number, line in enumerate(lines)]
        assert text_of(tmp_path, [page]) == [BOATS]


def test_what_is_turned_invisible_or_off_the_page_is_said(tmp_path: Path) -> None:
    page = [*column(TOLL, 60, 740, 100), Set(590, 300, "DRAFT", 30, quarters=1), Set(60, 2000, "Elsewhere")]
    document = read_one(tmp_path, "a.pdf", pdf_pages([page]))
    assert document.text == TOLL
    assert any("DRAFT" in remark for remark in document.remarks)
    assert any("1 words beyond" in remark for remark in document.remarks)
    recognised = read_one(tmp_path, "b.pdf", pdf_pages([[Set(60, 740, "Nine died.", mode=3)]]))
    assert recognised.text == "Nine died."
    assert any("invisible" in remark for remark in recognised.remarks)


def test_words_set_one_by_one_and_letters_too(tmp_path: Path) -> None:
    page = [Set(60 + 30 * number, 740, word) for number, word in enumerate(("Nine", "men", "died", "on", "a", "hill"))]
    assert text_of(tmp_path, [page]) == ["Nine men died on a hill"]


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(["Nine people died."])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "the PDF is encrypted (save a copy without a password)" in error_of(tmp_path, "a.pdf", out.getvalue())
    assert "it may be a scan (recognise its text first (OCR))" in error_of(tmp_path, "b.pdf", pdf([]))
    assert "the PDF is broken" in error_of(tmp_path, "c.pdf", b"%PDF-1.7\n" + bytes(500))


def test_a_broken_page_spoils_no_other(tmp_path: Path) -> None:
    whole = pdf_pages([[Set(60, 740, "Nine people died.")]] * 2)
    document = read_one(tmp_path, "a.pdf", whole.replace(b"[4 0 R 6 0 R]", b"[4 0 R 9 0 R]"))
    assert document.text == "Nine people died."
    assert document.remarks == ("1 pages are broken and not read",)
    assert "the PDF is broken" in error_of(tmp_path, "b.pdf", whole.replace(b"[4 0 R 6 0 R]", b"[8 0 R 9 0 R]"))


def test_a_file_locked_against_changes_alone_is_read(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(["Nine people died."])))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert read_one(tmp_path, "a.pdf", out.getvalue()).text == "Nine people died."


@pytest.mark.parametrize(
    ("options", "words"),
    [(ReadOptions(max_pages=2), "3 pages, and the limit is 2"), (ReadOptions(max_characters=20), "--max-characters")],
)
def test_limits(tmp_path: Path, options: ReadOptions, words: str) -> None:
    data = pdf_pages([[Set(60, 740, "Nine people died.")]] * 3)
    assert words in error_of(tmp_path, "a.pdf", data, options)
