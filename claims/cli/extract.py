"""`claims extract`: the statements of a text, without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claims.cli.ingest import max_seconds_option
from claims.cli.output import emit, output_options, tell, warn
from claims.cli.table import Column, Layout
from claims.cli.url_options import allow_private_option
from claims.cli.words_type import Input

if TYPE_CHECKING:
    from claims.dates import Moment
    from claims.documents import Document
    from claims.extract import Statement
    from claims.figures import Figure
    from claims.sources import SourceMention
    from claims.text import Span

STATEMENTS = Layout(
    written=("kind", "who", "stated", "content", "origin", "at"),
    columns=(
        Column("kind", ("{kind}",)),
        Column("who", ("{who}",)),
        Column("statement", ("{content}", "= {stated}", "{origin}: {at}"), fills=True),
    ),
)
SOME_FAILED = 3


@click.command("extract")
@click.argument("inputs", nargs=-1, required=True, type=Input(), metavar="PATH…|-|URL")
@max_seconds_option
@allow_private_option
@output_options
@click.pass_context
def extract(
    context: click.Context, inputs: tuple[str, ...], max_seconds: float | None, allow_private: bool, form: str | None
) -> None:
    """Show the statements that would become claims. Nothing is stored.

    \b
    Example:
      echo "Nine people died, the interior ministry said." | claims extract - --json
    """
    from claims.cli.faults import failure_line
    from claims.documents import ReadOptions, read_inputs
    from claims.errors import Stage
    from claims.extract import MAX_SECONDS, SUPPORTED_LANGUAGES, ExtractionTask, Extractor
    from claims.isolation import isolated
    from claims.render.words import number_of

    rows: list[dict[str, Any]] = []
    failed = unsupported = 0
    for reading in read_inputs(inputs, ReadOptions(allow_private=allow_private)):
        document, error = reading.document, reading.error
        if document is not None:
            known = (document.published, document.publisher, max_seconds or MAX_SECONDS)
            found = Extractor().attempt(ExtractionTask(document.origin, document.text, *known))
            with isolated(Stage.EXTRACTION, document.origin) as attempt:
                rows += [_row(statement, document) for statement in found.statements]
            error = found.failure or attempt.failure
            unsupported += not found.statements and document.language not in {None, *SUPPORTED_LANGUAGES}
        for remark in reading.remarks:
            tell(f"Note: {reading.origin}: {remark}")
        if error is not None:
            failed += 1
            warn(failure_line(error))
    emit(rows, STATEMENTS, form)
    language = f"; {unsupported:,} in a language that statements are not found in" if unsupported else ""
    tell(number_of(len(rows), "statement") + language)
    context.exit(SOME_FAILED if failed else 0)


def _row(statement: Statement, document: Document) -> dict[str, Any]:

    from claims.text import words_of

    said = statement.attribution
    spans = {"content": said.content, "source": said.source, "cue": said.cue}
    issuer = statement.issuer
    origin = "standard input" if document.origin == "-" else document.origin
    at = f"{said.content[0].start}-{said.content[-1].end}"
    return {
        "id": f"{origin}:{at}",
        "origin": origin,
        "at": at,
        "kind": statement.kind.value,
        "quote_type": said.quote_type.value,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "issuer": _mention(issuer) if issuer else None,
        "relays": [_mention(relay) for relay in statement.relays],
        "figures": [_figure(figure) for figure in statement.figures],
        "content": words_of(said.content, document.text),
        "spans": {name: [[span.start, span.end] for span in listed] for name, listed in spans.items()},
        **_time("as_of", statement.as_of),
        **_time("happened", statement.happened),
        "place": statement.place.name if statement.place else None,
        "place_country": statement.place.country if statement.place else None,
        "place_precision": statement.place.precision if statement.place else None,
        "place_reason": statement.place.reason if statement.place else None,
        "place_span": _span(statement.place.span) if statement.place else None,
        "evidence": said.evidence,
        "confidence": said.confidence,
        "who": " ← ".join(mention.name for mention in (*([issuer] if issuer else ()), *statement.relays)),
        "stated": "; ".join(_stated(figure, document) for figure in statement.figures),
    }


def _time(name: str, moment: Moment | None) -> dict[str, Any]:
    """When something is, how finely that is known, why, and at which words."""
    return {
        name: moment.in_utc if moment else None,
        f"{name}_precision": moment.precision if moment else None,
        f"{name}_reason": moment.reason if moment else None,
        f"{name}_span": _span(moment.span) if moment else None,
    }


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _figure(figure: Figure) -> dict[str, Any]:
    import msgspec

    from claims.figures import in_units

    bounds = {"low": in_units(figure.low, figure.unit), "high": in_units(figure.high, figure.unit)}
    return {**msgspec.to_builtins(figure), **bounds}


def _stated(figure: Figure, document: Document) -> str:
    from claims.figures import in_units
    from claims.render.words import CANONICAL_HEDGES

    number = document.text[figure.span.start : figure.span.end]
    hedge = figure.hedge if figure.hedge and figure.hedge not in number else ""
    bounds = {in_units(bound, figure.unit) for bound in (figure.low, figure.high) if bound is not None}
    if figure.unit and len(bounds) == 1 and number.replace(" ", "").replace("-", "").isalpha():  # "most", "two thirds"
        number = f"{hedge or CANONICAL_HEDGES.get(figure.qualifier, '')} {bounds.pop():,}".strip()
        hedge = ""
    if figure.unit and not (number[0].isalnum() and number[-1].isalnum()):  # "$2.5 billion", "40%" say it themselves
        return f"{hedge} {number}".strip()
    return f"{hedge} {number} {figure.unit or figure.measure}".strip()


def _mention(mention: SourceMention) -> dict[str, Any]:
    return {
        "name": mention.name,
        "printed": mention.printed,
        "kind": mention.kind.value,
        "named": mention.named,
        "resolved": mention.resolved,
        "parent": mention.parent,
        "reason": mention.reason,
    }
