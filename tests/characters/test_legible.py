"""Texts read over what nobody sees, and spans brought back to the text as it was given."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import extract_statements
from claims.characters import legible
from claims.characters.vocabulary import characters
from claims.documents import normalise
from claims.documents.normalise import MOST_TOLD, left_out
from claims.text import Span


def points(ranges: tuple[str, ...]) -> list[str]:
    ends = ([int(end, 16) for end in span.split("-")] for span in ranges)
    return [chr(point) for first, *last in ends for point in range(first, (last or [first])[0] + 1)]


IGNORABLE = points(characters().default_ignorable)
UNSEEN = [*IGNORABLE, *points(characters().controls)]
SENTENCE = "The Orvik health ministry said a blast killed at least 11 people."

_TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from([*"aé e\u0301\u200d\u200c\xad\ufe0fﬁ１𝟏\r\n\t\xa0\u1100\u1161\ud800ک👩", "\U000e0041"]),
    )
)


def test_every_ignorable_character_of_unicode_is_known() -> None:
    assert len(IGNORABLE) == len(set(IGNORABLE)) == 4_174


def test_none_is_left_in_a_stored_text() -> None:
    text = "".join(f"{SENTENCE[:50]}{character}{SENTENCE[50:]}\n" for character in UNSEEN)
    assert normalise(text) == "\n".join([SENTENCE] * len(UNSEEN))
    assert left_out(text).count == len(UNSEEN)


@pytest.mark.parametrize(
    "character", ["\xad", "\u034f", "\u061c", "\u115f", "\u180e", "\u200b", "\u200d", "\u202e", "\u2066", "\u3164",
                  "\ufe0f", "\ufeff", "\uffa0", "\U000e0001", "\U000e0100", "\U000e01ef", "\x00", "\ufff9"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["1|1", "kil|led", "least| 11", "11 |people", "heal|th mini"])
def test_a_figure_is_found_over_any_of_them(character: str, place: str) -> None:
    printed = SENTENCE.replace(place.replace("|", ""), place.replace("|", character * 2))
    (statement,) = extract_statements(printed)
    assert statement.issuer is not None
    assert statement.issuer.name == "Orvik Health Ministry"
    assert [(figure.low, figure.who) for figure in statement.figures] == [(11, "people")]
    content = "".join(span.of(printed) for span in statement.attribution.content)
    assert normalise(content) == "a blast killed at least 11 people"
    assert statement.issuer.printed == (statement.issuer.span or Span(0, 0)).of(printed)


@pytest.mark.parametrize(
    ("text", "low", "who"),
    [
        ("The Tesk police said １４ people were killed.", 14, "people"),  # full width
        ("The Tesk police said １，４００ people were killed.", 1400, "people"),  # with its comma
        ("The Tesk police said 𝟭𝟰 people were killed.", 14, "people"),  # bold, as channels write it
        ("The Tesk police said 14 ﬁreﬁghters were killed.", 14, "firefighters"),  # ligatures of print
        ("The Tesk police said 14\xa0people were killed.", 14, "people"),  # no-break space
        ("The Tesk police said 1\u2009400\u3000people were killed.", 1400, "people"),  # thin and ideographic
        ("The Tesk police said 14\u2800people were killed.", 14, "people"),  # Braille's empty cell
    ],
)
def test_a_figure_is_found_however_it_is_drawn(text: str, low: int, who: str) -> None:
    for given_text in (text, normalise(text)):
        figures = [figure for statement in extract_statements(given_text) for figure in statement.figures]
        assert [(figure.low, figure.who) for figure in figures] == [(low, who)]


def test_letters_in_parts_are_one_name() -> None:
    printed = unicodedata.normalize("NFD", "“We wait,” said José Peña.")
    (statement,) = extract_statements(printed)
    assert statement.issuer is not None
    assert statement.issuer.name == "José Peña"
    assert statement.issuer.printed == unicodedata.normalize("NFD", "José Peña")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian: spelling
        ("क्\u200dष", "क्\u200dष"),  # Devanagari: the shape of a letter
        ("👩\u200d👧", "👩\u200d👧"),  # one picture of two
        ("👁️\u200d🗨️", "👁\u200d🗨"),  # the selectors go, the picture stays one
        ("a\u200dم", "aم"),  # beside Latin: noise
        ("да\u200dм", "дам"),  # and beside Cyrillic
        ("“\u200c…", "“…"),  # and between marks
        ("می\u200c\u200c\u200dخ", "می\u200cخ"),  # one is enough
        ("می\u200c خ", "می خ"),  # before a blank it joins nothing
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴"),  # tags
        ("葛\U000e0100", "葛"),  # the variant of an ideograph
        ("\ufedf\ufe8e", "لا"),  # Arabic letters as they stand in a word
        ("12²", "12²"),  # a footnote is no digit
        ("你好，世界", "你好，世界"),  # full-width marks are Chinese's own
    ],
)
def test_what_stays_and_what_goes(text: str, expected: str) -> None:
    assert normalise(text) == expected
    assert legible(text).text == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("nine\xad people", ((4, "\xad"),)),
        ("\ufeff  nine \u200b\u200b people\u200d", ((0, "\ufeff"), (5, "\u200b\u200b"), (11, "\u200d"))),
        ("one\r\n\r\n\u200etwo", ((4, "\u200e"),)),
        ("e\u200b\u0301x\u200b", ((1, "\u200b"), (2, "\u200b"))),  # the accent joins its letter
        ("می\u200cخ\u200e", ((4, "\u200e"),)),  # what is spelling is not left out
        ("plain", ()),
    ],
)
def test_where_they_stood_is_told(text: str, places: tuple[tuple[int, str], ...]) -> None:
    assert left_out(text).places == places


def test_places_are_bounded_and_the_count_is_not() -> None:
    told = left_out("a\xad" * 20_000)
    assert (told.count, len(told.places)) == (20_000, MOST_TOLD)
    assert told.in_words() == ("20,000 invisible characters left out",)


@given(_TEXTS)
def test_places_lie_in_the_text_and_in_order(text: str) -> None:
    told, normal = left_out(text), normalise(text)
    offsets = [offset for offset, _ in told.places]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(normal) + 1 for offset in offsets)  # one over: a blank at the end, which is cut
    assert sum(len(gone) for _, gone in told.places) == told.count


@given(_TEXTS)
def test_a_stored_text_reads_as_it_stands(text: str) -> None:
    normal = normalise(text)
    assert legible(normal).is_given
    assert left_out(normal).count == 0


@given(_TEXTS, st.data())
def test_spans_come_back_to_what_they_were_made_of(text: str, data: st.DataObject) -> None:
    read = legible(text)
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text)))
    back = read.back(Span(start, end))
    assert back.end <= len(text)
    assert normalise(read.text[start:end]) in normalise(legible(back.of(text)).text)
    middle = data.draw(st.integers(start, end))
    assert read.back(Span(start, middle)).end <= read.back(Span(middle, end)).end


@pytest.mark.parametrize("piece", ["a\xad", "e\u0301", "a \u200b ", "\u200b", "م\u200c", "１", "x"])
def test_a_megabyte_takes_a_second_or_two(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    normalise(text), left_out(text), legible(text)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("printed", ["1\ufe0f\u20e31\ufe0f\u20e3", "1\u20e31\u20e3", "1\u20dd1\u20dd"])
def test_a_figure_in_keycaps_is_one_number(printed: str) -> None:
    """Channels print numbers in keycaps: two of them are eleven, not one."""
    (statement,) = extract_statements(SENTENCE.replace("11", printed))
    assert [figure.low for figure in statement.figures] == [11]
    assert normalise(SENTENCE.replace("11", printed)) == SENTENCE
