"""The words and thresholds of copying, as validated data."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

import msgspec

from claims.lexicon import load

Count = Annotated[int, msgspec.Meta(ge=1)]
Share = Annotated[float, msgspec.Meta(gt=0, le=1)]


class Echoing(msgspec.Struct, frozen=True):
    """The file `echoing.toml`; its comments say what each threshold is for, `seen_by` on which data it was set."""

    source: str
    boilerplate: tuple[str, ...]
    credited_before: tuple[str, ...]
    credited_after: tuple[str, ...]
    name_words: tuple[str, ...]
    no_names: tuple[str, ...]
    gram: Count
    distinct: Count
    window: Count
    most_prints: Count
    gap: Count
    passage_words: Count
    echo_words: Count
    long_passage: Count
    short_words: Count
    short_share: Share
    near_identical: Share
    shared_prints: Count
    holders: Count
    most_passages: Count
    seen_by: str


def echoing() -> Echoing:
    """The words and thresholds, read once."""
    known: Echoing = load("echoing", Echoing)
    return known


@cache
def boilerplate() -> re.Pattern[str]:
    """Any of the words that make a sentence the page's, in whatever case."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, echoing().boilerplate)) + r")(?!\w)", re.IGNORECASE)
