"""Words of the trade: what news calls those who speak and those who are harmed, whatever the matter.

Rare as such a word may be in English, that two claims both have it says little: "prosecutor", "injured", "villagers".
"""

from __future__ import annotations

from functools import cache

from claims.compare.vocabulary import groups, harms
from claims.compare.wording import stem, words
from claims.sources import phrases_for_speakers


@cache
def stems_of_the_trade() -> frozenset[str]:
    """The stems of such words."""
    spoken = (word for phrase in phrases_for_speakers() for word in words(phrase))
    return frozenset(map(stem, (*spoken, *harms(), *groups())))
