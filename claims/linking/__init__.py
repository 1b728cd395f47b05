"""Linking: finding how the claims of a report relate to the rest of the store, and keeping it."""

from claims.linking.linking import LinkOutcome, link_all, link_report
from claims.linking.relinking import Relinked, relink, relink_claims
from claims.linking.rows import LINKER

__all__ = ["LINKER", "LinkOutcome", "Relinked", "link_all", "link_report", "relink", "relink_claims"]
