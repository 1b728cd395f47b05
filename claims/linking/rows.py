"""From a comparison to the row of a link: its ids, its order, its words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.candidates import batches
from claims.compare import Comparable, Comparison, Relation, in_order
from claims.models import Claim

LINKER = "rules 4"
"""Which rules made a link; raised when a rule changes what it answers."""

_NOT_STORED = {Relation.UNRELATED, Relation.UNDECIDED}


def is_link(comparison: Comparison) -> bool:
    """True when the comparison is worth a link."""
    return comparison.relation not in _NOT_STORED


def link_uid(a_uid: str, b_uid: str) -> str:
    """The id of the link of two claims, whichever comes first: the same after every re-run."""
    first, second = sorted((a_uid, b_uid))
    return hashlib.sha256(f"link {first} {second}".encode()).hexdigest()[:40]


def link_row(comparison: Comparison) -> dict[str, Any]:
    """What a comparison puts into a link's row."""
    return {
        "relation": comparison.relation,
        "strength": comparison.strength,
        "score": comparison.score,
        "reasons": [{"code": reason.code, "text": reason.text} for reason in comparison.reasons],
        "linker": LINKER,
    }


def earlier_first(one: int, other: int, claims: Mapping[int, Comparable], uids: Mapping[int, str]) -> tuple[int, int]:
    """The two ids, the earlier claim's first; where times do not tell, that of the first uid.

    Never that of the claim stored first: which that is hangs on the order in which reports came in.
    """
    first, second = sorted((one, other), key=uids.__getitem__)
    earlier, _ = in_order(claims[first], claims[second])
    return (first, second) if earlier is claims[first] else (second, first)


def uids_of(session: Session, claim_ids: Iterable[int]) -> dict[int, str]:
    """The uids of the claims, by their keys."""
    rows = (session.execute(select(Claim.id, Claim.uid).where(Claim.id.in_(ids))) for ids in batches(sorted(claim_ids)))
    return {claim_id: uid for some in rows for claim_id, uid in some.tuples()}
