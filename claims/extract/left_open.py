"""What a report leaves open: "could not confirm that 12 had died", "declined to comment on whether 3 soldiers died".

Knows the words and the grammar of holding back; knows no attribution. What stands in such a clause is nobody's claim,
neither affirmed nor denied, unless somebody else is named for it inside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from claims.figures import Figure
from claims.lexicon import load
from claims.parsing import Paragraph, Token
from claims.text import Span

_CLIMB_LIMIT = 4
"""Words climbed from a verb to the one that holds it back: "had not been able to verify"."""
_GOVERNED = frozenset({"xcomp", "acomp"})
_CLAUSES = frozenset({"ccomp", "pcomp"})
_CONFIRMED = frozenset({"ccomp", "dobj", "nsubjpass", "csubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_TELLS = frozenset({"acl", "relcl"})
_TOLD_OF = frozenset({"acl", "relcl", "ccomp"})


class OpenWords(msgspec.Struct, frozen=True):
    """Schema of `left_open.toml`."""

    source: str
    confirming: frozenset[str]
    confirmations: frozenset[str]
    commenting: frozenset[str]
    giving: frozenset[str]
    given: frozenset[str]
    reports: frozenset[str]
    refusing: frozenset[str]
    negations: frozenset[str]
    asking: frozenset[str]
    conceding: frozenset[str]
    denying: frozenset[str]


@dataclass(frozen=True, slots=True)
class Open:
    """One stretch that is left open, and the word that leaves it so; both are spans of the text."""

    word: Span
    matter: Span


def left_open(paragraphs: Sequence[Paragraph]) -> list[Open]:
    """What is left open in `paragraphs`, in text order of the words that do it."""
    return [
        Open(paragraph.locate(word), matter)
        for paragraph in paragraphs
        for word in paragraph.doc
        for head in _matters(word)
        for matter in _pieces(paragraph, head)
    ]


def stated(figures: Iterable[Figure], opened: Sequence[Open], within: Sequence[Span] | None = None) -> list[Figure]:
    """The figures that are not left open; with `within`, not by a word of those spans."""
    matters = _outermost(one.matter for one in (opened if within is None else _in(opened, within)))
    starts = [matter.start for matter in matters]
    found = []
    for figure in figures:
        at = bisect_right(starts, figure.span.start) - 1
        if at < 0 or not matters[at].contains(figure.span):
            found.append(figure)
    return found


def _in(opened: Sequence[Open], within: Sequence[Span]) -> Iterator[Open]:
    for span in within:
        first = bisect_left(opened, span.start, key=lambda one: one.word.start)
        last = bisect_left(opened, span.end, key=lambda one: one.word.start)
        yield from opened[first:last]


def _outermost(matters: Iterable[Span]) -> list[Span]:
    """Those that lie in no other, in text order: what hangs on one word lies in another's whole, or apart."""
    found: list[Span] = []
    for matter in sorted(matters, key=lambda span: (span.start, -span.end)):
        if not found or not found[-1].contains(matter):
            found.append(matter)
    return found


def holds_back(clause: Iterable[Token]) -> bool:
    """True for the words of a clause whose negation denies nothing: nobody confirmed, would comment, gave details."""
    withheld = _words().confirming | _words().confirmations | _words().commenting
    reached = (
        word for token in clause for word in (token, *(child for child in token.children if child.dep == "xcomp"))
    )
    return any(word.lemma in withheld or _is_given(word) or _asks_below(word) for word in reached)


def _words() -> OpenWords:
    words: OpenWords = load("left_open", OpenWords)
    return words


def _matters(word: Token) -> Iterator[Token]:
    """The heads of what a word leaves open."""
    words = _words()
    if word.dep == "mark" and word.lower in words.asking and not _is_conceded(word):
        yield word.head
    elif word.lemma in words.confirming and _is_held_back(word):
        yield from (child for child in _objects(word) if child.dep in _CONFIRMED)
    elif word.lemma in words.confirmations and any(child.lower in words.negations for child in word.lefts):
        yield from (child for child in word.rights if child.dep in _TOLD_OF or child.lower == "of")
    elif word.lemma in words.commenting and _is_held_back(word):
        behind = (under for child in word.rights if child.dep == "prep" for under in child.rights)
        yield from (under for under in behind if under.lemma in words.reports)


def _is_conceded(mark: Token) -> bool:
    """True for "even if", "as if", which ask nothing."""
    return mark.follows(_words().conceding)


def _objects(verb: Token) -> Iterator[Token]:
    """What hangs on the verb, and on a "deny" beside it: "neither confirmed nor denied that"."""
    yield from verb.children
    yield from (
        under
        for child in verb.rights
        if child.dep == "conj" and child.lemma in _words().denying
        for under in child.rights
    )


def _is_held_back(verb: Token) -> bool:
    """True when the verb is negated, refused, or yet to come."""
    words = _words()
    for _ in range(_CLIMB_LIMIT):
        near = [verb, *(child for child in verb.children if child.dep in {"neg", "preconj", "cc", "advmod", "acomp"})]
        if any(one.lemma in words.refusing or one.lower in words.negations for one in near):
            return True
        if verb.dep not in _GOVERNED:
            return False
        verb = verb.head
    return False


def _is_given(token: Token) -> bool:
    return token.dep == "dobj" and token.lemma in _words().given and token.head.lemma in _words().giving


def _asks_below(token: Token) -> bool:
    """True for "clear whether", "known if"."""
    clauses = (child for child in token.children if child.dep in _CLAUSES)
    return any(mark.dep == "mark" and mark.lower in _words().asking for clause in clauses for mark in clause.lefts)


def _pieces(paragraph: Paragraph, head: Token) -> Iterator[Span]:
    """What hangs on the head, but for what is taken for granted: "whether 200 girls kidnapped in May | are free"."""
    start = paragraph.locate(head.left_edge).start
    for token in head.subtree():
        if token.pos in _NOUNS and any(child.dep in _TELLS for child in token.rights):
            granted = paragraph.locate(token.left_edge).start
            if start < granted:
                yield Span(start, granted)
            start = max(start, paragraph.locate(token).end)
    end = paragraph.locate(head.right_edge).end
    if start < end:
        yield Span(start, end)
