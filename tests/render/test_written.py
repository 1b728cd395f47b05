"""The written formats: what they say, and that nothing from a report gets out of its place."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from rich.console import Console

from claims.audit import findings_in
from claims.compare import Relation
from claims.figures import Qualifier
from claims.matters import Coverage, FigureRecord, matters_in
from claims.render import (
    Format,
    findings_html,
    report_csv,
    report_html,
    report_json,
    report_markdown,
    report_terminal,
    written_report,
)
from claims.render.html import safe_link
from claims.render.words import figure_words
from claims.sourcing import SourcingReport, assemble
from tests.making import HEALTH, claim, killed, link, report, source
from tests.selvo import coverage

MADE = datetime(2026, 3, 10, tzinfo=UTC)
ATTACK = '<script>alert("x")</script>'


def told() -> SourcingReport:
    return assemble(coverage(), generated_at=MADE)


def hostile() -> SourcingReport:
    """A report in which every text that comes from outside tries to be markup."""
    bad = source(ATTACK)
    paper = report(ATTACK, title=f"{ATTACK} *bold* | [x](y)", url="javascript:alert(1)")
    claims = [
        claim("a", bad, None, content=f"{ATTACK} *bold* | `code` \x1b[31mred", in_report=paper),
        claim("b", HEALTH, "Post", content="=HYPERLINK(1)"),
    ]
    return assemble(Coverage(*matters_in(claims, [link("a", "b", Relation.CONFLICTS)])), generated_at=MADE)


FIGURES: list[tuple[FigureRecord, str]] = [
    (killed(11, 11), "11"),
    (killed(11, hedge="at least", qualifier=Qualifier.AT_LEAST), "at least 11"),
    (killed(11, hedge="or more", qualifier=Qualifier.AT_LEAST), "11 or more"),
    (killed(10_500, qualifier=Qualifier.MORE_THAN), "more than 10,500"),  # a bound without a printed hedge
    (killed(None, 30, hedge="as many as", qualifier=Qualifier.UP_TO), "as many as 30"),
    (killed(50, 50, hedge="some", qualifier=Qualifier.ABOUT), "some 50"),
    (killed(20, 25, qualifier=Qualifier.RANGE), "20–25"),
    (killed(20, hedge="between", qualifier=Qualifier.RANGE), "20 or more"),  # "between 20 and dozens"
    (killed(None, 25, qualifier=Qualifier.RANGE), "up to 25"),
    (killed(24, hedge="dozens", qualifier=Qualifier.VAGUE), "dozens (24 or more)"),
    (killed(0, 0, qualifier=Qualifier.NONE), "none"),
]


@pytest.mark.parametrize(("figure", "expected"), FIGURES)
def test_figures_keep_their_hedge(figure: FigureRecord, expected: str) -> None:
    assert figure_words(figure) == expected


def test_html_holds_nothing_that_runs_or_is_fetched() -> None:
    page = report_html(hostile(), findings_in(coverage()))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert 'href="javascript' not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert " src=" not in page


def test_html_anchors_are_where_links_point() -> None:
    page = report_html(told(), findings_in(coverage()))
    targets = {part.split('"')[0] for part in page.split('href="#')[1:]}
    anchors = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert targets <= set(anchors)
    assert len(anchors) == len(set(anchors))


def test_html_marks_the_parts_of_a_claim() -> None:
    page = report_html(told())
    assert '<mark class="source">Ardanian Interior Ministry</mark> <mark class="cue">said</mark>' in page
    assert '<mark class="content">Nine people died in the explosion</mark>' in page


def test_html_draws_the_toll_with_its_ranges() -> None:
    page = report_html(told())
    assert '<svg class="chart"' in page
    assert "Ardanian Relief Society, 2026-03-04: 19–24" in page
    assert 'class="range"' in page
    assert 'class="open"' in page


def test_findings_page_escapes() -> None:
    bare = hostile()
    page = findings_html(findings_in(Coverage(tuple(account.matter for account in bare.matters), tuple(bare.single))))
    assert "<script" not in page


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://a.example/b?c=d&e", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:", False),
        ("//a.example", False),
        ("https://[broken", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, followed: bool) -> None:
    assert safe_link(url) == (url if followed else None)


def test_markdown_escapes() -> None:
    written = report_markdown(hostile())
    assert "<script" not in written
    assert r"\*bold\* \| \`code\`" in written
    assert "](<javascript" not in written
    assert "\x1b" not in written


def test_markdown_reads_like_this() -> None:
    written = report_markdown(told())
    assert written.startswith(
        "# Sourcing report\n\n10 claims from 6 reports by 6 outlets, 2026-03-03 to 2026-03-04.\nMade 2026-03-10"
    )
    for line in (
        "### 1. An explosion killed at least 11 people",
        "6 outlets · 3 independent issuers under 2 authorities · 1 report in its own voice not counted · 2 wire copies",
        "| 2026-03-04 | Ardanian Relief Society | 19–24 | 19 | 24 | Meridian News |",
        (
            "| Tribune (own voice) | the report’s own voice, not counted"
            " | more than 20 killed (2026-03-04) | Tribune (r-Tribune-) |"
        ),
        "- Morvian Defence Ministry (Northern Wire, 2026-03-03): its forces had not fired a missile",
    ):
        assert line in written.splitlines()
    assert "Ardanian Health Ministry ← Northern Wire ← Harbour Post, Daily Ledger (r-Harbour, r-Daily Le)" in written


def test_json_holds_every_claim_once_and_all_that_is_counted() -> None:
    value = json.loads(report_json(told()))
    assert sorted(one["id"] for one in value["claims"]) == [f"c{number:02}" for number in range(1, 11)]
    assert value["matters"][0]["independent_issuers"] == [
        "Ardanian Health Ministry", "Ardanian Interior Ministry", "Ardanian Relief Society",
    ]  # fmt: skip
    assert value["scope"]["generated_at"] == "2026-03-10T00:00:00Z"


def test_csv_has_a_row_for_every_claim_and_no_cell_that_a_spreadsheet_runs() -> None:
    rows = list(csv.DictReader(io.StringIO(report_csv(told()))))
    assert [row["claim"] for row in rows] == [f"c{number:02}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]
    assert (rows[5]["low"], rows[5]["high"], rows[6]["counted"]) == ("19", "24", "no")
    assert "'=HYPERLINK(1)" in {row["content"] for row in csv.DictReader(io.StringIO(report_csv(hostile())))}


def test_the_terminal_is_not_moved_by_a_report() -> None:
    screen = io.StringIO()
    Console(width=120, file=screen, no_color=True).print(report_terminal(hostile()))
    assert "\x1b" not in screen.getvalue()
    assert ATTACK in screen.getvalue()


@pytest.mark.parametrize("form", list(Format))
def test_the_same_coverage_is_written_the_same(form: Format) -> None:
    findings = findings_in(coverage())
    assert written_report(told(), form, findings) == written_report(told(), form, findings)


@pytest.mark.parametrize("form", list(Format))
def test_an_empty_store_has_a_report(form: Format) -> None:
    assert written_report(assemble(Coverage((), ()), generated_at=MADE), form)
