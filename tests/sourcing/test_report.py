from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claims.errors import UsageError
from claims.sourcing import account_of, assemble, generation_time
from tests.selvo import coverage


def test_the_chain_runs_from_the_issuer_through_the_wire_to_the_outlets() -> None:
    ministry = account_of(coverage().matters[0]).voices[0]
    assert [(chain.relays, chain.outlets) for chain in ministry.chains] == [
        ((), ("Northern Wire", "Meridian News")),
        (("Northern Wire",), ("Harbour Post", "Daily Ledger")),
    ]


def test_the_latest_figure_is_the_newest_and_copies_add_outlets_not_lines() -> None:
    account = account_of(coverage().matters[0])
    assert [line.figure.low for line in account.voices[0].latest] == [21]
    assert account.figures[0].lines[0].outlets == ("Northern Wire", "Harbour Post", "Daily Ledger")


def test_who_denies_gives_no_figure() -> None:
    denying = account_of(coverage().matters[1]).voices[0]
    assert (denying.denies, denying.latest) == (True, ())


def test_scope_and_issuers() -> None:
    report = assemble(coverage())
    assert (report.scope.reports, report.scope.outlets, report.scope.claims) == (6, 6, 10)
    first = report.issuers[0]
    assert (first.source.name, first.claims, first.outlets, first.matters) == (
        "Ardanian Health Ministry", 4, 4, 1,
    )  # fmt: skip


def test_the_time_of_making_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert generation_time() == datetime(1970, 1, 2, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        generation_time()
