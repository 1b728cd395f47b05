"""Whether a claim denies: by its cue, or by its own words.

Knows the words of denial; knows nothing of what is denied.
"""

from __future__ import annotations

from claims.compare.comparison import Comparable
from claims.compare.vocabulary import negations, refutations, stories
from claims.compare.wording import stems, words


def denies(claim: Comparable) -> bool:
    """True when the claim denies its matter, or calls it untrue."""
    return claim.denied or refutes(claim) or negates(claim)


def refutes(claim: Comparable) -> bool:
    """True when the claim's own words call something untrue ("the report is false")."""
    return not refutations().isdisjoint(words(claim.content))


def negates(claim: Comparable) -> bool:
    """True when a negation stands in the claim's own words ("there are no plans to")."""
    said = words(claim.content)
    return not negations().isdisjoint(said) or any(word.endswith(("n't", "n’t")) for word in said)


def denies_a_story(claim: Comparable) -> bool:
    """True when the claim calls a report untrue without saying what it denies ("the whole story is rubbish").

    What it denies must then be looked for in the text around it.
    """
    if not refutes(claim):
        return False
    own = stems(claim.content) - stems(" ".join(sorted(refutations() | stories())))
    return len(own) <= 1
