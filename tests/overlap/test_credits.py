"""Whom a report says had it first: (text; names; the case)."""

from __future__ import annotations

import pytest

from claims.overlap import credits_in

CREDITS = [
    ("The plan was first reported by the Marn Courier.", ["Marn Courier"]),
    ("As first reported by Tesk Radio, nine died.", ["Tesk Radio"]),
    ("The Marn Courier first reported the deaths.", ["Marn Courier"]),
    ("Nine died, the Marn Courier was first to report.", ["Marn Courier"]),
    ("On Monday Tesk Radio broke the story.", ["Tesk Radio"]),  # the words before the name are the sentence's
    ("The report was originally published by The Voice of Marn.", ["Voice of Marn"]),
    ("Police first reported the theft in May.", []),  # whoever reported a theft is no outlet
    ("It was first reported by a newspaper.", []),  # nobody named
    ("First reported by the Marn Courier. Also first reported by the Marn Courier.", ["Marn Courier"]),
    ("First reported by Tesk Radio; the Lun Echo first reported the names.", ["Tesk Radio", "Lun Echo"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), CREDITS)
def test_credits(text: str, names: list[str]) -> None:
    found = credits_in(text)
    assert [credit.name for credit in found] == names
    assert all(credit.span.of(text) == credit.name for credit in found)
