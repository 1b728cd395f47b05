"""The order of claims without reading them: when each holds, when its report was published, its id.

Knows the columns that `ClaimRecord.order` is made of, and says the same of a claim's key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.matters.reading import batches
from claims.matters.records import ClaimOrder, claim_order, report_order
from claims.models import Claim, Corrected, Correction, Report, current_corrections


def claim_orders(session: Session, keys: Iterable[int]) -> dict[int, ClaimOrder]:
    """What each of the claims with these keys is ordered by, an analyst's date before the machine's."""
    found: dict[int, ClaimOrder] = {}
    for batch in batches(set(keys)):
        said = corrected_times(session, batch)
        wanted = select(Claim.id, Claim.uid, Claim.as_of, Report.uid, Report.published_at, Report.ingested_at)
        for key, uid, as_of, report, published, ingested in session.execute(
            wanted.join(Claim.report).where(Claim.id.in_(batch))
        ):
            found[key] = claim_order(said.get(key, as_of), report_order(published, ingested, report), uid)
    return found


def corrected_times(session: Session, keys: Collection[int] | None = None) -> dict[int, datetime | None]:
    """When claims hold by an analyst's word: of those with these keys, None for all."""
    words = current_corrections().where(Correction.aspect == Corrected.AS_OF)
    if keys is not None:
        words = words.where(Correction.claim_id.in_(keys))
    return {word.claim_id: word.moment for word in session.scalars(words)}
