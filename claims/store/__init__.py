"""The store as a library sees it: opened, fed, linked and asked, in a few lines.

Knows the use cases below it and in which transaction each runs; decides nothing that they decide.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily
from claims.store.store import Store, open_store

if TYPE_CHECKING:
    from claims.store.feeding import IngestSummary, Outcome
else:
    __getattr__ = lazily(__name__, {"feeding": ("IngestSummary", "Outcome")})

__all__ = ["IngestSummary", "Outcome", "Store", "open_store"]
