"""Why a statement is put at its time: (text, content, the words that name it, reason, the case), seen from a Friday."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import Moment, MomentReason, as_of, happened_on, parse_moment
from claims.text import Span

HOLDS, STATEMENT, SENTENCE, NAMED_DAY, PUBLICATION = MomentReason
FRIDAY = parse_moment("2023-11-10T09:30:00Z")

AS_OF = [
    ("Police said 12 had died on Wednesday.", "12 had died on Wednesday", "Wednesday", STATEMENT),
    ("Police said on Wednesday that 12 had died.", "12 had died", "Wednesday", SENTENCE),
    ("Police said on Thursday that as of Tuesday 40 had died.", "as of Tuesday 40 had died", "Tuesday", HOLDS),
    ("As of Tuesday 40 had died, police said.", "40 had died", "Tuesday", HOLDS),  # wherever it stands
    ("Police said 12 had died.", "12 had died", None, PUBLICATION),
    ("Police said 12 had died overnight.", "12 had died overnight", "overnight", NAMED_DAY),
    ("Police said on Friday that 12 had died.", "12 had died", "Friday", NAMED_DAY),
    ("Police said 12 had died on 2 October.", "12 had died on 2 October", None, PUBLICATION),  # dates what is told
    ("Police said 12 had died since Monday.", "12 had died since Monday", None, PUBLICATION),
    ("On Wednesday (8 November) 12 died, police said.", "12 died", "Wednesday (8 November)", SENTENCE),  # one time
    ("Police said 12 had died.\nOn Tuesday it rained.", "12 had died", None, PUBLICATION),  # another sentence's time
]

HAPPENED = [
    ("Police said a blast on 2 October killed 40.", "a blast on 2 October killed 40", "2 October", STATEMENT),
    ("On Wednesday, police said, a blast killed 40.", "a blast killed 40", "Wednesday", SENTENCE),
    ("Police said a blast killed 40 overnight.", "a blast killed 40 overnight", "overnight", STATEMENT),
    ("Police said a blast killed 40.", "a blast killed 40", None, PUBLICATION),
]


def first_sentence(text: str) -> Span:
    return Span(0, text.index("\n") if "\n" in text else len(text))


def told(moment: Moment | None, text: str) -> tuple[str | None, MomentReason | None]:
    assert moment is not None
    return moment.span.of(text) if moment.span else None, moment.reason


@pytest.mark.parametrize(("text", "content", "words", "reason"), AS_OF)
def test_why_it_holds_then(text: str, content: str, words: str | None, reason: MomentReason) -> None:
    part = Span(text.index(content), text.index(content) + len(content))
    assert told(as_of(text, first_sentence(text), FRIDAY, [part]), text) == (words, reason)


@pytest.mark.parametrize(("text", "content", "words", "reason"), HAPPENED)
def test_why_it_happened_then(text: str, content: str, words: str | None, reason: MomentReason) -> None:
    part = Span(text.index(content), text.index(content) + len(content))
    assert told(happened_on(text, first_sentence(text), FRIDAY, [part]), text) == (words, reason)


def test_a_named_day_of_publication_is_as_fine_as_publication() -> None:
    text = "Police said 12 had died overnight."
    held = as_of(text, first_sentence(text), FRIDAY)
    assert held is not None
    assert FRIDAY is not None
    assert (held.at, held.precision) == (FRIDAY.at, FRIDAY.precision)


WORDS = """As of Tuesday Wednesday overnight yesterday 2 October last week (8 November) since until, police said 12 died
        today earlier this week 14:00 GMT on Thursday next Monday . will"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=20).map(" ".join), st.data())
def test_words_are_given_exactly_where_words_are_the_reason(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    content = [Span(start, end)] if start < end else []
    for read in (as_of, happened_on):
        moment = read(text, Span(0, len(text)), FRIDAY, content)
        if moment is None:
            continue
        assert (moment.span is None) == (moment.reason is PUBLICATION)
        assert moment.span is None or moment.span.of(text).strip()
        inside = moment.span is not None and any(part.contains(moment.span) for part in content)
        assert inside if moment.reason is STATEMENT else not (inside and moment.reason is SENTENCE)
