"""What analysts say against the machine's reading of a claim: said once, logged, refused where it makes no sense."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypedDict

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claims.corrections import Corrections
from claims.database import writing
from claims.dates import Moment, Precision
from claims.errors import UsageError
from claims.figures import Measure
from claims.models import Claim, Corrected, Correction, LogEntry
from claims.review import correct_as_of, correct_figure, correct_issuer, correct_place, take_back
from tests.stored import report, source


class Who(TypedDict):
    by: str
    at: datetime


WHO: Who = {"by": "mara", "at": datetime(2031, 5, 11, tzinfo=UTC)}
MARCH = Moment(datetime(2031, 3, 1), Precision.MONTH)  # noqa: DTZ001 -- as `2031-03` is read: in nobody's zone
Say = Callable[[Session, Claim], bool]


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with writing(engine) as session:
        yield session


@pytest.fixture
def claim(session: Session) -> Claim:
    report(session, "monday", "Health Ministry: the ferry Marisol burned and 12 died")
    return session.scalars(select(Claim)).one()


def logged(session: Session) -> list[tuple[str, dict[str, object]]]:
    return [(entry.action, entry.detail) for entry in session.scalars(select(LogEntry).order_by(LogEntry.id))]


def words(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Correction)) or 0


def issuer(session: Session, claim: Claim) -> bool:
    return correct_issuer(session, claim, source(session, "Coast Guard"), reason="its own release", **WHO)


def own_voice(session: Session, claim: Claim) -> bool:
    return correct_issuer(session, claim, None, **WHO)


def as_of(session: Session, claim: Claim) -> bool:
    return correct_as_of(session, claim, MARCH, **WHO)


def place(session: Session, claim: Claim) -> bool:
    return correct_place(session, claim, "  Port \n Ansel ", **WHO)


def figure(session: Session, claim: Claim) -> bool:
    return correct_figure(session, claim, 0, (12, None), Measure.INJURED, **WHO)


SAYINGS: list[tuple[Say, Corrected, int | None]] = [
    (issuer, Corrected.ISSUER, None),
    (own_voice, Corrected.ISSUER, None),
    (as_of, Corrected.AS_OF, None),
    (place, Corrected.PLACE, None),
    (figure, Corrected.FIGURE, 0),
]


@pytest.mark.parametrize(("say", "aspect", "ordinal"), SAYINGS)
def test_said_once_and_taken_back_once(
    session: Session, claim: Claim, say: Say, aspect: Corrected, ordinal: int | None
) -> None:
    assert say(session, claim)
    assert not say(session, claim)
    (word,) = Corrections(session, [claim.id]).of(claim.id).words
    assert (word.aspect, word.ordinal, word.made_by, word.made_at) == (aspect, ordinal, "mara", WHO["at"])
    assert take_back(session, claim, aspect, ordinal, **WHO)
    assert not take_back(session, claim, aspect, ordinal, **WHO)
    assert Corrections(session, [claim.id]).of(claim.id).names == ()
    assert say(session, claim)  # and can be said again
    assert ([action for action, _ in logged(session)], words(session)) == (["correct", "clear", "correct"], 3)


def test_what_counts_is_what_was_said_and_the_machines_rows_stay(session: Session, claim: Claim) -> None:
    for say in (issuer, as_of, place, figure):
        say(session, claim)
    said = Corrections(session, [claim.id]).of(claim.id)
    assert said.names == ("issuer", "as_of", "place", "figure 1")
    assert said.issuer is not None
    assert said.issuer.source is source(session, "Coast Guard")
    assert said.as_of is not None
    assert (said.as_of.moment, said.as_of.precision) == (datetime(2031, 3, 1, tzinfo=UTC), Precision.MONTH)
    assert said.place is not None
    assert said.place.value == "Port Ansel"
    stated = said.figure(0, claim.figures[0].as_read())
    assert (stated.low, stated.high, stated.measure, stated.qualifier.value) == (12, None, "injured", "at_least")
    session.refresh(claim)
    assert (claim.attributions[0].source.name, claim.as_of, claim.place) == ("Health Ministry", None, None)
    assert (claim.figures[0].low, claim.figures[0].high, claim.figures[0].measure) == (12, 12, "killed")


@pytest.mark.parametrize(
    ("bounds", "qualifier"),
    [((12, 12), "exact"), ((10, 15), "range"), ((10, None), "at_least"), ((None, 15), "at_most"), ((0, 0), "exact")],
)
def test_bounds_say_how_they_bound(
    session: Session, claim: Claim, bounds: tuple[int | None, int | None], qualifier: str
) -> None:
    correct_figure(session, claim, 0, bounds, Measure.MISSING, **WHO)
    stated = Corrections(session, [claim.id]).of(claim.id).figure(0, claim.figures[0].as_read())
    assert (stated.qualifier, stated.hedge, stated.measure) == (qualifier, None, "missing")


def test_the_newest_word_counts(session: Session, claim: Claim) -> None:
    correct_place(session, claim, "Selvo", **WHO)
    assert correct_place(session, claim, "Marn", **WHO)
    assert correct_place(session, claim, "Marn", reason="as the map has it", **WHO)  # another reason is news
    said = Corrections(session, [claim.id]).of(claim.id).place
    assert said is not None
    assert (said.value, said.reason) == ("Marn", "as the map has it")


def test_saying_what_was_read_is_no_correction(session: Session, claim: Claim) -> None:
    assert not correct_issuer(session, claim, source(session, "Health Ministry"), **WHO)
    assert not correct_figure(session, claim, 0, (12, 12), **WHO)
    assert (words(session), logged(session)) == (0, [])


def test_what_makes_no_sense_is_refused(session: Session, claim: Claim) -> None:
    for number, bounds, says in (
        (1, (1, 1), r"no figure 2 \(it has 1 “the ferry .* died” \(killed\)\)"),
        (0, (15, 3), "15..3: the lower bound is above the upper one"),
        (0, (-1, 3), "between 0 and"),
        (0, (1, 2**63), "between 0 and"),
        (0, (None, None), "bounded at one end"),
    ):
        with pytest.raises(UsageError, match=says):
            correct_figure(session, claim, number, bounds, **WHO)
    for name in ("", " \n", "x" * 201):
        with pytest.raises(UsageError, match="1 to 200 characters"):
            correct_place(session, claim, name, **WHO)
    assert words(session) == 0


def test_the_log_says_what_was_said(session: Session, claim: Claim) -> None:
    issuer(session, claim)
    figure(session, claim)
    take_back(session, claim, Corrected.FIGURE, 0, reason="misread the page", **WHO)
    said = source(session, "Coast Guard")
    assert logged(session) == [
        ("correct", {"issuer": said.uid, "name": "Coast Guard", "reason": "its own release"}),
        ("correct", {"figure 1": "12.. injured", "reason": None}),
        ("clear", {"cleared": "figure 1", "reason": "misread the page"}),
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"aspect": Corrected.FIGURE, "low": 1},  # which figure?
        {"aspect": Corrected.PLACE, "ordinal": 0, "value": "Marn"},
        {"aspect": Corrected.PLACE},
        {"aspect": Corrected.PLACE, "value": "Marn", "low": 1},
        {"aspect": Corrected.AS_OF, "moment": WHO["at"]},  # how finely?
        {"aspect": Corrected.FIGURE, "ordinal": 0},
        {"aspect": Corrected.FIGURE, "ordinal": 0, "low": 2, "high": 1},
        {"aspect": Corrected.PLACE, "value": "Marn", "stands": False},
        {"aspect": Corrected.ISSUER, "source_id": 1, "stands": False},
    ],
)
def test_the_database_refuses_a_row_that_says_nothing_clear(
    session: Session, claim: Claim, columns: dict[str, object]
) -> None:
    word = Correction(**{"claim_id": claim.id, "stands": True, "made_at": WHO["at"], "made_by": "mara", **columns})
    session.add(word)
    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()
