"""What is looked for: a text, or a claim or report of the store, brought into one shape.

Knows what a text says of its own time, and the versions of a report; knows nothing of what is alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.candidates import load_claims
from claims.compare import Comparable
from claims.compare.denial import denies_in_words
from claims.dates import Precision, find_moments
from claims.documents import normalise
from claims.errors import UsageError
from claims.likeness import counted
from claims.models import Claim, Report
from claims.queries import identify_any

LEAD = 3_000
"""Code points from a text's top that say what it is about."""

SAID = 400
"""Code points of a text without a title, at most, that are taken for what it says."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: what is `said`, as comparison sees it, and the `words` that say what it is about.

    `said.as_of` is when it was told, None when not known. `own` are the uids of the reports it stands in itself.
    """

    said: Comparable
    words: str
    own: frozenset[str] = frozenset()


def sought_in_words(text: str, *, title: str | None = None, told: datetime | None = None) -> Sought:
    """Words of one's own as what is looked for; without `told`, the first whole date that they name tells when.

    Raises UsageError when there is nothing to find a claim by.
    """
    text = normalise(text)
    words = f"{title}\n{text}" if title else text
    if not counted(words):
        raise UsageError("no word in it to find a claim by", subject="text", remedy="give a sentence, or a claim's id")
    said = title or " ".join(text.split())[:SAID]
    return Sought(_bare(said, denied=denies_in_words(said), told=told or _day_named(text)), words[:LEAD])


def sought_by_id(session: Session, prefix: str) -> Sought:
    """A stored claim or report as what is looked for; raises as `identify` does."""
    match identify_any(session, (Claim, Report), prefix):
        case Claim() as claim:
            said = load_claims(session, [claim.id])[claim.id]
            return Sought(said, said.content, _versions(session, claim.report))
        case Report() as report:
            found = sought_in_words(report.text[:LEAD], title=report.title, told=report.published_at)
            return replace(found, own=_versions(session, report))
        case other:
            raise TypeError(other)


def _bare(said: str, *, denied: bool, told: datetime | None) -> Comparable:
    """Words without a source as a claim."""
    return Comparable(
        report="", publisher=None, content=said, passage=said, issuer=None, quoted=False, denied=denied, asserted=True,
        as_of=told,
    )  # fmt: skip


def _day_named(text: str) -> datetime | None:
    fine = {Precision.DAY, Precision.MINUTE}
    return next((moment.in_utc for moment in find_moments(text, None) if moment.precision in fine), None)


def _versions(session: Session, report: Report) -> frozenset[str]:
    """The uids of all versions of a report."""
    same = Report.id == report.id if report.url is None else or_(Report.id == report.id, Report.url == report.url)
    return frozenset(session.scalars(select(Report.uid).where(same)))
