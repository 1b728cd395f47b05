"""The people a text names in full, so that a short label finds whom it stands for.

Knows capital letters, titles and the words that are no names; reads no grammar, and so gives a name only where the text
leaves one choice. One pass over the words of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.genres.capitals import Word, is_headline, runs, words_in
from claims.genres.vocabulary import calendar_words, everyday, genre_words, title_words
from claims.text import Span

_PRESENTED = 5
"""Words behind a name among which its office is looked for, a comma with them."""
_FULL = 2
"""Words of a full name at the least."""


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a person: the name proper, and with the title before it.

    `owner` is true for a name behind a possessive: "the Herald's Jan Holt".
    """

    span: Span
    titled: Span
    words: tuple[str, ...]
    starts: tuple[int, ...]
    title: tuple[str, ...] = ()
    owner: bool = False

    @property
    def surname(self) -> str:
        """The last word that is no "Jr."."""
        return _surname(self.words)

    @property
    def full(self) -> bool:
        """True when a given name stands before the surname."""
        return len(self.words) >= _FULL

    def same_person(self, other: Name) -> bool:
        """True when nothing in the two names sets them apart."""
        one, two = self.words[0], other.words[0]
        return self.surname == other.surname and (one.startswith(two) or two.startswith(one))


@dataclass(slots=True)
class Names:
    """All mentions in text order, by surname, and the words that the text also prints in small letters."""

    mentions: list[Name] = field(default_factory=list)
    by_surname: dict[str, list[Name]] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, text: str, lines: Sequence[Span]) -> Names:
        """The names printed in the `lines` of `text`."""
        names = cls()
        printed = [words_in(text, line) for line in lines]
        names.small = {word.plain for words in printed for word in words if not word.capital}
        for words in printed:
            for name in _names_in(text, words, names.small):
                names.mentions.append(name)
                names.by_surname.setdefault(name.surname, []).append(name)
        return names

    def known(self, word: str) -> bool:
        """True for a word that the text prints as somebody's surname, and nowhere as a common word."""
        return word in self.by_surname and word not in self.small

    def fullest(self, surname: str, given: str | None = None) -> Name | None:
        """The first full mention of the one person of that surname; None when there are two, or none."""
        full = [name for name in self.by_surname.get(surname, ()) if name.full]
        if given is not None:
            full = [name for name in full if name.words[0].startswith(given) or given.startswith(name.words[0])]
        if not full:
            return None
        pairs = {name.words for name in full if len(name.words) == _FULL}
        full = [_shortened(name, pairs) for name in full]
        return full[0] if all(name.same_person(full[0]) for name in full) else None

    def run_on(self, surname: str) -> Name | None:
        """The one titled person whose name a headline's verb runs on from: "Press Secretary Sabrina Singh | Holds"."""
        found = []
        for name in self.mentions:
            at = name.words.index(surname) if surname in name.words else 0
            if at and name.title:
                span = Span(name.span.start, name.starts[at] + len(surname))
                found.append(replace(name, span=span, words=name.words[: at + 1], starts=name.starts[: at + 1]))
        return found[0] if found and all(name.same_person(found[0]) for name in found) else None

    def within(self, span: Span) -> list[Name]:
        """The mentions that lie in `span`."""
        first = bisect_left(self.mentions, span.start, key=lambda name: name.span.start)
        last = bisect_left(self.mentions, span.end, key=lambda name: name.span.start)
        return [name for name in self.mentions[first:last] if span.contains(name.span)]


def _names_in(text: str, words: Sequence[Word], small: set[str]) -> Iterator[Name]:
    headline = is_headline(words)
    for first, last in runs(text, words):
        before = words[first - 1] if first else None
        name = _name(words[first:last], small, owner=before is not None and before.possessive)
        if name is None:
            continue
        led = before is not None and before.plain in genre_words().names.before_people and last - first <= _FULL + 1
        if not headline or name.title or led or _is_presented(words[last : last + _PRESENTED]):
            yield name


def _is_presented(words: Sequence[Word]) -> bool:
    """True for what stands behind a name in "Ned Price, Department Spokesperson"."""
    return bool(words) and words[0].plain == "," and any(word.plain in title_words() for word in words)


def _name(words: Sequence[Word], small: set[str], *, owner: bool) -> Name | None:
    """The name in a run: what follows its last title, without words that only begin a sentence."""
    first = 0
    while first < len(words) - 1 and _only_begins(words[first], of=len(words) - first):
        first += 1
    words = words[first:]
    titles = [at for at, word in enumerate(words[:-1]) if word.plain in title_words()]
    at = titles[-1] + 1 if titles else 0
    if len(words) - at > _FULL and not titles and words[0].plain in small:
        at = 1  # "Actress Diane Guerrero" at a sentence's head, where the text has "actress" too
    proper = words[at:]
    if len(proper) < (1 if titles else _FULL) or not proper[0].capital or _is_everyday(proper[-1]):
        return None
    return Name(
        Span(proper[0].start, proper[-1].end),
        Span((words[titles[0]] if titles else proper[0]).start, proper[-1].end),
        tuple(word.plain for word in proper),
        tuple(word.start for word in proper),
        tuple(word.plain for word in words[titles[0] : at]) if titles else (),
        owner,
    )


def _only_begins(word: Word, *, of: int) -> bool:
    """True for a word that a sentence begins with; before one other word alone, "Jan" and "April" are given names."""
    return word.plain in everyday() and word.plain not in title_words() and (of > _FULL or _is_everyday(word))


def _is_everyday(word: Word) -> bool:
    return word.plain in everyday() and word.plain not in calendar_words()


def _surname(words: Sequence[str]) -> str:
    return next((word for word in reversed(words) if word not in genre_words().names.suffixes), words[-1])


def _shortened(name: Name, pairs: set[tuple[str, ...]]) -> Name:
    """The name without a word that stands before it by chance, where the text prints it without that word too."""
    if len(name.words) <= _FULL or name.words[-_FULL:] not in pairs:
        return name
    span = Span(name.starts[-_FULL], name.span.end)
    return replace(name, span=span, titled=span, words=name.words[-_FULL:], starts=name.starts[-_FULL:])
