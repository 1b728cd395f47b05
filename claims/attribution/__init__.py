"""Attribution: who said what, as source, cue and content spans.

The values alone: commands that only look at a store need them, and must not load the rules (`finding`).
"""

from claims.attribution.attribution import Attribution, CueKind, QuoteType, Relay
from claims.attribution.cues import RUNS_ON

__all__ = ["RUNS_ON", "Attribution", "CueKind", "QuoteType", "Relay"]
