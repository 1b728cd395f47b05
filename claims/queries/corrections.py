"""What analysts corrected of a claim, beside what the machine read there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from claims.corrections import Corrections, name_of
from claims.dates import Moment, Precision
from claims.matters import FigureRecord, SourceRecord
from claims.matters.reading import figure_record
from claims.matters.sources import SourceRecords
from claims.models import Attribution, Claim, Corrected, Correction, Role

Read = SourceRecord | Moment | str | FigureRecord | None
"""What the machine read: the issuer, the time, the place or the figure; None where it read none."""


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """One word that stands: the aspect's `name` (`place`, `figure 1`), what the machine `read` there, and by whom.

    `because` is the machine's reason for what it read; None where it read nothing or gives none.
    """

    name: str
    read: Read
    because: str | None
    reason: str | None
    made_by: str
    made_at: datetime


def corrections_on(session: Session, claim: Claim) -> list[CorrectionRecord]:
    """The corrections of a claim that stand, in the order in which a claim is shown."""
    sources = SourceRecords(session)
    return [
        CorrectionRecord(
            name=name_of(word.aspect, word.ordinal),
            read=_read(claim, word, sources),
            because=_because(claim, word),
            reason=word.reason,
            made_by=word.made_by,
            made_at=word.made_at,
        )
        for word in Corrections(session, [claim.id]).of(claim.id).words
    ]


def _read(claim: Claim, word: Correction, sources: SourceRecords) -> Read:
    match word.aspect:
        case Corrected.ISSUER:
            return next((sources.of(said.source) for said in _issuers(claim)), None)
        case Corrected.AS_OF:
            return Moment(claim.as_of, claim.as_of_precision or Precision.MINUTE) if claim.as_of else None
        case Corrected.PLACE:
            return claim.place
        case Corrected.FIGURE:
            figures = (figure for figure in claim.figures if figure.ordinal == word.ordinal)
            return next((figure_record(figure.as_read(), claim.report.text) for figure in figures), None)


def _because(claim: Claim, word: Correction) -> str | None:
    match word.aspect:
        case Corrected.ISSUER:
            return next((said.reason for said in _issuers(claim)), None)
        case Corrected.AS_OF:
            return claim.as_of_reason
        case Corrected.PLACE:
            return claim.place_reason
        case Corrected.FIGURE:
            return None


def _issuers(claim: Claim) -> Iterator[Attribution]:
    return (said for said in claim.attributions if said.role is Role.ISSUER)
