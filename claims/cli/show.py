"""`claims show`: one claim whole, with the sentence it stands in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import click

from claims.cli.claim_facts import NO_TIME, claim_facts
from claims.cli.database_option import database_target
from claims.cli.output import echo, emit_object
from claims.cli.table import print_labelled

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claims.matters import ClaimRecord
    from claims.models import Claim
    from claims.queries import CorrectionRecord, LinkRow

STYLES = {"source": "bold magenta", "cue": "yellow", "content": "green"}


@click.command("show")
@click.argument("claim_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.pass_context
def show(context: click.Context, claim_id: str, as_json: bool) -> None:
    """Show one claim whole.

    Its sentence with source, cue and content marked, where it stands, who says it, its figures, its links with their
    reasons, what analysts said of it, and what the machine read where they corrected it.

    \b
    Example:
      claims show 3f2a9c
    """
    from claims.models import Claim
    from claims.queries import identify
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        value, claim, links, corrected = _read(session, identify(session, Claim, claim_id))
    if as_json:
        emit_object(value)
        return
    echo(f"{claim.uid}  {claim.kind}, {claim.quote_type}, {claim.polarity}, {claim.modality}\n")
    _print_passage(claim)
    print_labelled(claim_facts(value, claim, links, corrected))


def _read(session: Session, row: Claim) -> tuple[dict[str, Any], ClaimRecord, list[LinkRow], list[CorrectionRecord]]:
    from claims.cli.objects import claim_row, corrected_object, link_row
    from claims.identities import Identities
    from claims.matters.reading import read_claims
    from claims.queries import corrections_on, find_links, remarks_on
    from claims.render.structured import report_object

    (claim,) = read_claims(session, [row.id])
    links = find_links(session, [row.id])
    text, identities, corrected = row.report.text, Identities(session), corrections_on(session, row)
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
                "speaker": said.speaker, "number": said.number, "confidence": said.confidence,
            }
            for said in row.attributions
            for counts_as in [identities.standing(said.source)]
        ],
        **_times(row, claim),
        **_place(row, claim),
        "corrected": corrected_object(corrected),
        "event": row.event,
        "remarks": row.report.remarks,
        "left_out": row.report.left_out,
        "text_hash_ok": hashlib.sha256(text.encode()).hexdigest() == row.report.text_sha256,
        "spans_ok": claim.content == " … ".join(text[start:end] for start, end in row.content_spans),
        "links": [link_row(link) for link in links],
    }  # fmt: skip
    return value, claim, links, corrected


def _times(row: Claim, claim: ClaimRecord) -> dict[str, Any]:
    """Where and why the time that counts was read, told of a time that was read; and of the machine's event, when."""
    read = "as_of" not in claim.corrected
    return {
        "as_of_reason": (row.as_of_reason if claim.at else NO_TIME) if read else None,
        "as_of_span": _span(row.as_of_start, row.as_of_end) if read else None,
        "happening": row.happening,
        "happened_at": row.happened_at,
        "happened_reason": row.happened_reason,
        "happened_span": _span(row.happened_start, row.happened_end),
    }


def _place(row: Claim, claim: ClaimRecord) -> dict[str, Any]:
    """The place that counts; where and why it was read is told of a place that was read."""
    read = "place" not in claim.corrected
    return {
        "place": claim.place,
        "place_country": row.place_country if read else None,
        "place_precision": row.place_precision if read else None,
        "place_reason": row.place_reason if read else None,
        "place_span": _span(row.place_start, row.place_end) if read else None,
    }


def _span(start: int | None, end: int | None) -> list[int] | None:
    return None if start is None or end is None else [start, end]


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
