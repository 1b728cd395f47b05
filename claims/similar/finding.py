"""The claims of the store that are most like a text: whether anybody has claimed it already, or denied it.

Knows the index of terms and how alike texts are; what a claim makes of the text is for `claims.compare.stance` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from sqlalchemy.orm import Session

from claims.candidates import claims_holding, load_claims
from claims.compare import Comparable
from claims.compare.stance.taking import Taken, on_one_matter, taken
from claims.likeness import Collection, counted, least_similar, nearness, other_matter_share, with_surroundings
from claims.matters import ClaimRecord
from claims.matters.reading import read_claims
from claims.similar.sought import Sought

LOOKED_INTO = 500
"""Claims measured word by word for each question: what the index knows of likeness is not all of it."""

_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Similar:
    """One claim (`key` in the database) like what is sought: how alike, in [0, 1], and what it makes of it.

    `taken` is None for a claim that is alike, and on another matter.
    """

    key: int
    claim: ClaimRecord
    score: float
    taken: Taken | None


def similar_claims(session: Session, sought: Sought, *, limit: int) -> list[Similar]:
    """The `limit` claims most like what is looked for, best first; of equals the earlier. None that is hardly alike."""
    keys = claims_holding(session, counted(sought.words), LOOKED_INTO)
    held = {key: claim for key, claim in load_claims(session, keys).items() if claim.report not in sought.own}
    scores = _scores(sought, list(held.values()))
    alike = {key: score for key, score in zip(held, scores, strict=True) if score >= least_similar()}
    best = sorted(alike, key=lambda key: (-alike[key], _utc(held[key].as_of), key))[:limit]
    records = dict(zip(sorted(best), read_claims(session, best), strict=True))
    return [Similar(key, records[key], alike[key], taken(sought.said, held[key])) for key in best]


def _scores(sought: Sought, claims: Sequence[Comparable]) -> list[float]:
    """How alike each claim is: its own words and its sentence's; less on another matter, and farther off in time."""
    own = _collection(claim.content for claim in claims).likenesses_to(sought.words)
    around = _collection(claim.passage for claim in claims).likenesses_to(sought.words)
    elsewhere = [not on_one_matter(sought.said, claim) for claim in claims]
    alike = with_surroundings(own, around) * np.where(elsewhere, other_matter_share(), 1.0)
    if sought.said.as_of is not None:
        day = _days(sought.said.as_of)
        alike *= nearness([_days(claim.as_of) - day for claim in claims])
    return [float(score) for score in alike]


def _collection(texts: Iterable[str]) -> Collection:
    # The claims looked into were found by the words they share with the text: rarity among them would make little of
    # just those words.
    return Collection(texts, by_english_alone=True)


def _days(at: datetime | None) -> float:
    """The time in days; of none, not a number."""
    return _utc(at).timestamp() / _SECONDS_A_DAY if at else float("nan")


def _utc(at: datetime | None) -> datetime:
    """A time fit to be ordered, no time being the last."""
    if at is None:
        return datetime.max.replace(tzinfo=UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
