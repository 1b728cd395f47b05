"""Claims are found by what they count as, and no longer by what the machine read where an analyst corrected it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, TypedDict

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims.database import writing
from claims.dates import Moment, Precision
from claims.figures import Measure
from claims.models import Claim, Corrected
from claims.queries import ClaimFilter, claim_keys, find_sources
from claims.review import correct_as_of, correct_figure, correct_issuer, correct_place, merge, take_back
from tests.stored import report, source


class Who(TypedDict):
    by: str
    at: datetime


WHO: Who = {"by": "mara", "at": datetime(2031, 5, 11, tzinfo=UTC)}


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Two claims: `killed` 12 by the Health Ministry, on 10 May 2031, in Marn; the other of another body."""
    with writing(engine) as session:
        report(session, "one", "Health Ministry: 12 died in Marn", "Rail Board: the trains stood still")
        first(session).place = "Marn"
        session.flush()
        yield session


def first(session: Session) -> Claim:
    return session.scalars(select(Claim).where(Claim.ordinal == 0)).one()


def found(session: Session, **wanted: Any) -> bool:  # noqa: ANN401 (the filter's fields)
    """True when the first claim passes."""
    return first(session).id in claim_keys(session, ClaimFilter(**wanted))


def day(number: int) -> datetime:
    return datetime(2031, 5, number, tzinfo=UTC)


def test_by_issuer(session: Session) -> None:
    correct_issuer(session, first(session), source(session, "Coast Guard"), **WHO)
    assert found(session, issuers=("coast",))
    assert found(session, sources=("coast",))
    assert not found(session, issuers=("health",))
    assert not found(session, sources=("health",))
    merge(session, source(session, "Harbour Police"), [source(session, "Coast Guard")], **WHO)
    assert found(session, issuers=("harbour",))
    correct_issuer(session, first(session), None, **WHO)
    assert not found(session, issuers=("coast", "health", "harbour"))
    take_back(session, first(session), Corrected.ISSUER, **WHO)
    assert found(session, issuers=("health",))


def test_by_place_in_another_spelling(session: Session) -> None:
    first(session).place = "northern Khan Yunis"
    assert found(session, places=("khan younis",))
    correct_place(session, first(session), "Odesa", **WHO)
    assert (found(session, places=("Odessa",)), found(session, places=("khan younis",))) == (True, False)


def test_by_place(session: Session) -> None:
    correct_place(session, first(session), "Selvo", **WHO)
    assert (found(session, places=("selvo",)), found(session, places=("marn",))) == (True, False)
    take_back(session, first(session), Corrected.PLACE, **WHO)
    assert (found(session, places=("selvo",)), found(session, places=("marn",))) == (False, True)


def test_by_time(session: Session) -> None:
    correct_as_of(session, first(session), Moment(day(2), Precision.DAY), **WHO)
    assert (found(session, until=day(3)), found(session, since=day(9))) == (True, False)
    take_back(session, first(session), Corrected.AS_OF, **WHO)
    assert (found(session, until=day(3)), found(session, since=day(9))) == (False, True)


def test_by_measure(session: Session) -> None:
    correct_figure(session, first(session), 0, (13, 13), **WHO)  # its measure stays
    assert found(session, measures=(Measure.KILLED,))
    correct_figure(session, first(session), 0, (13, 13), Measure.INJURED, **WHO)
    assert (found(session, measures=(Measure.INJURED,)), found(session, measures=(Measure.KILLED,))) == (True, False)
    take_back(session, first(session), Corrected.FIGURE, 0, **WHO)
    assert (found(session, measures=(Measure.INJURED,)), found(session, measures=(Measure.KILLED,))) == (False, True)


def test_sources_are_counted_as_claims_count(session: Session) -> None:
    def issued() -> dict[str, int]:
        return {row.source.name: row.issued for row in find_sources(session)}

    before = issued()
    correct_issuer(session, first(session), source(session, "Rail Board"), **WHO)
    assert issued() == before | {"Health Ministry": 0, "Rail Board": 2}
    correct_issuer(session, first(session), None, **WHO)
    assert issued() == before | {"Health Ministry": 0}
    take_back(session, first(session), Corrected.ISSUER, **WHO)
    assert issued() == before
