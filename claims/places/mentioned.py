"""Which countries a text speaks of, and how often: what settles which Tripoli a report means.

Knows countries' names and adjectives, no cities.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from claims.places.gazetteer import key
from claims.places.vocabulary import country_words, regions

_CAPITALISED = re.compile(r"\b[A-Z][\w.'’-]*(?: (?:and )?[A-Z]\w*)?")


def mentioned_countries(text: str) -> Mapping[str, int]:
    """From a country's code to how often `text` names it, speaks of it by its adjective, or names a region of it."""
    counts: Counter[str] = Counter()
    for printed in _CAPITALISED.findall(text):
        whole = _code(printed)
        if whole:
            counts[whole] += 1
            continue
        counts.update(filter(None, map(_code, printed.split())))
    return counts


def _code(printed: str) -> str | None:
    """The code of the country the words speak of; a name that a region has too ("Georgia") tells nothing."""
    word = re.sub(r"['’]s?$|(?<=\w{3})\.$", "", printed)
    region = regions().get(key(word))
    if word in country_words():
        return None if region else country_words()[word]
    return region.country if region else None
