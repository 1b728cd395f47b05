"""Disjoint groups: things joined pair by pair, taken together.

Knows nothing of claims.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Groups(Generic[Item]):
    """A partition of items that only ever grows coarser (disjoint sets with path halving)."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._parent: dict[Item, Item] = {item: item for item in items}

    def root(self, item: Item) -> Item:
        """The item that stands for the group `item` is in; an item not seen before is a group of its own."""
        parent = self._parent
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, one: Item, other: Item) -> None:
        """Make one group of the groups of `one` and `other`; the group of `one` keeps its root."""
        self._parent[self.root(other)] = self.root(one)

    def groups(self) -> list[list[Item]]:
        """All groups, in the order their first items came in, items in the order they came in."""
        found: dict[Item, list[Item]] = {}
        for item in self._parent:
            found.setdefault(self.root(item), []).append(item)
        return list(found.values())
