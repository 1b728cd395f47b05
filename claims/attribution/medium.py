"""What a medium is called: a paper, an agency, a channel or a network.

Knows the words; neither who speaks there nor what is said.
"""

from __future__ import annotations

from claims.attribution.cues import relaying
from claims.parsing import Token


def is_medium(head: Token) -> bool:
    """True when the noun phrase of `head` names a paper, an agency, a channel or a network."""
    words = relaying()
    if head.lemma.lower() in words.media_nouns:
        return True
    names = words.media_names
    phrase = [token for token in head.doc[head.left_edge.i : head.right_edge.i + 1] if token.pos != "DET"]
    printed = [token.text for token in phrase]
    joined = " ".join(printed)
    return head.text in names or joined in names or any(f" {name} " in f" {joined} " for name in names)
