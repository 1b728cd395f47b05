"""Admiralty grades: the reliability of sources, the credibility of claims; two judgements, never mixed.

Codes after AJP-2.1 (NATO): a source from A, completely reliable, to F, which cannot be judged; a claim from 1,
confirmed by other sources, to 6, which cannot be judged.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from claims.errors import UsageError
from claims.models import Claim, Grade, Source, current_grades
from claims.review.act import Act

RELIABILITY = "ABCDEF"
CREDIBILITY = "123456"


def grade_claim(  # noqa: PLR0913 -- who and when stand beside every act
    session: Session, claim: Claim, code: str, *, reason: str | None = None, by: str, at: datetime
) -> bool:
    """Grade the credibility of a claim. True when that changed what was said of it.

    Raises UsageError when `code` is not one of 1 to 6.
    """
    grade = Grade(claim_id=claim.id, code=_known(code, CREDIBILITY, "a claim's credibility"), reason=reason)
    return _say(Act(session, by, at), claim, grade, Grade.claim_id == claim.id)


def grade_source(  # noqa: PLR0913 -- as above
    session: Session, source: Source, code: str, *, reason: str | None = None, by: str, at: datetime
) -> bool:
    """Grade the reliability of a source. True when that changed what was said of it.

    Raises UsageError when `code` is not one of A to F.
    """
    grade = Grade(source_id=source.id, code=_known(code, RELIABILITY, "a source's reliability"), reason=reason)
    return _say(Act(session, by, at), source, grade, Grade.source_id == source.id)


def _known(given: str, codes: str, what: str) -> str:
    code = given.strip().upper()
    if len(code) != 1 or code not in codes:
        raise UsageError(f"{what} is one of {' '.join(codes)}", subject=repr(given))
    return code


def _say(act: Act, subject: Claim | Source, grade: Grade, same_subject: ColumnElement[bool]) -> bool:
    before = act.session.scalar(current_grades().where(same_subject))
    if before is not None and (before.code, before.reason) == (grade.code, grade.reason):
        return False
    act.add([grade])
    detail = {"code": grade.code, "before": before.code if before else None, "reason": grade.reason}
    act.log("grade", subject.__tablename__, subject.uid, detail)
    return True
