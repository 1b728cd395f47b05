"""The benchmark of unwrapping counts what it says."""

import pytest

from benchmarks.wrapping import WAYS, share_of_paragraphs

REPORT = [
    "The harbour of Selvo was shut on Tuesday after a crane fell onto two ships, and nobody knows yet for how long.",
    "“It fell without a sound,” said the harbour master. Eleven men were on board, and nine of them swam ashore.",
]


@pytest.mark.parametrize("way", WAYS)
def test_a_report_that_comes_back_counts_whole(way: str) -> None:
    assert share_of_paragraphs([REPORT], way, 72) == 1


def test_what_does_not_come_back_counts_as_lost() -> None:
    cut = ["The harbour was shut on Tuesday", "when a crane fell onto two ships."]
    assert share_of_paragraphs([cut], "none", 72) == 0
