"""Claims, links and reports as the objects that listings print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claims.dates import Moment
from claims.matters import SourceRecord
from claims.queries import Remarks
from claims.render.structured import claim_object, link_object, report_object, source_object
from claims.render.words import claim_when, figure_words, headline, report_when, short

if TYPE_CHECKING:
    from claims.matters import ClaimRecord
    from claims.models import Source
    from claims.queries import CorrectionRecord, FailureRow, LinkRow, Proposal, ReportRow, SourceAccount, SourceRow

NOTHING_SAID = Remarks()


def claim_row(claim: ClaimRecord, remarks: Mapping[str, Remarks]) -> dict[str, Any]:
    """One claim, its sources by name, with what analysts said of it."""
    said = remarks.get(claim.uid, NOTHING_SAID)
    return {
        **claim_object(claim),
        "issuer": source_object(claim.issuer) if claim.issuer else None,
        "relays": [source_object(relay) for relay in claim.relays],
        "publisher": claim.report.outlet,
        "published_at": claim.report.published_at,
        "ingested_at": claim.report.ingested_at,
        "tags": list(said.tags),
        "notes": [{"text": note.text, "by": note.made_by, "at": note.made_at} for note in said.notes],
    }


def corrected_object(records: Iterable[CorrectionRecord]) -> dict[str, Any]:
    """What analysts corrected, by the names of the aspects, each with what the machine read there."""
    return {
        record.name: {
            "machine": _read_object(record),
            "machine_reason": record.because,
            "reason": record.reason,
            "by": record.made_by,
            "at": record.made_at,
        }
        for record in records
    }


def _read_object(record: CorrectionRecord) -> object:
    match record.read:
        case SourceRecord() as source:
            return source_object(source)
        case Moment(at=at, precision=precision):
            return {"at": at, "precision": precision.value}
        case read:
            return read


def claim_cells(row: Mapping[str, Any], claim: ClaimRecord) -> dict[str, Any]:
    """A claim's row with the cells a table shows, under keys of their own."""
    own_voice = f"({claim.report.outlet})"
    return {
        **row,
        "short_id": short(claim.uid),
        "who": " ← ".join([claim.issuer.name if claim.issuer else own_voice, *(relay.name for relay in claim.relays)]),
        "stated": "; ".join(f"{figure_words(figure)} {figure.unit or figure.measure}" for figure in claim.figures),
        "words": headline(claim.content, 120),
        "when": claim_when(claim),
    }


def link_row(row: LinkRow) -> dict[str, Any]:
    """One link with the words and issuers of both claims."""
    return {
        **link_object(row.link),
        "short_id": short(row.link.uid or ""),
        "issuer_a": row.a.issuer.name if row.a.issuer else None,
        "issuer_b": row.b.issuer.name if row.b.issuer else None,
        "publisher_a": row.a.report.outlet,
        "publisher_b": row.b.report.outlet,
        "content_a": row.a.content,
        "content_b": row.b.content,
    }


def report_row(row: ReportRow) -> dict[str, Any]:
    """One report with what is stored of it."""
    return {
        **report_object(row.report),
        "short_id": short(row.report.uid),
        "byline": row.byline,
        "language": row.language,
        "supported": row.supported,
        "superseded": row.superseded,
        "media_type": row.media_type,
        "modified_at": row.modified_at,
        "ingested_by": row.ingested_by,
        "claims": row.claims,
        "failure": _failure_object(row.failure),
        "not_extracted": row.failure.reason if row.failure else None,
        "remarks": list(row.remarks),
        "hint": _hint(row.remarks),
        "when": report_when(row.report),
        "name": headline(row.report.title or row.report.origin, 80),
        "later_version": row.report.version if row.report.version > 1 else None,
    }


def _hint(remarks: Sequence[str]) -> str | None:
    """The first remark on a report, and how many more there are."""
    if not remarks:
        return None
    return remarks[0] if len(remarks) == 1 else f"{remarks[0]} (and {len(remarks) - 1:,} more)"


def _failure_object(failure: FailureRow | None) -> dict[str, Any] | None:
    if failure is None:
        return None
    return {
        "stage": "extraction",
        "code": failure.code,
        "reason": failure.reason,
        "extractor": failure.extractor,
        "at": failure.at,
    }


def source_row(row: SourceRow) -> dict[str, Any]:
    """One source with its names and counts."""
    return {
        **source_object(row.source),
        "short_id": short(row.source.uid),
        "aliases": list(row.aliases),
        "issued": row.issued,
        "relayed": row.relayed,
        "printed": row.printed,
    }


def proposal_row(row: Proposal) -> dict[str, Any]:
    """Two sources that are probably one, and the command that merges them."""
    into, other = row.into.source, row.other.source
    return {
        "id": other.uid,
        "into": {"id": into.uid, "name": into.name, "issued": row.into.issued},
        "other": {"id": other.uid, "name": other.name, "issued": row.other.issued},
        "kind": into.kind.value,
        "confidence": row.likeness.confidence,
        "reasons": [{"code": reason.code, "text": reason.text} for reason in row.likeness.reasons],
        "why": "; ".join(reason.text for reason in row.likeness.reasons),
        "command": f"claims sources merge {short(into.uid)} {short(other.uid)}",
    }


def account_object(account: SourceAccount) -> dict[str, Any]:
    """One source whole: what it counts as, what the machine found, and what analysts said of it."""
    found, standing = account.found, account.standing
    return {
        "id": found.uid,
        "name": found.name if standing.uid != found.uid else standing.name,
        "counts_as": {"id": standing.uid, "name": standing.name},
        "kind": standing.kind.value,
        "parent": standing.parent,
        "place": standing.place,
        "side": standing.side,
        "named": standing.named,
        "resolved": standing.resolved,
        "reliability": account.row.source.reliability,
        "issued": account.row.issued,
        "relayed": account.row.relayed,
        "printed": account.row.printed,
        "machine": machine_object(found),
        "aliases": [
            {"name": name.name, "reason": name.reason, "by": name.made_by, "at": name.made_at} for name in account.names
        ],
        "merged": [machine_object(source) for source in account.merged],
        "decisions": [
            {"source": said.source, "said": said.said, "reason": said.reason, "by": said.made_by, "at": said.made_at}
            for said in account.decisions
        ],
    }


def machine_object(source: Source) -> dict[str, Any]:
    """A source as the machine found it, whatever is said of it."""
    return {
        "id": source.uid,
        "name": source.name,
        "kind": source.kind.value,
        "parent": source.parent.name if source.parent else None,
        "place": source.place,
        "side": source.side,
        "named": source.named,
        "resolved": source.resolved,
    }
