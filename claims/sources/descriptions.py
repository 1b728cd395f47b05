"""Which body or person an open description points back to: "the ministry", "the congressman", "a monitoring group".

Knows the report's earlier and later mentions; knows nothing of text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.sources.bodies import BY_FIELD
from claims.sources.folding import folded
from claims.sources.reading import Form, Reading
from claims.sources.source import SourceKind

_INTRODUCED_LATER = frozenset(
    {
        SourceKind.NGO,
        SourceKind.MEDIA,
        SourceKind.STATE_MEDIA,
        SourceKind.RESEARCH,
        SourceKind.COMPANY,
        SourceKind.COURT,
    }
)
"""Kinds that an opening sentence describes and the next one names: "a monitor said … The Observatory said"."""


def described_body(reading: Reading, earlier: Sequence[Reading], later: Iterable[Reading]) -> Reading | None:
    """The body that `reading` describes: the nearest earlier one that fits, else the first later one.

    `earlier` runs backwards from the description. A body whose name holds the description's word wins over one that
    only has the kind.
    """
    candidates = [other for other in earlier if other.form is Form.BODY or other.mention.reason == BY_FIELD]
    if not reading.indefinite:
        found = _by_word(reading, candidates) or _by_kind(reading, candidates)
        if found:
            return found
    if not _INTRODUCED_LATER.intersection(reading.kinds):
        return None
    following = [other for other in later if other.form is Form.BODY]
    names = {other.mention.name for other in following if _kind_fits(reading, other)}
    if reading.indefinite and len(names) != 1:
        return None
    return _by_word(reading, following) or _by_kind(reading, following)


def _by_word(reading: Reading, candidates: Iterable[Reading]) -> Reading | None:
    head = folded(reading.head).split()
    if not head:
        return None
    for other in candidates:
        words = folded(other.mention.name).split()
        if all(word in words for word in head) and _country_fits(reading, other):
            return other
    return None


def _by_kind(reading: Reading, candidates: Iterable[Reading]) -> Reading | None:
    return next((other for other in candidates if _kind_fits(reading, other) and _country_fits(reading, other)), None)


def _kind_fits(reading: Reading, other: Reading) -> bool:
    return other.mention.kind in reading.kinds


def _country_fits(reading: Reading, other: Reading) -> bool:
    return reading.country is None or other.country in {None, reading.country}


def office_holder(reading: Reading, earlier: Sequence[Reading], later: Iterable[Reading]) -> Reading | None:
    """The person who holds the office: one described with its word, else one of its kind, the nearest first."""
    people = [other for other in (*earlier, *later) if other.form is Form.PERSON and _country_fits(reading, other)]
    by_word = next((other for other in people if reading.head in other.head.split("|")), None)
    if by_word or reading.indefinite:
        return by_word
    same = [
        other for other in people if other.mention.kind in reading.kinds and other.mention.kind is not SourceKind.PERSON
    ]
    return same[0] if len({other.mention.name for other in same}) == 1 else None
