"""Whether two names are probably one body's or one person's, how surely, and why.

Knows names, kinds and countries; knows no store and merges nothing. Careful on purpose: bodies of two countries, a body
and its namesake of a country, and persons whose given names differ are never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import prod

import msgspec
from rapidfuzz.fuzz import ratio

from claims.compare.comparison import Reason
from claims.lexicon import load
from claims.names import plain_words
from claims.sources import SourceKind, folded
from claims.sources.knowledge import countries


class Doubles(msgspec.Struct, frozen=True):
    """Schema of `doubles.toml`; each value is explained in the data file."""

    source: str
    same_spelling: float
    spelled_letters: int
    initials: int
    common: int
    other_order: float
    of_a_country: float
    generic_word: float
    abbreviation: float
    given_initial: float
    least: float
    apart: frozenset[str]
    generic: frozenset[str]
    function_words: frozenset[str]


@dataclass(frozen=True)
class Named:
    """A source as its double is looked for; its name is taken apart once: a store's names make millions of pairs."""

    name: str
    kind: SourceKind
    place: str | None = None

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """Its folded words."""
        return tuple(folded(self.name).split())

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The words that do more than hold it together."""
        return tuple(word for word in self.printed if word not in limits().function_words)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that tell who is meant, every form of a country's name put as that country."""
        pattern, forms = _country_forms()
        return tuple(pattern.sub(lambda found: forms[found[0]], " ".join(self.telling)).split())

    @cached_property
    def joined(self) -> str:
        """Its words as one."""
        return "".join(self.words)

    @cached_property
    def initials(self) -> str:
        """The first letters of its words."""
        return "".join(word[0] for word in self.words)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries it names."""
        return _countries().intersection(self.words)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Its words in any order, however a legal form is printed and in whatever language."""
        return plain_words(self.name)

    @cached_property
    def own(self) -> frozenset[str]:
        """The words that set a body apart from one without them."""
        return frozenset(self.words) - limits().generic


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names that are probably one: confidence in [0, 1], and what speaks for it."""

    confidence: float
    reasons: tuple[Reason, ...]


Evidence = tuple[float, Reason]

_VOWELS = re.compile("[aeiouyhw_]")
"""Letters that transliterations differ by most: Hezbollah, Hizbullah."""


@cache
def limits() -> Doubles:
    """How alike names must be."""
    found: Doubles = load("doubles", Doubles)
    return found


def doubles(a: Named, b: Named) -> Likeness | None:
    """Why `a` and `b` are probably one; None where they are not, or too little speaks for it."""
    if a.kind is not b.kind or (a.place and b.place and a.place != b.place):
        return None
    evidence = _persons(a, b) if a.kind is SourceKind.PERSON else _bodies(a, b)
    if not evidence:
        return None
    confidence = prod(sure for sure, _ in evidence)
    return Likeness(round(confidence, 2), tuple(why for _, why in evidence)) if confidence >= limits().least else None


def keys_of(named: Named) -> Iterator[str]:
    """What a double of the name can be found under: what its words sound like, and its initials."""
    words = named.words
    yield from {_VOWELS.sub("", word)[:3] or word for word in words}
    if len(words) == 1:
        yield f"initials {words[0]}"
    elif len(words) >= limits().initials:
        yield f"initials {named.initials}"


def _persons(one: Named, other: Named) -> list[Evidence]:
    """Persons of one given name, or of one and its initial, whose other names are spelled alike."""
    (given, *names), (other_given, *other_names) = one.printed or ("",), other.printed or ("",)
    if not names or len(names) != len(other_names):
        return []
    evidence = [] if given == other_given else [_initial(given, other_given)]
    if None in evidence:
        return []
    return _all([*evidence, *(_spelled(*pair) for pair in zip(names, other_names, strict=True) if pair[0] != pair[1])])


def _bodies(one: Named, other: Named) -> list[Evidence]:
    """Bodies whose words are the same, or differ by spelling or by words that set no body apart; or by abbreviation."""
    if 1 in (len(one.words), len(other.words)) and (short := _abbreviation(one, other) or _abbreviation(other, one)):
        return [(limits().abbreviation, Reason("abbreviation", f"{short.upper()} is short for the other"))]
    if one.joined == other.joined:
        return [_same_words(one, other)]
    if one.countries != other.countries:
        return []
    if _apart(one.own, other) or _apart(other.own, one):
        return _put_otherwise(one, other)
    left, other_left = _without(one.words, other.words), _without(other.words, one.words)
    if not left and not other_left:
        return [_same_words(one, other)]
    return _all(_differing(left, other_left)) or _put_otherwise(one, other)


def _apart(own: frozenset[str], other: Named) -> bool:
    """True where one of a name's own words is like none of the other's: most pairs end here."""
    least = limits().same_spelling
    for word in own.difference(other.words):
        for each in other.words:
            if ratio(word, each) / 100 >= least:
                break
        else:
            return True
    return False


def _put_otherwise(one: Named, other: Named) -> list[Evidence]:
    """The evidence of a legal form that is printed in full, or in another language."""
    if not one.plain or one.plain != other.plain:
        return []
    return [(limits().other_order, Reason("other_print", "the same words, a legal form put otherwise"))]


def _abbreviation(short: Named, long: Named) -> str:
    """The one word of `short` where it is the initials of `long`, else nothing."""
    if len(short.words) != 1 or len(long.words) < limits().initials or short.joined != long.initials:
        return ""
    return short.joined


def _differing(words: Sequence[str], other_words: Sequence[str]) -> Iterator[Evidence | None]:
    """The evidence of every word that only one of two names has, None for one that sets them apart."""
    left = list(other_words)
    for word in words:
        spelled = {each: found for each in left if (found := _spelled(word, each))}
        if spelled:
            closest = max(spelled, key=lambda each: spelled[each][0])
            left.remove(closest)
            yield spelled[closest]
        else:
            yield _generic(word)
    yield from map(_generic, left)


def _spelled(one: str, other: str) -> Evidence | None:
    said = limits()
    # Asked first: most words are unlike, and a store's sources make millions of pairs.
    likeness = ratio(one, other) / 100
    if likeness < said.same_spelling or min(len(one), len(other)) < said.spelled_letters:
        return None
    if one.isdigit() or other.isdigit() or {one, other} & said.apart:
        return None
    return likeness, Reason("spelling", f"“{one}” and “{other}” are spelled alike")


def _initial(one: str, other: str) -> Evidence | None:
    """A given name and its initial; other given names are other persons'."""
    if min(len(one), len(other)) > 1 or one[:1] != other[:1]:
        return None
    return limits().given_initial, Reason("given_initial", "one given name is the other's initial")


def _generic(word: str) -> Evidence | None:
    if word not in limits().generic:
        return None
    return limits().generic_word, Reason("generic_word", f"“{word}” sets no body apart")


def _same_words(one: Named, other: Named) -> Evidence:
    if sorted("".join(one.telling)) == sorted("".join(other.telling)):
        return limits().other_order, Reason("other_order", "the same words, put together in another way")
    return limits().of_a_country, Reason("of_a_country", "the same words of the same country")


def _all(evidence: Iterable[Evidence | None]) -> list[Evidence]:
    """The evidence, when every piece of it is some."""
    found: list[Evidence] = []
    for each in evidence:
        if each is None:
            return []
        found.append(each)
    return found


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that `others` has not, or has less often."""
    left, more = list(others), []
    for word in words:
        if word in left:
            left.remove(word)
        else:
            more.append(word)
    return more if len(more) < 2 else sorted(more, key=words.index)  # noqa: PLR2004 (one word is in order)


@cache
def _country_forms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Every form of a country's name, folded, and the one word that the country goes by here."""
    forms = {
        folded(form): _one_word(country.name)
        for country in countries().values()
        for form in (*country.adjectives, *country.aliases, country.name)
    }
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest_first))})(?!\S)"), forms


@cache
def _countries() -> frozenset[str]:
    return frozenset(map(_one_word, countries()))


def _one_word(country: str) -> str:
    return folded(country).replace(" ", "_")
