"""Candidates: which pairs of claims are worth comparing, out of a million."""

from claims.candidates.batching import batches
from claims.candidates.checking import check_index
from claims.candidates.finding import Found, find_candidates
from claims.candidates.holding import claims_holding
from claims.candidates.index import index
from claims.candidates.loading import load_claims
from claims.candidates.postings import is_empty
from claims.candidates.report_index import index_reports

__all__ = [
    "Found",
    "batches",
    "check_index",
    "claims_holding",
    "find_candidates",
    "index",
    "index_reports",
    "is_empty",
    "load_claims",
]
