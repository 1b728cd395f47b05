"""The store as a library sees it: opened, fed, linked and asked, in a few lines.

Knows the use cases below it and in which transaction each runs; decides nothing that they decide.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily
from claims.store.store import Store, open_store

if TYPE_CHECKING:
    from claims.store.outcome import IngestSummary, Outcome
    from claims.store.run_options import RunOptions
else:
    __getattr__ = lazily(__name__, {"outcome": ("IngestSummary", "Outcome"), "run_options": ("RunOptions",)})

__all__ = ["IngestSummary", "Outcome", "RunOptions", "Store", "open_store"]
