"""Attribution: who said what, as source, cue and content spans."""

from claims.attribution.attribution import Attribution, QuoteType, Relay
from claims.attribution.finding import find_attributions

__all__ = ["Attribution", "QuoteType", "Relay", "find_attributions"]
