"""`claims show`: one claim whole, with the sentence it stands in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import click

from claims.cli.database_option import database_target
from claims.cli.output import echo, emit_object
from claims.cli.table import Labelled, print_labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from claims.matters import ClaimRecord
    from claims.models import Claim
    from claims.queries import LinkRow

STYLES = {"source": "bold magenta", "cue": "yellow", "content": "green"}


@click.command("show")
@click.argument("claim_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.pass_context
def show(context: click.Context, claim_id: str, as_json: bool) -> None:
    """Show one claim whole.

    Its sentence with source, cue and content marked, where it stands, who says it, its figures, its links with their
    reasons, and what analysts said of it.

    \b
    Example:
      claims show 3f2a9c
    """
    from claims.models import Claim
    from claims.queries import identify
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        value, claim, links = _read(session, identify(session, Claim, claim_id))
    if as_json:
        emit_object(value)
        return
    echo(f"{claim.uid}  {claim.kind}, {claim.quote_type}, {claim.polarity}, {claim.modality}\n")
    _print_passage(claim)
    print_labelled(_facts(value, claim, links))


def _read(session: Session, row: Claim) -> tuple[dict[str, Any], ClaimRecord, list[LinkRow]]:
    from claims.cli.objects import claim_row, link_row
    from claims.identities import Identities
    from claims.matters.reading import read_claims
    from claims.queries import find_links, remarks_on
    from claims.render.structured import report_object

    (claim,) = read_claims(session, [row.id])
    links = find_links(session, [row.id])
    text, identities = row.report.text, Identities(session)
    value = {
        **claim_row(claim, remarks_on(session, [row.id])),
        "report": report_object(claim.report),
        "content_spans": row.content_spans,
        "cue_spans": row.cue_spans,
        "evidence": row.evidence,
        "confidence": row.confidence,
        "extractor": row.extractor,
        "attributions": [
            {
                "role": said.role.value, "source": counts_as.name, "id": counts_as.uid, "found_as": said.source.name,
                "printed": said.printed, "spans": said.source_spans, "reason": said.reason,
            }
            for said in row.attributions
            for counts_as in [identities.standing(said.source)]
        ],
        "place": row.place,
        "place_country": row.place_country,
        "place_precision": row.place_precision,
        "place_reason": row.place_reason,
        "place_span": None if row.place_start is None else [row.place_start, row.place_end],
        "event": row.event,
        "text_hash_ok": hashlib.sha256(text.encode()).hexdigest() == row.report.text_sha256,
        "spans_ok": claim.content == " … ".join(text[start:end] for start, end in row.content_spans),
        "links": [link_row(link) for link in links],
    }  # fmt: skip
    return value, claim, links


def _facts(value: dict[str, Any], claim: ClaimRecord, links: list[LinkRow]) -> Iterator[Labelled]:
    """What there is to know, for people."""
    from claims.render.words import figure_words, plain, when

    for said in value["attributions"]:
        printed = f" “{plain(said['printed'])}”" if said["printed"] else ""
        found = f", found as {plain(said['found_as'])}" if said["found_as"] != said["source"] else ""
        yield said["role"], f"{plain(said['source'])}{printed} ({plain(said['reason'])}{found})"
    for figure in claim.figures:
        part = ", part of a larger count" if figure.part_of else ""
        yield "figure", f"{figure_words(figure)} {figure.unit or figure.measure} ({figure.basis}{part})"
    yield "as of", when(claim.at, claim.at_precision)
    if value["place"]:
        known = [told for told in (value["place_precision"], value["place_country"]) if told]
        kind = f" ({', '.join(known)})" if known else ""
        yield "place", f"{plain(value['place'])}{kind}: {value['place_reason'] or 'named near it'}"
    yield "found by", f"{value['evidence']} (confidence {value['confidence']:.2f}, {value['extractor']})"
    yield from _report_facts(value, claim)
    for link in links:
        yield from _link_facts(claim, link)
    yield from _said_facts(value, claim)


def _report_facts(value: dict[str, Any], claim: ClaimRecord) -> Iterator[Labelled]:
    from claims.render.words import plain, short, when

    report = claim.report
    published = when(report.published_at, report.published_precision) or "no date"
    version = f", version {report.version}" if report.version > 1 else ""
    title = plain(report.title or "")
    yield "report", f"{short(report.uid)}  {plain(report.outlet)}, {published}{version}: {title}"
    yield "", f"{plain(report.url or report.origin)}"
    spans = " ".join(f"{start}-{end}" for start, end in value["content_spans"])
    hashed = "text hash ok" if value["text_hash_ok"] else "THE TEXT DOES NOT MATCH ITS HASH"
    sliced = "spans ok" if value["spans_ok"] else "THE SPANS DO NOT SLICE THE STORED WORDS"
    yield "offsets", f"{spans} · {hashed} · {sliced}"


def _link_facts(claim: ClaimRecord, row: LinkRow) -> Iterator[Labelled]:
    from claims.render.words import headline, plain, short

    other = row.b if row.a.uid == claim.uid else row.a
    who = other.issuer.name if other.issuer else other.report.outlet
    judged = f", judged by {row.link.judged_by}" if row.link.judged_by else f" {row.link.score:.2f}"
    strength = f" ({row.link.strength})" if row.link.strength else ""
    yield row.link.relation, f"{short(other.uid)}  {plain(who)}: {headline(other.content, 90)}"
    reasons = "; ".join(plain(reason.text) for reason in row.link.reasons)
    yield "", f"link {short(row.link.uid or '')}{strength}{judged}: {reasons}"


def _said_facts(value: dict[str, Any], claim: ClaimRecord) -> Iterator[Labelled]:
    from claims.render.words import plain, when

    if value["tags"]:
        yield "tags", f"{', '.join(value['tags'])}"
    if claim.credibility:
        yield "grade", f"{claim.credibility}"
    for note in value["notes"]:
        yield "note", f"{plain(note['text'])} ({plain(note['by'])}, {when(note['at'])})"


def _print_passage(claim: ClaimRecord) -> None:
    """The sentence with its marks: coloured on a terminal that shows colour, in labelled brackets anywhere else."""
    from rich.padding import Padding
    from rich.text import Text

    from claims.cli.terminal import Terminal
    from claims.render.passages import segments
    from claims.render.words import control_free

    terminal = Terminal()
    coloured = terminal.color_system is not None and not terminal.no_color
    text = Text()
    for segment in segments(claim):
        words = control_free(segment.words)
        if segment.role is None or not words.strip():
            text.append(words)
        elif coloured:
            text.append(words, style=STYLES[segment.role])
        else:
            text.append(f"[{segment.role}: {words}]")
    if terminal.is_terminal:
        terminal.print(Padding(text, (0, 0, 1, 2), expand=False))
    else:
        echo(f"  {text.plain}\n")
