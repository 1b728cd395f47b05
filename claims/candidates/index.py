"""The claims' index: entering claims, and finding those that are alike.

Knows what alike means and the lists of the store; knows no pairs. Whatever it finds hangs on two claims alone, so that
the order in which they came in makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from sqlalchemy.orm import Session

from claims.candidates.arrays import Numbers
from claims.candidates.likeness import (
    ALMOST,
    COUNTING,
    OTHERWISE,
    Measured,
    enough_shared,
    lead_to_others,
    left_after_days,
)
from claims.candidates.postings import KEY, NOBODY, NONE, Entry, Held, enter, holders, measures
from claims.candidates.terms import NO_DAY, counts, day_of, kept, limits, square, terms_of
from claims.compare import Comparable


def entry_of(key: int, claim: Comparable) -> Entry:
    """A claim as the index holds it."""
    terms = kept(terms_of(claim))
    return Entry(key, terms, limits().leading_terms, Measured.of(terms, day_of(claim.as_of)))


def index(session: Session, claims: Mapping[int, Comparable]) -> None:
    """Enter claims, by id, into the index."""
    enter(session, [entry_of(key, claim) for key, claim in claims.items()])


def claims_alike(session: Session, entries: Sequence[Entry]) -> Iterator[Mapping[int, float]]:
    """For each of `entries` the claims that are alike enough, by key, and how alike in [0, 1]; itself among them."""
    held = holders(session, {term for entry in entries for term in entry.terms})
    every = measures(session)
    left = left_after_days()
    shared = np.zeros(len(every), np.uint8)
    for entry in entries:
        lists = [held.get(term, NOBODY) for term in entry.terms]
        keys = _looked_at(entry, lists, shared)
        keys, alike = _likeness(entry, keys, lists, every[keys], left)
        enough = alike >= limits().likeness
        yield dict(zip(keys[enough].tolist(), alike[enough].tolist(), strict=True))


def _looked_at(entry: Entry, lists: Sequence[Held], shared: Numbers) -> Numbers:
    """The claims, ascending, that share enough of the leading terms. `shared` is all zeros before and after."""
    leading = entry.terms[: entry.leading]
    bits_and_keys = [(1 << rank, each.leading.astype(np.intp)) for rank, each in enumerate(lists[: len(leading)])]
    suffice = lead_to_others(leading)
    rarer, others = bits_and_keys[:suffice], bits_and_keys[suffice:]
    for bit, keys in rarer:
        shared[keys] |= bit
    # Common terms, whose lists are long, do not suffice among themselves: only claims met under a rarer one matter.
    for bit, keys in others:
        shared[keys[shared[keys] > 0]] |= bit
    enough = enough_shared(leading)
    found = [keys[enough[shared[keys]]] for _, keys in rarer]
    for _, keys in rarer:
        shared[keys] = 0
    return np.unique(np.concatenate([NONE, *found])).astype(KEY)


def _likeness(
    entry: Entry, keys: Numbers, lists: Sequence[Held], measured: Numbers, left: Numbers
) -> tuple[Numbers, Numbers]:
    """How alike claims are: the cosine of what their terms tell, less for the days between.

    Gives the claims and their likeness; those are left out that the terms asked first leave no hope for.
    """
    gap = np.abs(measured["day"] - entry.measured.day)
    known = (measured["day"] != NO_DAY) & (entry.measured.day != NO_DAY)
    days = np.where(known, np.minimum(gap, left.shape[1] - 1), left.shape[1] - 1)
    lengths = np.sqrt(measured["length"].astype(np.float64) * entry.measured.length)
    both = measured["counting"] & entry.measured.counting
    needed = limits().likeness * lengths / left.max(0)[days]
    told = np.zeros(len(keys), np.int64)
    as_many = np.zeros(len(keys), np.bool_)
    waiting = entry.measured.length
    for term, each in zip(entry.terms, lists, strict=True):
        holding = _among(each.leading, keys) | _among(each.others, keys)
        told[holding] += square(term)
        if counts(term):
            as_many |= holding
        waiting -= square(term)
        hope = told + waiting >= needed * ALMOST
        if 2 * np.count_nonzero(hope) < len(keys):
            keys, days, lengths, both, needed, told, as_many = (
                of_all[hope] for of_all in (keys, days, lengths, both, needed, told, as_many)
            )
    kind = np.where(both, np.where(as_many, COUNTING, OTHERWISE), 0)
    likeness: Numbers = told / lengths * left[kind, days]
    return keys, likeness


def _among(some: Numbers, keys: Numbers) -> Numbers:
    """Which of `keys` are among some others; both ascend."""
    if not len(some):
        return np.zeros(len(keys), np.bool_)
    places = np.searchsorted(some, keys)
    found: Numbers = some[np.minimum(places, len(some) - 1)] == keys
    return found
