"""A report's own words: (the text; what of it counts; the case)."""

from __future__ import annotations

import pytest

from claims.overlap import own_words

OWN = [
    ("Nine died on Monday.", "nine died on monday"),
    ("Nine died, “I saw it,” she said.", "nine died she said"),  # a quotation is its speaker's
    ("“Nobody came. Nobody at all,” he said. Then it rained.", "he said then it rained"),  # over a full stop
    ("“Unclosed and left.\nThen it rained.", "then it rained"),
    ("He is the mayor’s son.", "he is the mayor's son"),  # an apostrophe is no mark
    ("Nine died. Reporting by Ann Lee; editing by Bo Ek.", "nine died"),
    ("Nine died.\nSign up for our newsletter to read more.\nTwo fled.", "nine died two fled"),
    ("Nine died. ALL RIGHTS RESERVED.", "nine died"),  # in any case
    ("The newsletters were burned.", "the newsletters were burned"),  # not the word, a longer one
    ("", ""),
    ("— … !", ""),
    ("٣ رجال", "٣ رجال"),  # words of any script
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_what_counts(text: str, expected: str) -> None:
    words = own_words(text)
    spans = [words.span(place, place + 1) for place in range(len(words))]
    assert " ".join(span.of(text).casefold().replace("’", "'") for span in spans) == expected


def test_a_megabyte_takes_time_in_proportion() -> None:
    assert len(own_words("Nine people died. " * 60_000)) == 180_000
