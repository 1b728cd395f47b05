"""The tables of `tests/cases/attribution`: one file a phenomenon, one case a text and what is said in it.

A content has to have the expected words in their order, a source too but for its article and its possessive; a cue has
to share a word with the expected one. Marks, and where one span ends and the next begins, decide nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

import msgspec
import pytest

from claims.attribution import Attribution, QuoteType
from claims.attribution.finding import find_attributions
from claims.extract import Statement, StatementKind, extract
from claims.parsing import parse
from claims.text import words_of

FOLDER = Path(__file__).parents[1] / "cases" / "attribution"

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[^\w\s…]")
_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVE = re.compile(r"['’]s?$")


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement as it should be found; what is None is not looked at.

    Phrases are as `words_of` gives them, several spans joined by ` … `. `speaker` and `relays` are parts of the names
    they should be resolved to; with `unknown`, the speaker must be left open. An `attitude` (a belief, a plan) must be
    found by whoever asks for attitudes, and by nobody else.
    """

    source: str
    cue: str
    content: str
    speaker: str | None = None
    unknown: bool = False
    relays: tuple[str, ...] | None = None
    quote_type: QuoteType | None = None
    kind: StatementKind | None = None
    attitude: bool = False


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text with all its statements in text order; `known_miss` says why it is not read rightly yet."""

    comment: str
    text: str
    expected: tuple[Expected, ...]
    known_miss: str | None = None


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file."""

    cases: tuple[Case, ...]


def _tables() -> Iterator[tuple[str, Case]]:
    for path in sorted(FOLDER.glob("*.toml")):
        table = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Table, strict=True)
        yield from ((f"{path.stem}: {case.comment}", case) for case in table.cases)


CASES = dict(_tables())
ROWS = [
    pytest.param(
        case,
        id=name,
        # What is known to be missed is told case by case; strict, so that one found at last must lose its mark.
        marks=[pytest.mark.xfail(reason=case.known_miss, strict=True)] if case.known_miss else [],
    )
    for name, case in CASES.items()
]


@pytest.mark.parametrize("case", ROWS)
def test_every_statement_of_a_text_is_found_and_nothing_else(case: Case) -> None:
    complaints = [*_about_statements(case), *_about_attitudes(case)]
    assert not complaints, "\n".join(complaints)


def test_what_a_table_expects_stands_in_its_text() -> None:
    strangers = [
        (name, phrase)
        for name, case in CASES.items()
        for expected in case.expected
        for phrase in (expected.source, expected.cue, expected.content)
        if not re.search(".*".join(map(re.escape, phrase.split(" … "))), case.text, re.DOTALL)
    ]
    assert strangers == []


def test_no_two_cases_of_a_table_have_one_name() -> None:
    names = [name for name, _ in _tables()]
    assert sorted(CASES) == sorted(names)


def _about_statements(case: Case) -> Iterator[str]:
    """What is wrong with what extraction finds; a figure in the report's own voice is attributed to nobody."""
    found = [statement for statement in extract(case.text) if statement.issuer is not None]
    said = [expected for expected in case.expected if not expected.attitude]
    yield from _apart(said, [statement.attribution for statement in found], case.text)
    for expected, statement in zip(said, found, strict=False):
        yield from _misread(expected, statement)


def _about_attitudes(case: Case) -> Iterator[str]:
    """What is wrong with what is found when attitudes are asked for, in a case that has any."""
    if any(expected.attitude for expected in case.expected):
        found = find_attributions(case.text, list(parse(case.text)), attitudes=True)
        for complaint in _apart(case.expected, found, case.text):
            yield f"with attitudes: {complaint}"


def _apart(expected: Sequence[Expected], found: Sequence[Attribution], text: str) -> Iterator[str]:
    """Where the spans found are not those expected."""
    for one, other in zip_longest(expected, found):
        if one is None:
            yield f"found, and not said: {_shown(other, text)}"
        elif other is None:
            yield f"said, and not found: {one.source!r} {one.cue!r} {one.content!r}"
        elif not _same(one, other, text):
            yield f"expected {one.source!r} {one.cue!r} {one.content!r}, found {_shown(other, text)}"


def _shown(found: Attribution, text: str) -> str:
    parts = (found.source, found.cue, found.content)
    return f"{' '.join(repr(words_of(part, text)) for part in parts)} ({found.evidence})"


def _same(expected: Expected, found: Attribution, text: str) -> bool:
    return (
        _words(expected.content) == _words(words_of(found.content, text))
        and _name(expected.source) == _name(words_of(found.source, text))
        and _same_cue(expected.cue, words_of(found.cue, text))
    )


def _words(phrase: str) -> list[str]:
    return _WORD.findall(phrase.casefold())


def _name(source: str) -> list[str]:
    words = _words(_POSSESSIVE.sub("", source))
    return words[1:] if words[:1] and words[0] in _ARTICLES else words


def _same_cue(expected: str, found: str) -> bool:
    if not expected or not found:
        return expected == found
    pieces = [{*_words(cue), *_MARK.findall(cue)} for cue in (expected, found)]
    return bool(pieces[0] & pieces[1])


def _misread(expected: Expected, found: Statement) -> Iterator[str]:
    """Where a statement's speaker, relays, quote type or kind is not the expected one."""
    issuer = found.issuer
    if issuer is None:
        yield "nobody's statement"
        return
    if expected.speaker is not None and not _within(expected.speaker, issuer.name):
        yield f"spoken by {issuer.name!r}, not {expected.speaker!r}"
    if expected.unknown and issuer.resolved:
        yield f"spoken by {issuer.name!r}, whom the text does not tell"
    relays = [relay.name for relay in found.relays]
    if expected.relays is not None and not (
        len(relays) == len(expected.relays) and all(map(_within, expected.relays, relays))
    ):
        yield f"relayed by {relays}, not {list(expected.relays)}"
    if expected.quote_type not in {None, found.attribution.quote_type}:
        yield f"{found.attribution.quote_type}, not {expected.quote_type}"
    if expected.kind not in {None, found.kind}:
        yield f"a {found.kind}, not a {expected.kind}"


def _within(part: str, name: str) -> bool:
    return part.casefold() in name.casefold()
