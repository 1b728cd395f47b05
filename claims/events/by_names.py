"""Claims that name no narrow place, put to the one event of their kind and days with which they share names.

Knows days, countries and names, no tables: a function of the set, like grouping by places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from claims.compare.wording import names, stem
from claims.sources.knowledge import countries

SHARED = 2
"""Names that a claim and an event must share at least; countries and their adjectives are no names of a happening."""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as names see it; `event` is the uid of the event that its place puts it in, None without one."""

    uid: str
    day: date
    country: str | None
    names: frozenset[str]
    event: str | None = None


def telling_names(text: str) -> frozenset[str]:
    """The stems of the names that `text` prints, countries and their adjectives left out."""
    return names(text) - _country_words()


def put_by_names(loose: Iterable[Told], held: Iterable[Told], window: timedelta) -> Mapping[str, str]:
    """From the uid of each `loose` claim to the event it is of; one that could be of none or of several is left out.

    `held` are the claims that their places put into events, of one kind all.
    """
    events: dict[str, list[Told]] = defaultdict(list)
    for one in held:
        if one.event is not None:
            events[one.event].append(one)
    found = {}
    for one in loose:
        fitting = [event for event, members in events.items() if _fits(one, members, window)]
        if len(fitting) == 1:
            found[one.uid] = fitting[0]
    return found


def _fits(one: Told, members: Iterable[Told], window: timedelta) -> bool:
    near = [member for member in members if abs(member.day - one.day) <= window and _one_country(one, member)]
    shared = one.names & frozenset(name for member in near for name in member.names)
    return len(shared) >= SHARED


def _one_country(one: Told, other: Told) -> bool:
    return one.country is None or other.country is None or one.country == other.country


@cache
def _country_words() -> frozenset[str]:
    known = countries().values()
    printed = (word for country in known for word in (country.name, *country.aliases, *country.adjectives))
    return frozenset(stem(part.casefold()) for word in printed for part in word.split())
