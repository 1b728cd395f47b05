"""Which place a name names: a country, a region, a city, a single building; and in which country.

Knows the gazetteer and the words of places. A name of several places is settled by what is printed behind it, then by
the countries the report speaks of, then by inhabitants; what that leaves open has no country.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.places.gazetteer import cities, key
from claims.places.place import PlacePrecision
from claims.places.vocabulary import country_names, place_lists, place_words, regions

FAR_SMALLER = 20
"""A namesake so many times smaller is not meant, whatever country a report speaks of: "Paris" in American news."""

LARGEST_BY = 2.5
"""How many times larger the largest namesake must be, to be meant where nothing else tells."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a name names. `inhabitants` weigh it against namesakes; a country or region has none."""

    name: str
    country: str | None
    area: str | None
    precision: PlacePrecision | None
    inhabitants: int = 0


WORLDWIDE = 500_000
"""Inhabitants from which a city is known by its other names anywhere; a smaller one where its country is spoken of.

The table has other names from every language, and many are the own names of villages elsewhere."""


def resolve(printed: str, mentioned: Mapping[str, int], *, behind: str | None = None) -> Named:
    """What the printed name names, in a report that speaks of the countries `mentioned` so often.

    `behind` is the place printed after a comma ("Paris, Texas"). A direction in front makes a part of a country or
    region ("northern Gaza"), a head behind a region ("Kherson region"), a word like "hospital" a site.
    """
    words = printed.split()
    lead = words[0].lower() if words else ""
    whole = _settled([one for one in _namesakes(printed) if _goes_by(one, printed, mentioned)], mentioned, behind)
    if whole:
        return whole
    last = words[-1].lower() if words else ""
    if last in place_words().heads and len(words) > 1:
        return _region(" ".join(words[:-1]), last, mentioned)
    if lead in place_words().directions and len(words) > 1:
        return part_of(resolve(" ".join(words[1:]), mentioned, behind=behind), lead)
    site = any(word.lower() in place_words().sites for word in words)
    return Named(printed, None, None, PlacePrecision.SITE if site else None)


def spellings(name: str) -> tuple[str, ...]:
    """The name, and the names that reports' places have where this one is their other name: "Khan Younis", "the UK".

    Of namesakes that nobody would mean by it there is none.
    """
    namesakes = _namesakes(name)
    largest = max((one.inhabitants for one in namesakes), default=0)
    meant = (one.name for one in namesakes if one.inhabitants * FAR_SMALLER >= largest)
    return (name, *dict.fromkeys(known for known in meant if not _same_name(known, name)))


def part_of(named: Named, direction: str) -> Named:
    """The part of a country or region that lies in a direction; a part of a city is the city."""
    if named.precision in {PlacePrecision.COUNTRY, PlacePrecision.REGION}:
        return replace(named, name=f"{direction.lower()} {named.name}", precision=PlacePrecision.REGION)
    return named


def is_within(inner: str, outer: str) -> bool:
    """True when a place of the name `inner` lies in the country or region `outer`: "Nairobi", "Kenya"."""
    return any(not _same_name(inner, outer) and _lies_in(one, outer) for one in _namesakes(inner))


def _region(name: str, head: str, mentioned: Mapping[str, int]) -> Named:
    """The region that goes by its main city's name, or by one of its own."""
    named = resolve(name, mentioned)
    if named.precision is PlacePrecision.CITY:
        return replace(named, name=f"{named.name} {head}", precision=PlacePrecision.REGION, inhabitants=0)
    return replace(named, name=f"{name} {head}", precision=PlacePrecision.REGION)


def _namesakes(printed: str) -> list[Named]:
    return list(_known(key(printed).removeprefix("the "), printed))


def _known(wanted: str, printed: str) -> Iterator[Named]:
    country, region = country_names().get(wanted), regions().get(wanted)
    if country:
        yield Named(*country, None, PlacePrecision.COUNTRY)
    if region:
        yield Named(region.name, region.country, region.area, PlacePrecision.REGION)
    for city in () if country or region else cities(printed):
        name = place_lists().english.get(city.name, city.name)
        yield Named(name, city.country, city.area, PlacePrecision.CITY, city.inhabitants)


def _goes_by(one: Named, printed: str, mentioned: Mapping[str, int]) -> bool:
    """False for a city's other name where nobody would know it."""
    if one.precision is not PlacePrecision.CITY or one.inhabitants >= WORLDWIDE or _same_name(one.name, printed):
        return True
    return mentioned.get(one.country or "", 0) > 0


def _settled(namesakes: Sequence[Named], mentioned: Mapping[str, int], behind: str | None) -> Named | None:
    if not namesakes:
        return None
    if behind:
        inside = [one for one in namesakes if _lies_in(one, behind)]
        if inside:
            return inside[0]
    largest = max(one.inhabitants for one in namesakes)
    meant = [one for one in namesakes if one.inhabitants * FAR_SMALLER >= largest]
    often = {one.country: mentioned.get(one.country, 0) for one in meant if one.country}
    most = max(often.values(), default=0)
    spoken_of = [country for country, times in often.items() if times == most]
    if most and len(spoken_of) == 1:
        return next(one for one in meant if one.country == spoken_of[0])
    first, *others = meant
    if all(first.inhabitants >= LARGEST_BY * one.inhabitants or one.country == first.country for one in others):
        return first
    return replace(first, country=None, area=None)


def _lies_in(one: Named, outer: str) -> bool:
    wanted = key(outer).removeprefix("the ")
    country, region = country_names().get(wanted), regions().get(wanted)
    in_region = bool(region and region.area and region.area == one.area)
    in_country = bool(country and country[1] == one.country and one.precision is not PlacePrecision.COUNTRY)
    return in_region or in_country


def _same_name(one: str, other: str) -> bool:
    return key(one) == key(other)
