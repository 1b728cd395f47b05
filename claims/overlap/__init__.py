"""Overlap: which of a report's own words stand in another report, and whom a report credits with the story.

Text in, fingerprints, passages and credits out. Knows no database, no publisher and no time: which of two texts came
first, and what follows from that, is for `claims.echoes` to say.
"""

from claims.overlap.comparing import Overlap, Passage, overlap, repeats
from claims.overlap.credits import Credit, credits_in
from claims.overlap.fingerprint import fingerprint
from claims.overlap.own_words import OwnWords, own_words
from claims.overlap.vocabulary import Echoing, echoing

__all__ = [
    "Credit",
    "Echoing",
    "Overlap",
    "OwnWords",
    "Passage",
    "credits_in",
    "echoing",
    "fingerprint",
    "overlap",
    "own_words",
    "repeats",
]
