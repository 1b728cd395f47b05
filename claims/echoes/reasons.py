"""Why a report is told to repeat another: the shared text, and what the later says of where it is from."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models import Credit, Report
from claims.overlap import Overlap, echoing

Reason = dict[str, str]


def reasons(session: Session, later: Report, earlier: Report, found: Overlap) -> list[Reason]:
    """The reasons, the text first; `found` is the overlap of the later with the earlier."""
    return [_text(found), *_agency(later, earlier), *_credit(session, later, earlier)]


def _text(found: Overlap) -> Reason:
    same = found.share_of_one >= echoing().near_identical
    how = "near-identical text" if same else "shared passages"
    words = f"{how}: {found.words} of its own words, {found.share_of_one:.0%}, stand in the earlier report"
    return {"code": "near_identical" if same else "shared_passages", "text": words}


def _agency(later: Report, earlier: Report) -> Iterator[Reason]:
    agency = later.agency
    if agency is None:
        return
    if agency.id == earlier.publisher_id:
        yield {"code": "agency_credit", "text": f"it credits {agency.name}, whose report the earlier is"}
    elif agency.id == earlier.agency_id:
        yield {"code": "agency_credit", "text": f"both credit {agency.name}"}


def _credit(session: Session, later: Report, earlier: Report) -> Iterator[Reason]:
    if earlier.publisher is None:
        return
    told = select(Credit.id).where(Credit.report_id == later.id, Credit.source_id == earlier.publisher_id)
    if session.scalar(told.limit(1)) is not None:
        yield {"code": "first_reported_by", "text": f"it says that {earlier.publisher.name} had it first"}
