"""What is put away is taken out again as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.linking.carrying import Carried


@given(st.lists(st.lists(st.binary(max_size=40), max_size=5), max_size=5))
def test_pieces_come_out_as_they_went_in(batches: list[list[bytes]]) -> None:
    everything = [piece for batch in batches for piece in batch]
    with Carried() as carried:
        for batch in batches:
            carried.put(batch)
            assert carried.take(range(len(carried))) == everything[: len(carried)]
        assert len(carried) == len(everything)
        assert carried.take(reversed(range(len(everything)))) == everything[::-1]
