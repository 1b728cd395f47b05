from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from benchmarks.nested_set import (
    Gold,
    Label,
    Paragraph,
    RelayLabel,
    Report,
    Tag,
    Trap,
    attributions,
    locate,
    main,
    reports,
    traps,
)
from claims.text import Span, paragraphs, words_of

REPORTS = list(reports())
DERIVED = {
    *("cue-before", "cue-after", "cue-inside", "discontinuous", "no-source", "pronoun", "nested", "deep"),
    *("relay", "relayed", "channel", "direct", "mixed", "indirect"),
    *("curly", "straight", "single", "guillemets", "german"),
}
LAYERED = {"nested", "relay", "relayed", "continuation"}


def by_paragraph() -> Iterator[list[Gold]]:
    for _, report in REPORTS:
        found = attributions(report)
        for span in paragraphs(report.text):
            yield [gold for gold in found if span.contains(gold.content[0])]


def test_the_set_is_large_and_has_what_it_is_for() -> None:
    each = list(by_paragraph())
    assert len(each) == sum(len(report.paragraph) for _, report in REPORTS) >= 150
    assert sum(any(gold.tags & LAYERED for gold in found) for found in each) >= 80
    assert sum(not found for found in each) >= len(each) / 4


def test_every_phenomenon_occurs_three_times() -> None:
    tags = Counter(tag for _, report in REPORTS for gold in attributions(report) for tag in gold.tags)
    kinds = Counter(kind for _, report in REPORTS for kind, _ in traps(report))
    assert set(tags) == {*get_args(Tag), *DERIVED}
    assert {tag: count for tag, count in tags.items() if count < 3} == {}
    assert {kind: kinds[kind] for kind in get_args(Trap) if kinds[kind] < 3} == {}


@pytest.mark.parametrize(("name", "report"), REPORTS, ids=[name for name, _ in REPORTS])
def test_every_span_is_the_phrase_that_was_labelled(name: str, report: Report) -> None:
    labels = [(label, paragraph.text) for paragraph in report.paragraph for label in paragraph.attribution]
    for gold, (label, text) in zip(attributions(report), labels, strict=True):
        for spans, phrases in ((gold.content, label.content), (gold.cue, label.cue), (gold.source, label.source)):
            expected = [text if phrase == "*" else phrase.partition("#")[0] for phrase in phrases]
            assert [span.of(report.text) for span in spans] == expected, name


@pytest.mark.parametrize(("name", "report"), REPORTS, ids=[name for name, _ in REPORTS])
def test_labels_keep_the_conventions(name: str, report: Report) -> None:
    found = attributions(report)
    for gold in found:
        words = words_of(gold.content, report.text)
        assert gold.cue or gold.tags & {"continuation", "headline"}, (name, words)
        assert gold.speaker or not gold.source, (name, words)
        assert "continuation" not in gold.tags or (gold.speaker and not gold.cue and not gold.source), (name, words)
        assert all(span.trimmed(report.text, " ,;:–—") == span for span in gold.content), (name, words)
        assert gold.parent is None or found[gold.parent].holds(gold), (name, words)


def test_no_trap_lies_in_the_content_of_a_statement_but_names_and_titles() -> None:
    for name, report in REPORTS:
        contents = [span for gold in attributions(report) for span in gold.content]
        for kind, trap in traps(report):
            assert kind in {"title", "scare-quotes"} or not any(trap.overlaps(span) for span in contents), (name, kind)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the dam", Span(0, 7)),
        ("he", Span(14, 16)),  # not the end of "the"
        ("said#2", Span(25, 29)),
        ("*", Span(0, 29)),
    ],
)
def test_a_phrase_is_found_as_whole_words(phrase: str, expected: Span) -> None:
    assert locate(phrase, "the dam held, he said, I said") == expected


@pytest.mark.parametrize("phrase", ["said", "said#3", "dam#1", "river"])
def test_a_phrase_that_is_missing_or_ambiguous_is_an_error(phrase: str) -> None:
    with pytest.raises(ValueError, match="times in"):
        locate(phrase, "The dam held, he said, she said.")


def test_a_relay_with_a_cue_must_be_an_attribution_of_its_own() -> None:
    label = Label(["it held"], ["said"], ["Tehran"], "Iran", relays=[RelayLabel("IRNA", "reported")])
    with pytest.raises(ValueError, match="no attribution around"):
        attributions(Report([Paragraph("Tehran said it held, IRNA reported.", [label])]))


def test_the_scorer_gets_texts_and_gold(tmp_path: Path) -> None:
    main([str(tmp_path)])
    lines = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["doc"] for line in lines] == [name for name, _ in REPORTS]
    for line, (name, report) in zip(lines, REPORTS, strict=True):
        assert (tmp_path / "text" / f"{name}.txt").read_text(encoding="utf-8") == report.text
        assert all({"source", "cue", "content"} <= set(one) for one in line["attributions"])
