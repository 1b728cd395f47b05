"""What holds of every attribution, whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.attribution.finding import find_attributions
from claims.parsing import parse

PIECES = [
    "The mayor", " said ", "that ", '"', "“", "”", "'", "’", "the bridge is safe", ", ", ". ", ": ", "\n", "\n\n",
    "according to ", "police", " told ", "Reuters", " — ", "He", " denied ", "having left", "\u200b", "\u00a0", "🌊",
    "\r", "«", "»", "(", ")", "said",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_spans_slice_the_text_and_content_is_never_empty(text: str) -> None:
    for attribution in find_attributions(text, list(parse(text)), attitudes=True):
        relayed = [span for relay in attribution.relays for span in (*relay.source, *relay.cue)]
        for span in (*attribution.source, *attribution.cue, *attribution.content, attribution.sentence, *relayed):
            assert 0 <= span.start < span.end <= len(text)
        for spans in (attribution.source, attribution.cue, attribution.content):
            assert list(spans) == sorted(spans)
        assert attribution.content
        assert all(span.of(text).strip() for span in attribution.content)
        assert 0 <= attribution.confidence <= 1
