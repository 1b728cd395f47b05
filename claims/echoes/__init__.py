"""Echoes: which stored report repeats which, found by fingerprints as reports come in.

Knows the tables of reports and echoes, and the rules of who came first; what is copied is `claims.overlap`'s to say.
Everything is the machine's and a function of the set of reports: in whatever order they come in, the same pairs are
found.
"""

from claims.echoes.crediting import keep_credits
from claims.echoes.finding import FINDER, find_echoes, forget, unsketched

__all__ = ["FINDER", "find_echoes", "forget", "keep_credits", "unsketched"]
