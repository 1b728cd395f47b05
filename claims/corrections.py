"""What claims count as where analysts corrected the machine's reading: the one way from a claim's rows to what is so.

Knows the analysts' words on claims; writes nothing. Who a corrected issuer is, is `claims.identities`' to say. A claim
that nobody corrected stands as it was read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session, joinedload

from claims.figures import Figure, Measure, Qualifier
from claims.models import Corrected, Correction, Source, current_corrections


@dataclass(frozen=True, slots=True)
class ClaimCorrections:
    """The words that stand on one claim, one for each aspect; `figures` by the figure's ordinal."""

    issuer: Correction | None = None
    as_of: Correction | None = None
    place: Correction | None = None
    figures: Mapping[int, Correction] = field(default_factory=dict)

    @property
    def words(self) -> tuple[Correction, ...]:
        """All of them, in the order in which a claim is shown."""
        figures = (self.figures[ordinal] for ordinal in sorted(self.figures))
        return tuple(word for word in (self.issuer, self.as_of, self.place, *figures) if word)

    @property
    def names(self) -> tuple[str, ...]:
        """What of the claim is corrected: `issuer`, `as_of`, `place`, `figure 1`."""
        return tuple(name_of(word.aspect, word.ordinal) for word in self.words)

    def figure(self, ordinal: int, found: Figure) -> Figure:
        """What a figure counts as; `found` is what the machine read."""
        word = self.figures.get(ordinal)
        return found if word is None else restated(found, word)


UNCORRECTED = ClaimCorrections()


class Corrections:
    """The words that stand on some claims, read once; `keys` are as many as one statement binds."""

    def __init__(self, session: Session, keys: Collection[int]) -> None:
        said = current_corrections().where(Correction.claim_id.in_(keys)).order_by(Correction.id)
        by_claim: dict[int, list[Correction]] = {}
        for word in session.scalars(said.options(joinedload(Correction.source).joinedload(Source.parent))):
            by_claim.setdefault(word.claim_id, []).append(word)
        self._of = {key: _sorted_out(words) for key, words in by_claim.items()}

    @property
    def claims(self) -> Collection[int]:
        """The keys of the claims that are corrected."""
        return self._of.keys()

    def of(self, claim_id: int) -> ClaimCorrections:
        """What stands on one claim."""
        return self._of.get(claim_id, UNCORRECTED)


def name_of(aspect: Corrected, ordinal: int | None = None) -> str:
    """What people call an aspect; they count figures from 1."""
    return aspect.value if ordinal is None else f"{aspect.value} {ordinal + 1}"


def restated(found: Figure, word: Correction) -> Figure:
    """The figure as an analyst states it: its bounds without a hedge; who is counted, and over what, stays as read."""
    measure = word.measure or found.measure
    return replace(
        found,
        low=word.low,
        high=word.high,
        measure=measure,
        qualifier=_qualifier(word.low, word.high),
        hedge=None,
        unit=found.unit if measure is Measure.OTHER else None,
    )


def _qualifier(low: int | None, high: int | None) -> Qualifier:
    if low is None:
        return Qualifier.AT_MOST
    if high is None:
        return Qualifier.AT_LEAST
    return Qualifier.EXACT if low == high else Qualifier.RANGE


def _sorted_out(words: Collection[Correction]) -> ClaimCorrections:
    whole = {word.aspect: word for word in words if word.ordinal is None}
    figures = {word.ordinal: word for word in words if word.ordinal is not None}
    return ClaimCorrections(
        whole.get(Corrected.ISSUER), whole.get(Corrected.AS_OF), whole.get(Corrected.PLACE), figures
    )
