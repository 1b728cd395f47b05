"""The store as a library sees it: opened, fed, linked and asked, in a few lines.

Knows the use cases below it and in which transaction each runs; decides nothing that they decide.
"""

from claims.store.feeding import IngestSummary, Outcome
from claims.store.store import Store, open_store

__all__ = ["IngestSummary", "Outcome", "Store", "open_store"]
