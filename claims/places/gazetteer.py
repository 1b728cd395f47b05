"""The gazetteer: which cities go by a name.

Knows one table, 34,000 cities of 15,000 inhabitants and more, read as text when the first name is asked for and never
taken apart: a name's lines are found by halving, in microseconds. Made from GeoNames
(geonames.org, CC BY 4.0) by `python -m training.gazetteer`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

HEAD = "# Cities, from GeoNames (geonames.org), CC BY 4.0: key\tname\tcountry\tfirst-order area\tinhabitants\n"

_REST = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class City:
    """One city: its name, its country's ISO 3166 code, its first-order area (`PS.GZ`) and its inhabitants."""

    name: str
    country: str
    area: str
    inhabitants: int


def key(name: str) -> str:
    """The form in which two printings of one place's name are equal: plain letters and single blanks."""
    bare = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter) and letter not in "'’‘ʻʼ`.")
    return _REST.sub(" ", letters).strip()


@lru_cache(maxsize=4096)
def cities(name: str) -> tuple[City, ...]:
    """The cities of this name, the largest first; none for a name that is not in the table."""
    wanted = key(name)
    if not wanted:
        return ()
    table, found = _table(), []
    start = _first_line(table, wanted)
    while table.startswith(f"{wanted}\t", start):
        end = table.index("\n", start)
        _, printed, country, area, inhabitants = table[start:end].split("\t")
        found.append(City(printed, country, f"{country}.{area}", int(inhabitants)))
        start = end + 1
    return tuple(found)


def _first_line(table: str, wanted: str) -> int:
    """Where the first line begins whose key is not before `wanted`: the lines are in the order of their keys."""
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        start = table.rfind("\n", low, middle) + 1 or low
        if table[start : table.index("\t", start)] < wanted:
            low = table.index("\n", middle) + 1
        else:
            high = start
    return low


@cache
def _table() -> str:
    return (resources.files("claims.places") / "data" / "cities.tsv").read_text(encoding="utf-8")
