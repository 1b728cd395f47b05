"""Similar: whether anybody in the store has claimed a text already, or denied it."""

from claims.similar.finding import Similar, similar_claims
from claims.similar.sought import Sought, sought_by_id, sought_in_words

__all__ = ["Similar", "Sought", "similar_claims", "sought_by_id", "sought_in_words"]
