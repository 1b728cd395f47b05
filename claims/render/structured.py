"""JSON: the whole structure, each claim and report once, everything else by id.

Knows the shape that other programs read; `format` in it changes whenever that shape does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from claims.render.words import escaped, figure_words

if TYPE_CHECKING:
    from claims.audit import Finding
    from claims.matters import ClaimRecord, LinkRecord, ReportRecord, SourceRecord, Tie
    from claims.sourcing import MatterAccount, SourcingReport, VoiceAccount

SHAPE = 1
PAGE = 100
"""Values that are written at once."""


def report_json(report: SourcingReport, findings: Iterable[Finding] = ()) -> str:
    """The sourcing report as JSON text, whole."""
    return "".join(report_json_pieces(report, findings))


def findings_json(findings: Iterable[Finding]) -> str:
    """The audit's findings as JSON text, whole."""
    return "".join(findings_json_pieces(findings))


def report_json_pieces(report: SourcingReport, findings: Iterable[Finding] = ()) -> Iterator[str]:
    """The sourcing report as JSON text, piece by piece; times are ISO 8601 in UTC, open ends of figures null."""
    listed: dict[str, Iterable[object]] = {
        "matters": map(_matter, report.matters),
        "single_claims": report.single_ids,
        "findings": map(_finding, findings),
        "issuers": (
            {**source_object(row.source), "claims": row.claims, "outlets": row.outlets, "matters": row.matters}
            for row in report.issuers
        ),
        "reports": ({**report_object(row.report), "claims": row.claims} for row in report.reports),
        "claims": map(claim_object, report.claims),
    }
    yield f'{{\n  "format": {SHAPE},\n  "scope": {_inside(_text(msgspec.to_builtins(report.scope)))}'
    for name, values in listed.items():
        yield f',\n  "{name}": '
        yield from map(_inside, _list(values))
    yield "\n}\n"


def findings_json_pieces(findings: Iterable[Finding]) -> Iterator[str]:
    """The audit's findings as JSON text, piece by piece: a list of objects."""
    yield from _list(map(_finding, findings))
    yield "\n"


def _list(values: Iterable[object]) -> Iterator[str]:
    """A list as JSON text, some of its values at a time: what stands between the brackets of some is part of all."""
    ordered, mark = iter(values), "["
    while page := list(islice(ordered, PAGE)):
        yield mark + _text(page)[1:-2]
        mark = ","
    yield "[]" if mark == "[" else "\n]"


def _inside(text: str) -> str:
    """JSON text as it stands in an object: a line break is nowhere but between values."""
    return text.replace("\n", "\n  ")


def _text(value: object) -> str:
    return escaped(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "explanation": finding.explanation,
        "claims": [claim.uid for claim in finding.claims],
    }


def _matter(account: MatterAccount) -> dict[str, Any]:
    matter = account.matter
    return {
        "id": matter.uid,
        "headline": account.headline,
        "outlets": list(matter.outlets),
        "independent_issuers": [voice.name for voice in matter.independent],
        "authorities": matter.authorities,
        "wire_copies": matter.copies,
        "texts": [
            {"reports": [report.uid for report in text.reports], "outlets": list(text.outlets), "agency": text.agency}
            for text in matter.texts
        ],
        "rings": [
            {
                "outlets": [outlet.name for outlet in ring.outlets],
                "originals": [source.name for source in ring.originals],
                "claims": [claim.uid for claim in ring.claims],
            }
            for ring in matter.rings
        ],
        "voices": [_voice(entry) for entry in account.voices],
        "corroborations": [_tie(tie) for tie in matter.corroborations],
        "conflicts": [_tie(tie) for tie in matter.conflicts],
        "denials": [claim.uid for claim in matter.denials],
        "figures": [
            {
                "subject": line.subject,
                "as_of": line.at,
                "issuer": line.voice.name,
                "counted": line.voice.independent,
                "stated": figure_words(line.figure),
                "low": line.figure.low,
                "high": line.figure.high,
                "claims": [claim.uid for claim in line.claims],
            }
            for table in account.figures
            for line in table.lines
        ],
        "links": [link_object(link) for link in matter.links],
        "claims": [claim.uid for claim in matter.claims],
    }


def _voice(entry: VoiceAccount) -> dict[str, Any]:
    return {
        "name": entry.voice.name,
        "source": entry.voice.source.uid if entry.voice.source else None,
        "standing": entry.voice.standing.value,
        "independent": entry.voice.independent,
        "denies": entry.denies,
        "claims": [claim.uid for claim in entry.voice.claims],
        "chains": [
            {
                "relays": list(chain.relays),
                "printed_by": [
                    {"outlet": printing.outlet, "report": printing.report_uid, "claim": printing.claim_uid}
                    for printing in chain.printings
                ],
            }
            for chain in entry.chains
        ],
    }


def _tie(tie: Tie) -> dict[str, Any]:
    return {"voices": [tie.voice_a.name, tie.voice_b.name], "pairs": tie.pairs, **link_object(tie.link)}


def link_object(link: LinkRecord) -> dict[str, Any]:
    """A link, as other programs read it."""
    return {
        "id": link.uid,
        "a": link.a,
        "b": link.b,
        "relation": link.relation.value,
        "strength": link.strength.value if link.strength else None,
        "score": link.score,
        "judged_by": link.judged_by,
        "reasons": [{"code": reason.code, "text": reason.text} for reason in link.reasons],
    }


def source_object(source: SourceRecord) -> dict[str, Any]:
    """A source, as other programs read it."""
    return {
        "id": source.uid,
        "name": source.name,
        "kind": source.kind.value,
        "countable": source.countable,
        "parent": source.parent,
        "reliability": source.reliability,
    }


def report_object(report: ReportRecord) -> dict[str, Any]:
    """A report, as other programs read it."""
    return {
        "id": report.uid,
        "title": report.title,
        "url": report.url,
        "origin": report.origin,
        "publisher": report.publisher.name if report.publisher else None,
        "agency": report.agency.name if report.agency else None,
        "published_at": report.published_at,
        "published_precision": report.published_precision,
        "ingested_at": report.ingested_at,
        "version": report.version,
        "raw_sha256": report.raw_sha256,
        "text_sha256": report.text_sha256,
        "repeats": [
            {
                "report": echo.report,
                "publisher": echo.outlet,
                "share": round(echo.share, 3),
                "reasons": [{"code": reason.code, "text": reason.text} for reason in echo.reasons],
            }
            for echo in report.echoes
        ],
        "credits": [source.name for source in report.credits],
    }


def claim_object(claim: ClaimRecord) -> dict[str, Any]:
    """A claim, its source and report by id, as other programs read it."""
    values: dict[str, Any] = msgspec.to_builtins(claim)
    return {
        "id": values.pop("uid"),
        **values,
        "report": claim.report.uid,
        "issuer": claim.issuer.uid if claim.issuer else None,
        "relays": [relay.uid for relay in claim.relays],
        "first_report": claim.first_report,
    }
