"""Claims told months apart: bodies come back to their matters, towns to their accidents, so that more must be shared.

Each pair is told within days and a year apart; only the days differ.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from claims.compare import Comparable, Relation, compare
from claims.compare.vocabulary import thresholds
from tests.compare.saying import MINISTRY, RED_CROSS, UNION, killed, said

CRASH = "a bus crash in Port Ansel killed"


def later(claim: Comparable) -> Comparable:
    """The claim as if told a year after."""
    return replace(claim, as_of=datetime(2032, 5, 12))  # noqa: DTZ001 (a report's local time has no zone)


CASES = [
    # (the earlier claim, the later, what they are within days, what a year apart)
    pytest.param(
        said("the harbour pilots will strike over their pay and the night shifts", UNION),
        said("harbour pilots want shorter training and new boats", UNION, 12),
        Relation.RESTATES, Relation.UNRELATED, id="a union comes back to its pilots",
    ),
    pytest.param(
        said("the harbour pilots will strike on the night of the regatta", UNION),
        said("a strike of the harbour pilots falls on regatta night", UNION, 12),
        Relation.RESTATES, Relation.RESTATES, id="one statement told again",
    ),
    pytest.param(
        said(f"{CRASH} seven on the hill road by the quarry", MINISTRY, 10, killed(7)),
        said(f"{CRASH} seven beside the ferry pier at noon", RED_CROSS, 12, killed(7)),
        Relation.CORROBORATES, Relation.UNRELATED, id="seven dead in one town, by chance",
    ),
    pytest.param(
        said(f"{CRASH} seven on the hill road by the quarry", MINISTRY, 10, killed(7)),
        said(f"{CRASH} seven people on the hill road by the quarry", RED_CROSS, 12, killed(7)),
        Relation.CORROBORATES, Relation.CORROBORATES, id="the same crash remembered",
    ),
    pytest.param(
        said(f"{CRASH} seven on the hill road by the quarry", MINISTRY, 10, killed(7)),
        said(f"{CRASH} sixteen on the hill road by the quarry", MINISTRY, 12, killed(16)),
        Relation.UPDATES, Relation.UNRELATED, id="a toll does not double after a year",
    ),
    pytest.param(
        said(f"{CRASH} seven on the hill road by the quarry", MINISTRY, 10, killed(7)),
        said(f"{CRASH} eight on the hill road by the quarry", MINISTRY, 12, killed(8)),
        Relation.UPDATES, Relation.UPDATES, id="a victim who died later",
    ),
    pytest.param(
        said("the war in Veld has killed civilians", MINISTRY, 10, killed(10_328)),
        said("the war in Veld has killed civilians and wrecked towns", MINISTRY, 12, killed(34_100)),
        Relation.UPDATES, Relation.UPDATES, id="a war's total runs on",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "then", "within_days", "a_year_apart"), CASES)
def test_more_must_be_shared_a_year_apart(
    earlier: Comparable, then: Comparable, within_days: Relation, a_year_apart: Relation
) -> None:
    assert compare(earlier, then).relation is within_days, compare(earlier, then).reasons
    assert compare(earlier, later(then)).relation is a_year_apart, compare(earlier, later(then)).reasons


def test_a_month_is_not_long() -> None:
    a, b = (said(f"{CRASH} seven beside the pier", issuer, 1, killed(7)) for issuer in (MINISTRY, RED_CROSS))
    month = replace(b, as_of=datetime(2031, 5, 1 + thresholds().long_days))  # noqa: DTZ001 (as above)
    assert compare(a, month).relation is Relation.CORROBORATES
