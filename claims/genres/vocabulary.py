"""The words by which genres are told: the schema of `genres.toml`, and what other lists add to it.

Knows words; knows nothing of how a page is built.
"""

from __future__ import annotations

from functools import cache

import msgspec

from claims.lexicon import load


class NameWords(msgspec.Struct, frozen=True):
    """How names are built."""

    particles: frozenset[str]
    suffixes: frozenset[str]
    breakers: frozenset[str]
    before_people: frozenset[str]
    joiners: frozenset[str]


class TurnWords(msgspec.Struct, frozen=True):
    """How conversations are written down."""

    question_marks: frozenset[str]
    answer_marks: frozenset[str]
    roles: frozenset[str]
    questioners: frozenset[str]
    nameless: frozenset[str]
    nameless_first: frozenset[str]
    not_labels: frozenset[str]
    article_labels: frozenset[str]
    spoken: frozenset[str]
    first_person: frozenset[str]
    second_person: frozenset[str]
    directions: tuple[str, ...]
    breaks: tuple[str, ...]
    transcript_cues: tuple[str, ...]
    speech_headings: tuple[str, ...]


class InterviewWords(msgspec.Struct, frozen=True):
    """How papers print interviews."""

    meetings: tuple[str, ...]
    reversed: frozenset[str]
    cues: tuple[str, ...]
    askers: frozenset[str]
    outlet_words: frozenset[str]
    reporting: frozenset[str]


class ReleaseWords(msgspec.Struct, frozen=True):
    """How bodies publish their own words."""

    openers: tuple[str, ...]
    numbering: frozenset[str]
    wires: tuple[str, ...]
    statements: tuple[str, ...]
    title_stops: frozenset[str]
    readouts: tuple[str, ...]
    end_marks: frozenset[str]
    notes: tuple[str, ...]
    contacts: tuple[str, ...]
    sure_contacts: tuple[str, ...]
    forward_looking: tuple[str, ...]
    about_nobody: tuple[str, ...]
    issuing: frozenset[str]
    bodies: frozenset[str]
    offices: frozenset[str]
    mouthpieces: frozenset[str]


class Furniture(msgspec.Struct, frozen=True):
    """What stands on a page and nobody says."""

    lines: tuple[str, ...]
    followed: tuple[str, ...]


class GenreWords(msgspec.Struct, frozen=True):
    """The file `genres.toml`."""

    source: str
    names: NameWords
    turns: TurnWords
    interviews: InterviewWords
    releases: ReleaseWords
    furniture: Furniture


class _Titles(msgspec.Struct, frozen=True):
    """What `titles.toml` says of forms of address and offices."""

    source: str
    honorifics: tuple[str, ...]
    spokespersons: tuple[str, ...]
    offices: dict[str, tuple[str, ...]]


class _Everyday(msgspec.Struct, frozen=True):
    """The words of `everyday_words.toml`."""

    source: str
    words: str


class _Agency(msgspec.Struct, frozen=True):
    """The forms in which an agency's credit is printed."""

    forms: tuple[str, ...]


class _Agencies(msgspec.Struct, frozen=True):
    """The agencies of `agencies.toml`."""

    source: str
    agencies: tuple[_Agency, ...]


class _Calendar(msgspec.Struct, frozen=True):
    """The names of months and days in `calendar.toml`."""

    source: str
    months: dict[str, int]
    weekdays: dict[str, int]


def genre_words() -> GenreWords:
    """The word lists of this room."""
    return load("genres", GenreWords)


@cache
def honorifics() -> frozenset[str]:
    """Forms of address: "mr", "dr"."""
    return frozenset(load("titles", _Titles).honorifics)


@cache
def title_words() -> frozenset[str]:
    """Every word of which a title before a name is made: "press" and "secretary"."""
    titles = load("titles", _Titles)
    phrases = [
        *titles.honorifics,
        *titles.spokespersons,
        *(title for kind in titles.offices.values() for title in kind),
    ]
    words = {word for phrase in phrases for word in phrase.split()}
    return frozenset(words - genre_words().names.joiners | genre_words().interviews.askers)


@cache
def everyday() -> frozenset[str]:
    """Words that are nobody's name, though a sentence may begin with them."""
    return frozenset(load("everyday_words", _Everyday).words.split())


@cache
def agency_forms() -> frozenset[str]:
    """News agencies as datelines print them."""
    return frozenset(form for agency in load("agencies", _Agencies).agencies for form in agency.forms)


@cache
def calendar_words() -> frozenset[str]:
    """Months and days of the week."""
    calendar = load("calendar", _Calendar)
    return frozenset((*calendar.months, *calendar.weekdays))
