"""Linking: finding how the claims of a report relate to the rest of the store, and keeping it."""

from claims.linking.anew import are_few, link_all
from claims.linking.linking import link_new, link_report
from claims.linking.outcome import LinkOutcome
from claims.linking.relinking import Relinked, relink, relink_claims
from claims.linking.rows import LINKER
from claims.workers import ThisProcess, Workers, workers

__all__ = [
    "LINKER",
    "LinkOutcome",
    "Relinked",
    "ThisProcess",
    "Workers",
    "are_few",
    "link_all",
    "link_new",
    "link_report",
    "relink",
    "relink_claims",
    "workers",
]
