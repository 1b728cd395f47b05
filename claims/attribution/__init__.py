"""Attribution: who said what, as source, cue and content spans."""

from claims.attribution.attribution import Attribution, QuoteType, Relay

__all__ = ["Attribution", "QuoteType", "Relay"]
