"""The agency a report credits, where it does."""

import pytest

from claims.documents.agency import agency_of

BODY = "The ministry said nine people had died in the harbour on Tuesday."


@pytest.mark.parametrize(
    ("text", "byline", "publisher", "expected"),
    [
        (f"KYIV, Nov 1 (Reuters) - {BODY}", None, "The Post", "Reuters"),
        (f"KYIV (AP) — {BODY}", None, "The Post", "Associated Press"),
        (f"(AFP) -- {BODY}", None, None, "AFP"),
        (f"By Ann Lee ABUJA, Nov 1 (Reuters) - {BODY}", None, None, "Reuters"),  # a byline before the dateline
        (f"KYIV (Reuters) - {BODY}", None, "Reuters", "Reuters"),  # the agency's own site
        (f"PORT SELVO, Ardania (Northern Wire) - {BODY}", None, "Harbour Post", "Northern Wire"),  # an unlisted one
        (f"SELVO, May 12 (Northern Wire) - {BODY}", None, "Harbour Post", "Northern Wire"),  # a place of one word
        (f"PORT SELVO (Harbour Post) - {BODY}", None, "Harbour Post", None),  # the outlet's own reporter
        (f"PORT SELVO (1 p.m.) - {BODY}", None, None, None),
        (f"By The Associated Press\n{BODY}", None, None, "Associated Press"),
        (BODY, "Reuters", None, "Reuters"),
        (BODY, "Ann Lee, Reuters", None, "Reuters"),
        (BODY, "Ann Lee", None, None),
        (f"{BODY}\n{BODY} \nAFP contributed to this report.", None, None, "AFP"),
        (f"{BODY}\n— Reuters", None, None, "Reuters"),
        (f"{BODY}\nSource: TASS", None, None, "TASS"),
        (f"{BODY}\nThe tally was reported by Reuters, whose reporters saw the site.", None, None, None),  # a source
        (f"{BODY}\nA Reuters witness saw smoke.", None, None, None),
        (f"The group (AP) - as its members call it - {BODY}", None, None, "Associated Press"),  # cannot be told apart
        (f"The Authority (PA) said. {BODY}", None, None, None),  # an abbreviation, and no dash
        ("", None, None, None),
    ],
)
def test_the_credited_agency(text: str, byline: str | None, publisher: str | None, expected: str | None) -> None:
    assert agency_of(text, byline, publisher) == expected
