"""What likeness goes by beside words, from the data file that explains each value."""

from __future__ import annotations

from functools import cache

import msgspec

from claims.lexicon import load


class Settings(msgspec.Struct, frozen=True):
    """Schema of `likeness.toml`."""

    source: str
    addresses: list[str]
    near_days: float
    near_weight: float
    around_share: float
    circle: int
    fellows: int
    other_matter_share: float
    least_similar: float


@cache
def settings() -> Settings:
    """The settings, read once."""
    found: Settings = load("likeness", Settings)
    return found


def other_matter_share() -> float:
    """What is left of the likeness of a claim that shares names with a text, and no matter."""
    return settings().other_matter_share


def least_similar() -> float:
    """How alike a claim must be to a text, its own words and its sentence, to be shown to who asks."""
    return settings().least_similar
