"""Claims and links of a folder of reports, in the shape of the corpus's labels.

    python -m benchmarks.corpus CORPUS_DIR CLAIMS.jsonl LINKS.jsonl [--gold-claims]

Reads `reports/*.json`; offsets count code points of each report's `text` as given. With `--gold-claims` the spans of
`claims.jsonl` (content, source and cue, never a label) become the claims, so that linking is measured by itself.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.labelled import read_lines, write_lines
from claims.attribution import Attribution, CueKind, QuoteType
from claims.attribution.finding import find_attributions
from claims.compare import Comparable, Relation, comparable, compare, in_order, stems
from claims.dates import Moment, Precision
from claims.extract import Polarity, Statement, assemble, extract
from claims.figures import Figure, in_units
from claims.parsing import Paragraph, parse
from claims.quotes import find_quotations
from claims.sources import SourceKind
from claims.text import Span, envelope

Offsets = tuple[int, int]
KINDS = {
    SourceKind.WITNESS: SourceKind.PERSON,
    SourceKind.COMPANY: SourceKind.OTHER,
    SourceKind.RESEARCH: SourceKind.OTHER,
    SourceKind.STATE_MEDIA: SourceKind.MEDIA,
}
"""The labels' kinds are fewer than ours: these stand among others there."""

_NO_LINK = frozenset({Relation.UNDECIDED, Relation.UNRELATED, Relation.PART_OF})


@dataclass(frozen=True, slots=True)
class Prediction:
    """One statement of one report, and the report's record."""

    report: Mapping[str, Any]
    statement: Statement

    @property
    def end(self) -> dict[str, Any]:
        """The claim as one end of a link."""
        return {"report": self.report["id"], "content": offsets(self.statement.attribution.content)}


def main(arguments: Sequence[str]) -> None:
    """Predict for every report of a folder."""
    given = [argument for argument in arguments if argument != "--gold-claims"]
    folder, claims, links = map(Path, given)
    predictions = list(predict(folder, gold_claims="--gold-claims" in arguments))
    write_lines(claims, (claim_record(prediction) for prediction in predictions))
    write_lines(links, link_records(predictions))


def predict(folder: Path, *, gold_claims: bool) -> Iterator[Prediction]:
    """The statements of every report, of its own finding or on the labelled spans."""
    labelled: dict[str, list[dict[str, Any]]] = defaultdict(list)
    if gold_claims:
        for claim in read_lines(folder / "claims.jsonl"):
            labelled[claim["report"]].append({part: claim[part] for part in ("content", "source", "cue")})
    for path in sorted((folder / "reports").glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        found = on_spans(report, labelled[report["id"]]) if gold_claims else of_report(report)
        yield from (Prediction(report, statement) for statement in found)


def of_report(report: Mapping[str, Any]) -> list[Statement]:
    """The statements of one report, as the package extracts them."""
    return extract(report["text"], published=published(report), publisher=report.get("outlet"))


def on_spans(report: Mapping[str, Any], labelled: Iterable[Mapping[str, Any]]) -> list[Statement]:
    """The statements of one report on given spans."""
    text = report["text"]
    paragraphs = list(parse(text))
    found = find_attributions(text, paragraphs)
    attributions = sorted(
        (_with_relays(_attribution(text, paragraphs, spans), found) for spans in labelled),
        key=lambda made: made.content[0],
    )
    return assemble(text, paragraphs, attributions, published=published(report), publisher=report.get("outlet"))


def _attribution(text: str, paragraphs: Sequence[Paragraph], spans: Mapping[str, Any]) -> Attribution:
    content, source, cue = (_span(spans[part]) for part in ("content", "source", "cue"))
    words = content[0]
    sentences = [s for paragraph in paragraphs for s in paragraph.sentences() if s.overlaps(words)]
    return Attribution(
        content=content,
        cue=cue,
        source=source,
        sentence=envelope(sentences or content),
        quote_type=_quote_type(text, words),
        kind=CueKind.STATEMENT,
        evidence="given spans",
        confidence=1.0,
    )


def _with_relays(made: Attribution, found: Sequence[Attribution]) -> Attribution:
    """With the relays and the antecedent that extraction itself finds for the source and the content most alike."""
    alike = max(found, key=lambda one: _shared(made.content, one.content), default=None)
    if alike is None or not _shared(made.content, alike.content) or not _same_source(made, alike):
        return made
    return replace(made, relays=alike.relays, antecedent=alike.antecedent)


def _same_source(one: Attribution, other: Attribution) -> bool:
    if not one.source or not other.source:
        return not one.source and not other.source
    return bool(_shared(one.source, other.source))


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _span(given: Sequence[int] | None) -> tuple[Span, ...]:
    return (Span(*given),) if given else ()


def _quote_type(text: str, content: Span) -> QuoteType:
    """How much of the content lies in quotation marks, as extraction itself would read them."""
    quoted = [quotation.inner for quotation in find_quotations(text) if quotation.outer.overlaps(content)]
    inside = sum(
        min(span.end, content.end) - max(span.start, content.start) for span in quoted if span.overlaps(content)
    )
    if not inside:
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if len(content) - inside <= 4 else QuoteType.MIXED  # noqa: PLR2004 - marks and full stop


def published(report: Mapping[str, Any]) -> Moment | None:
    """The report's day of publication."""
    day = report.get("published")
    return Moment(datetime.fromisoformat(day).replace(tzinfo=UTC), Precision.DAY) if day else None


def claim_record(prediction: Prediction) -> dict[str, Any]:
    """One statement in the labels' shape; a report's own figure has its outlet as source."""
    statement, report = prediction.statement, prediction.report
    issuer = statement.issuer
    return {
        "report": report["id"],
        "content": offsets(statement.attribution.content),
        "source": offsets(statement.attribution.source) if statement.attribution.source else None,
        "source_name": issuer.name if issuer else report.get("outlet"),
        "source_kind": KINDS.get(issuer.kind, issuer.kind).value if issuer else SourceKind.MEDIA.value,
        "via": statement.relays[0].name if statement.relays else None,
        "reason": issuer.reason if issuer else None,
        "figures": [_figure(figure) for figure in statement.figures],
        "negated": statement.polarity is Polarity.DENIED,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "low": in_units(figure.low, figure.unit),
        "high": in_units(figure.high, figure.unit),
        "measure": _measure(figure),
        "qualifier": figure.hedge,
        "who": figure.who,
    }


def _measure(figure: Figure) -> str:
    """What is counted, as the labels name it: currencies, which we store by their codes, are all `money`."""
    unit = figure.unit or figure.measure.value
    return "money" if unit.isupper() else unit


def offsets(spans: Iterable[Span]) -> Offsets:
    """The envelope of `spans`: the labels have one span where a statement may have several."""
    whole = envelope(spans)
    return whole.start, whole.end


def link_records(predictions: Sequence[Prediction]) -> Iterator[dict[str, Any]]:
    """Every link between two claims of different reports, the earlier claim first."""
    made = [(prediction, comparable_of(prediction)) for prediction in predictions]
    for (one, first), (other, second) in combinations(made, 2):
        if first.report == second.report or not stems(first.passage) & stems(second.passage):
            continue
        comparison = compare(first, second)
        if comparison.relation in _NO_LINK:
            continue
        a, b = (one, other) if in_order(first, second)[0] is first else (other, one)
        yield {"a": a.end, "b": b.end, "relation": comparison.relation.value}


def comparable_of(prediction: Prediction) -> Comparable:
    """The statement as comparison sees it."""
    moment = published(prediction.report)
    return comparable(
        prediction.statement,
        prediction.report["text"],
        report=prediction.report["id"],
        publisher=prediction.report.get("outlet"),
        published=moment.at if moment else None,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
