"""Correcting claims: what an analyst says against the machine's reading of one, and the way back.

Nothing of the machine's is rewritten: a claim stays what it was read as, and counts as what is said of it. What follows
for links is `claims.linking.relink_claims`' to find.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from claims.corrections import name_of, restated
from claims.dates import Moment
from claims.errors import UsageError
from claims.figures import Measure
from claims.models import LARGEST, Claim, Corrected, Correction, Figure, Role, Source, current_corrections
from claims.review.act import Act

LONGEST_PLACE = 200
"""The width of the column that keeps a place's name."""


def correct_issuer(  # noqa: PLR0913 -- who and when stand beside every act
    session: Session, claim: Claim, source: Source | None, *, reason: str | None = None, by: str, at: datetime
) -> bool:
    """Say who issues a claim; None: its report says it in its own voice. True when that changed what was said."""
    word = Correction(aspect=Corrected.ISSUER, source_id=source.id if source else None, reason=reason)
    found = next((said.source_id for said in claim.attributions if said.role is Role.ISSUER), None)
    as_found = word.source_id == found
    detail = {"issuer": source.uid, "name": source.name} if source else {"issuer": "own voice"}
    return _say(Act(session, by, at), claim, word, detail, as_found=as_found)


def correct_as_of(  # noqa: PLR0913 -- as above
    session: Session, claim: Claim, moment: Moment, *, reason: str | None = None, by: str, at: datetime
) -> bool:
    """Say when a claim holds. A moment without a zone is taken to be UTC. True when that changed what was said."""
    when = moment.at.astimezone(UTC) if moment.at.tzinfo else moment.at.replace(tzinfo=UTC)
    word = Correction(aspect=Corrected.AS_OF, moment=when, precision=moment.precision, reason=reason)
    as_found = (when, moment.precision) == (claim.as_of, claim.as_of_precision)
    detail = {"as_of": when.isoformat(), "precision": moment.precision.value}
    return _say(Act(session, by, at), claim, word, detail, as_found=as_found)


def correct_place(  # noqa: PLR0913 -- as above
    session: Session, claim: Claim, place: str, *, reason: str | None = None, by: str, at: datetime
) -> bool:
    """Say where a claim holds. True when that changed what was said.

    Raises UsageError for a name that says nothing or is too long.
    """
    name = " ".join(place.split())
    if not 0 < len(name) <= LONGEST_PLACE:
        raise UsageError(f"a place's name has 1 to {LONGEST_PLACE} characters", subject=repr(place[:20]))
    word = Correction(aspect=Corrected.PLACE, value=name, reason=reason)
    return _say(Act(session, by, at), claim, word, {"place": name}, as_found=name == claim.place)


def correct_figure(  # noqa: PLR0913 -- as above
    session: Session,
    claim: Claim,
    ordinal: int,
    bounds: tuple[int | None, int | None],
    measure: Measure | None = None,
    *,
    reason: str | None = None,
    by: str,
    at: datetime,
) -> bool:
    """Say what the claim's figure of this ordinal (from 0) states. True when that changed what was said.

    `bounds` are the lowest and the highest count, None for an open end, in the parts of its unit that the figure is
    stored in (`claims.figures.parts_of`); `measure` None leaves the machine's. Raises UsageError for a figure that the
    claim has not, and for bounds that no count can have.
    """
    figure = figure_of(claim, ordinal)
    low, high = bounds
    _refuse_bounds(low, high)
    word = Correction(aspect=Corrected.FIGURE, ordinal=ordinal, low=low, high=high, measure=measure, reason=reason)
    found = figure.as_read()
    stated = restated(found, word)
    as_found = (stated.low, stated.high, stated.measure, stated.qualifier) == (
        found.low, found.high, found.measure, found.qualifier
    )  # fmt: skip
    said = f"{'' if low is None else low}..{'' if high is None else high} {stated.unit or stated.measure}"
    return _say(Act(session, by, at), claim, word, {name_of(Corrected.FIGURE, ordinal): said}, as_found=as_found)


def take_back(  # noqa: PLR0913 -- as above
    session: Session,
    claim: Claim,
    aspect: Corrected,
    ordinal: int | None = None,
    *,
    reason: str | None = None,
    by: str,
    at: datetime,
) -> bool:
    """Take back what was said of an aspect, or of one figure: the machine's counts again. False when nothing was."""
    if _standing(session, claim, aspect, ordinal) is None:
        return False
    act = Act(session, by, at)
    act.add([Correction(claim_id=claim.id, aspect=aspect, ordinal=ordinal, stands=False, reason=reason)])
    act.log("clear", "claim", claim.uid, {"cleared": name_of(aspect, ordinal), "reason": reason})
    return True


def figure_of(claim: Claim, ordinal: int) -> Figure:
    """The claim's figure of this ordinal. Raises UsageError, with the figures there are, when it has none."""
    for figure in claim.figures:
        if figure.ordinal == ordinal:
            return figure
    text = claim.report.text
    listed = [
        f"{figure.ordinal + 1} “{text[figure.start : figure.end]}” ({figure.unit or figure.measure})"
        for figure in claim.figures
    ]
    remedy = f"it has {', '.join(listed)}" if listed else "it has no figures"
    raise UsageError(f"no figure {ordinal + 1}", subject=f"claim {claim.uid[:10]}", remedy=remedy)


def _refuse_bounds(low: int | None, high: int | None) -> None:
    known = [bound for bound in (low, high) if bound is not None]
    if not known:
        raise UsageError("a figure is bounded at one end at least")
    if min(known) < 0 or max(known) > LARGEST:
        raise UsageError(f"a count lies between 0 and {LARGEST:,}", subject=f"{low}..{high}")
    if low is not None and high is not None and low > high:
        raise UsageError("the lower bound is above the upper one", subject=f"{low}..{high}")


def _say(act: Act, claim: Claim, word: Correction, said: dict[str, str], *, as_found: bool) -> bool:
    """Add the word, unless it is said already, or says what was read and nothing was said."""
    before = _standing(act.session, claim, word.aspect, word.ordinal)
    if as_found if before is None else _content(before) == _content(word):
        return False
    word.claim_id, word.stands = claim.id, True
    act.add([word])
    act.log("correct", "claim", claim.uid, {**said, "reason": word.reason})
    return True


def _content(word: Correction) -> tuple[object, ...]:
    return (word.source_id, word.moment, word.precision, word.value, word.low, word.high, word.measure, word.reason)


def _standing(session: Session, claim: Claim, aspect: Corrected, ordinal: int | None) -> Correction | None:
    """What is said of the aspect now."""
    of_claim = (Correction.claim_id == claim.id, Correction.aspect == aspect)
    same_figure = Correction.ordinal.is_(None) if ordinal is None else Correction.ordinal == ordinal
    return session.scalar(current_corrections().where(*of_claim, same_figure))
