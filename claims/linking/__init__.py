"""Linking: finding how the claims of a report relate to the rest of the store, and keeping it."""

from claims.linking.linking import LINKER, LinkOutcome, link_all, link_report

__all__ = ["LINKER", "LinkOutcome", "link_all", "link_report"]
