"""Candidates: which pairs of claims are worth comparing, out of a million."""

from claims.candidates.batching import batches
from claims.candidates.finding import Found, find_candidates
from claims.candidates.holding import claims_holding
from claims.candidates.index import index, index_reports
from claims.candidates.loading import load_claims

__all__ = ["Found", "batches", "claims_holding", "find_candidates", "index", "index_reports", "load_claims"]
