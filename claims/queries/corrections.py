"""What analysts corrected of a claim, beside what the machine read there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from claims.corrections import Corrections, name_of
from claims.dates import Moment, Precision
from claims.matters import FigureRecord, SourceRecord
from claims.matters.reading import SourceRecords, figure_record
from claims.models import Claim, Corrected, Correction, Role

Read = SourceRecord | Moment | str | FigureRecord | None
"""What the machine read: the issuer, the time, the place or the figure; None where it read none."""


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """One word that stands: the aspect's `name` (`place`, `figure 1`), what the machine `read` there, and by whom."""

    name: str
    read: Read
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
            reason=word.reason,
            made_by=word.made_by,
            made_at=word.made_at,
        )
        for word in Corrections(session, [claim.id]).of(claim.id).words
    ]


def _read(claim: Claim, word: Correction, sources: SourceRecords) -> Read:
    match word.aspect:
        case Corrected.ISSUER:
            issuers = (said.source for said in claim.attributions if said.role is Role.ISSUER)
            return next((sources.of(source) for source in issuers), None)
        case Corrected.AS_OF:
            return Moment(claim.as_of, claim.as_of_precision or Precision.MINUTE) if claim.as_of else None
        case Corrected.PLACE:
            return claim.place
        case Corrected.FIGURE:
            figures = (figure for figure in claim.figures if figure.ordinal == word.ordinal)
            return next((figure_record(figure.as_read(), claim.report.text) for figure in figures), None)
