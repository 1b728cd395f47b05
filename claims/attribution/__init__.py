"""Attribution: who said what, as source, cue and content spans.

The values alone: commands that only look at a store need them, and must not load the rules (`finding`).
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.attribution.attribution import Attribution, CueKind, QuoteType, Relay
    from claims.attribution.cues import RUNS_ON
else:
    __getattr__ = lazily(
        __name__,
        {
            "attribution": (
                "Attribution",
                "CueKind",
                "QuoteType",
                "Relay",
            ),
            "cues": ("RUNS_ON",),
        },
    )

__all__ = ["RUNS_ON", "Attribution", "CueKind", "QuoteType", "Relay"]
