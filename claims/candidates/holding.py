"""The claims that hold a text's terms, whenever they were told: for asking the store about words of one's own.

Knows the claims' index. Linking asks for claims that share two leading terms with its own; who asks whether something
was ever claimed may have but one word. So all that stands under the terms is weighed.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.candidates.arrays import Numbers
from claims.candidates.batching import batches
from claims.candidates.postings import NONE, holders
from claims.candidates.terms import TERM_LENGTH, weight
from claims.models import Claim, Report

MOST_TERMS = 24
"""Terms that are looked under: a claim itself stands under fewer."""


def claims_holding(session: Session, counts: Mapping[str, int], most: int) -> list[int]:
    """The `most` claims (by key) that share what tells most of a text's terms, the likeliest first.

    `counts` says how often each term stands in the text. None of a report's version that was superseded.
    """
    telling = sorted(counts, key=lambda term: (-weight(term) * counts[term].bit_length(), term))[:MOST_TERMS]
    found: list[int] = []
    for some in batches(_likeliest(session, {term[:TERM_LENGTH]: weight(term) for term in telling}).tolist()):
        wanted = select(Claim.id).join(Claim.report).where(Claim.id.in_(some), Report.superseded.is_(False))
        current = set(session.scalars(wanted))
        found.extend(filter(current.__contains__, some))
        if len(found) >= most:
            break
    return found[:most]


def _likeliest(session: Session, weights: Mapping[str, int]) -> Numbers:
    """The claims that hold any of the terms, those first that hold what tells most; of equals the earlier."""
    held = holders(session, weights.keys())
    lists = [(keys, weights[term]) for term, each in held.items() for keys in (each.leading, each.others)]
    told = np.zeros(max((int(keys[-1]) + 1 for keys, _ in lists if len(keys)), default=0), np.int64)
    for keys, weighs in lists:
        told[keys] += weighs
    keys = np.unique(np.concatenate([NONE, *(keys for keys, _ in lists)]))
    order: Numbers = np.argsort(-told[keys], kind="stable")
    return keys[order]
