"""Cells that a spreadsheet would run, and cells that only look like it."""

from __future__ import annotations

import pytest

from claims.render.tabular import cell


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "−1+1", "\t=1",
     "\r=1", "\n=1", "  =1", "\u3000＝1", "\u200b=1", "\x00=1", "\xa0=1", "\tplain"],
)  # fmt: skip
def test_a_formula_is_made_text(words: str) -> None:
    assert str(cell(words)).startswith("'")


@pytest.mark.parametrize("words", ["nine", "", "1=1", "“=1”", "'=1", "a-b", 12, -3, None])
def test_everything_else_stays(words: object) -> None:
    assert cell(words) == ("" if words is None else words)


def test_what_nobody_sees_is_left_out() -> None:
    assert cell("ni\x1bne\u202e dead") == "nine dead"
