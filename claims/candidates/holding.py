"""The claims that hold a text's terms, whenever they were told: for asking the store about words of one's own.

Knows the table of claims' terms. Linking asks for the claims nearest in time, because it knows its claim's day and
asks a thousand times; who asks whether something was ever claimed may know no day, and asks once. So all that stands
under the terms is weighed, by the database itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from claims.candidates.terms import TERM_LENGTH, weight
from claims.models import Claim, ClaimTerm, Report

MOST_TERMS = 24
"""Terms that are looked under: a claim itself stands under fewer."""


def claims_holding(session: Session, counts: Mapping[str, int], most: int) -> list[int]:
    """The `most` claims (by key) that share what tells most of a text's terms, the likeliest first.

    `counts` says how often each term stands in the text. None of a report's version that was superseded.
    """
    telling = sorted(counts, key=lambda term: (-weight(term) * counts[term].bit_length(), term))[:MOST_TERMS]
    if not telling:
        return []
    weights = {term[:TERM_LENGTH]: weight(term) for term in telling}
    told = func.sum(case(weights, value=ClaimTerm.term))
    return list(
        session.scalars(
            select(ClaimTerm.claim_id)
            .join(Claim, Claim.id == ClaimTerm.claim_id)
            .join(Report, Report.id == Claim.report_id)
            .where(ClaimTerm.term.in_(weights), Report.superseded.is_(False))
            .group_by(ClaimTerm.claim_id)
            .order_by(told.desc(), ClaimTerm.claim_id)
            .limit(most)
        )
    )
