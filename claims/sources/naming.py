"""Who a printed name stands for, read from its own words: the rules in their order.

Knows one phrase at a time; what the rest of the report says of it is `cast`'s. The first rule that answers decides,
the surest first.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.sources.bodies import body_within, broadcaster, described, government_of, institution, listed, organisation
from claims.sources.collectives import collective
from claims.sources.folding import fold_word, words_in
from claims.sources.introduced import introduced
from claims.sources.knowledge import bodies
from claims.sources.people import office, person, spokesperson
from claims.sources.phrase import Phrase
from claims.sources.phrases import Piece, without_article
from claims.sources.reading import Form, Reading
from claims.sources.source import SourceKind, SourceMention
from claims.sources.vocabulary import Sort, grammar

_TIME = re.compile(
    r"\s+(?:on\s+|late\s+|early\s+)*"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!\s+[A-Z])|(?:today|yesterday|earlier|later|also)\b).*$"
)
"""A time behind a name; in capitals "Today" belongs to the name, and so does a day before a further capital."""
CLAIMED = "the name that the speaker gives himself"

AS_PRINTED = "as printed"
"""The reason of a name that no rule knows."""

_OWNING = re.compile(r"(?:['’]s|(?<=s)['’])$")

_OFFICE_OF = re.compile(r"(?P<person>.+?)(?:['’]s|s['’]) (?:press |private )?office")

LONGEST_NAME = 300
"""Characters of the longest words that are read as a name: longer ones are a passage, or an attack on the grammar."""

_PLACE_AND_OFFICE = 2
"""Parts behind commas: what the place lies in, and the office."""

_PERSONAL_NAME_WORDS = range(2, 5)


def name_source(printed: str, fallback: SourceKind | None = None) -> SourceMention:
    """Who `printed` stands for, without a report to ask.

    `fallback` is the kind of a name that no rule knows (for a publisher: media). Names of people and descriptions stay
    as printed; an open description is not resolved.
    """
    reading = read(printed, fallback)
    if fallback and reading.form is Form.PERSON and reading.mention.kind is SourceKind.PERSON:
        return _unknown(printed, fallback).mention
    return reading.mention


@lru_cache(maxsize=20_000)
def read(printed: str, fallback: SourceKind | None = None) -> Reading:
    """What the words of `printed` say by themselves."""
    whole = " ".join(printed.split())
    if len(whole) > LONGEST_NAME:
        return _unknown(printed, fallback)
    if _pronoun(whole):
        return _open_pronoun(printed, whole)
    phrase = Phrase.of(_TIME.sub("", whole))
    return (
        _claimed(whole, printed)
        or _through_the_office(whole, printed)
        or _listed_with_its_time(whole, printed)
        or listed(phrase, printed)
        or spokesperson(phrase, printed, read)
        or _joint(phrase, printed)
        or introduced(phrase, printed)
        or broadcaster(phrase, printed)
        or _office_behind_its_place(phrase, printed)
        or person(phrase, printed)
        or _document(phrase, printed)
        or collective(phrase, printed)
        or office(phrase, printed)
        or institution(phrase, printed)
        or government_of(phrase, printed)
        or organisation(phrase, printed)
        or _in_apposition(phrase, printed)
        or described(phrase, printed)
        or body_within(phrase, printed)
        or _unknown(printed, fallback)
    )


def _claimed(whole: str, printed: str) -> Reading | None:
    """Somebody nameless under the name that he gives himself: "a man claiming to be the rebel leader Odo Bassi"."""
    for words in grammar().claimed_names:
        before, found, name = whole.partition(f" {words} ")
        if found and not any(word[:1].isupper() for word in before.split()[1:]):
            reading = read(name)
            return reading.printed_as(printed, CLAIMED) if reading.mention.resolved else None
    return None


def _through_the_office(whole: str, printed: str) -> Reading | None:
    """A named person who speaks through an office: "Prime Minister Ada Renn's office"."""
    match = _OFFICE_OF.fullmatch(whole)
    reading = read(match["person"]) if match else None
    if reading is None or reading.form is not Form.PERSON:
        return None
    return reading.printed_as(printed, "speaks through the office")


def _listed_with_its_time(whole: str, printed: str) -> Reading | None:
    """A listed name that holds a word of time itself: "The Sunday Times"."""
    found = listed(Phrase.of(whole), printed)
    return found if found and found.mention.name in bodies() else None


def pronoun_sort(printed: str) -> str | None:
    """Which sort of pronoun `printed` is ("person", "body", "relative"), None when it is none."""
    if printed.isupper() and len(printed) > 1:
        return None  # "WHO" is the health agency
    bare = fold_word(printed.strip())
    return next((sort for sort, words in grammar().pronouns.items() if bare in words), None)


def _pronoun(words: str) -> bool:
    return not words or pronoun_sort(words) is not None


def _open_pronoun(printed: str, words: str) -> Reading:
    mention = SourceMention(
        printed, words or "unnamed", SourceKind.OTHER, named=False, resolved=False, reason="a pronoun left open"
    )
    return Reading(mention, Form.PRONOUN, head=fold_word(words))


def _office_behind_its_place(phrase: Phrase, printed: str) -> Reading | None:
    """An office behind the place and what that lies in: "West, Texas, mayor"."""
    if len(phrase.bearing) != 1 or len(phrase.appositions) < _PLACE_AND_OFFICE or phrase.tail:
        return None
    *around, last = phrase.appositions
    places = all(len(run) == 1 and run[0].sort in {Sort.NAME, Sort.COUNTRY, Sort.SEAT} for run in around)
    held = all(piece.sort in {Sort.OFFICE, Sort.INSTITUTION, Sort.PLAIN} for piece in last)
    if not places or not held or not any(piece.sort is Sort.OFFICE for piece in last):
        return None
    return office(Phrase.of(f"{_printed(last)} of {phrase.bearing[0].printed}"), printed)


def _joint(phrase: Phrase, printed: str) -> Reading | None:
    """Two sources that speak together: "police and a parent", "Hamas and Palestinian officials"."""
    run = phrase.pieces
    at = next((i for i, piece in enumerate(run) if piece.words == "and"), None)
    if not at or at + 1 == len(run):
        return None
    left, right = read(_printed(run[:at])), read(_printed(run[at + 1 :]))
    if Form.DESCRIPTION in {left.form, right.form} and not left.mention.named:
        return None
    shared = right.form is Form.COLLECTIVE and left.form is Form.BODY
    first, second = left.mention, right.mention
    mention = SourceMention(
        printed,
        f"{first.name} and {second.name}",
        second.kind if shared and second.kind is not SourceKind.WITNESS else first.kind,
        named=first.named and second.named,
        resolved=first.resolved and second.resolved,
        reason="two sources together",
        parent=first.parent if first.parent == second.parent else None,
    )
    return Reading(mention, Form.COLLECTIVE)


def _printed(run: tuple[Piece, ...]) -> str:
    tokens = [token for piece in run for token in piece.tokens]
    return tokens[0].text + "".join(token.gap + token.text for token in tokens[1:])


def _document(phrase: Phrase, printed: str) -> Reading | None:
    """What a body issues is the body's word: "a statement from the health ministry", "a report by Amnesty"."""
    if not any(piece.words in grammar().documents for piece in phrase.core):
        return None
    if len(phrase.bearing) > 1 and phrase.core[-1].words in grammar().documents and not phrase.tail:
        issuer = read(_OWNING.sub("", _printed(phrase.core[:-1])))
        known = issuer.form in {Form.BODY, Form.OFFICE} or bool(issuer.kinds)
        return issuer.printed_as(printed, f"issued by the body ({issuer.mention.reason})") if known else None
    by = next((i for i, piece in enumerate(phrase.tail) if piece.words in {"by", "from", "of", "in"}), None)
    if by is not None and by + 1 < len(phrase.tail):
        inner = read(_printed(phrase.tail[by + 1 :]))
        return (
            inner.printed_as(printed, f"issued by the body ({inner.mention.reason})")
            if inner.mention.resolved
            else None
        )
    return None


def _in_apposition(phrase: Phrase, printed: str) -> Reading | None:
    """A description with its name after the comma: "a monitoring group, the Syrian Observatory for Human Rights"."""
    for apposition in phrase.appositions:
        alone = Phrase(apposition, ())
        found = listed(alone, printed) or organisation(alone, printed)
        if found:
            return found
    return None


def _unknown(printed: str, fallback: SourceKind | None) -> Reading:
    """A name no rule knows: a source of its own when it is printed as a name, else an open description."""
    name = without_article(" ".join(printed.split()))
    words = words_in(name)
    proper = any(word[:1].isupper() for word in words)
    alphabetic = all(word.replace("'", "").replace("’", "").isalpha() for word in words)
    capital = all(word[:1].isupper() or fold_word(word) in grammar().particles for word in words)
    personal = fallback is None and len(words) in _PERSONAL_NAME_WORDS and alphabetic and capital and "'s " not in name
    kind = fallback or (SourceKind.PERSON if personal else SourceKind.OTHER)
    reason = AS_PRINTED if proper else "described, never named"
    mention = SourceMention(printed, name, kind, named=proper, resolved=proper, reason=reason)
    return Reading(
        mention, Form.PERSON if personal else Form.BODY if proper else Form.DESCRIPTION, head=fold_word(name)
    )
