"""Attribution: who said what, as source, cue and content spans."""

from claims.attribution.attribution import Attribution, CueKind, QuoteType, Relay
from claims.attribution.cues import RUNS_ON
from claims.attribution.finding import find_attributions

__all__ = ["RUNS_ON", "Attribution", "CueKind", "QuoteType", "Relay", "find_attributions"]
