"""What there is to know of one claim, in labelled lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claims.cli.table import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.matters import ClaimRecord, FigureRecord
    from claims.queries import CorrectionRecord, LinkRow

CORRECTED = "as corrected"
NO_TIME = "its report has no date, and its words name no day by themselves"
OWN_VOICE = "the report’s own voice"


def claim_facts(
    value: dict[str, Any], claim: ClaimRecord, links: Sequence[LinkRow], corrected: Sequence[CorrectionRecord]
) -> Iterator[Labelled]:
    """What there is to know of a claim; `value` is the object that `claims show --json` prints."""
    yield from _voice_facts(value, claim)
    yield from _figure_facts(claim)
    yield "as of", _time_words(value, claim)
    if value["happening"] and value["happened_at"]:
        yield "happened", _happened_words(value)
    if value["place"]:
        yield "place", _place_words(value, claim)
    for record in corrected:
        yield "corrected by", _correction_words(record)
    yield "found by", f"{value['evidence']} (confidence {value['confidence']:.2f}, {value['extractor']})"
    yield from _report_facts(value, claim)
    for link in links:
        yield from _link_facts(claim, link)
    yield from _said_facts(value, claim)


def _voice_facts(value: dict[str, Any], claim: ClaimRecord) -> Iterator[Labelled]:
    """Who says it, who passed it on, who printed it; a corrected issuer in the place of the one that was read."""
    from claims.render.words import plain

    said_by = "issuer" in claim.corrected
    if said_by:
        yield "issuer", f"{plain(claim.issuer.name) if claim.issuer else OWN_VOICE} ({CORRECTED})"
    for said in value["attributions"]:
        if said_by and said["role"] == "issuer":
            continue
        printed = f" “{plain(said['printed'])}”" if said["printed"] else ""
        spoken = f", spoken by {plain(said['speaker'])}" if said["speaker"] else ""
        number = f", {plain(said['number'])}" if said["number"] else ""
        sure = f", {said['confidence']:.2f}" if said["confidence"] not in {None, 1.0} else ""
        found = f", found as {plain(said['found_as'])}" if said["found_as"] != said["source"] else ""
        yield said["role"], f"{plain(said['source'])}{printed}{spoken}{number} ({plain(said['reason'])}{sure}{found})"


def _figure_facts(claim: ClaimRecord) -> Iterator[Labelled]:
    """The figures, numbered where there are several: a correction names one by its number."""
    for number, figure in enumerate(claim.figures, 1):
        part = ", part of a larger count" if figure.part_of else ""
        corrected = f", {CORRECTED}" if f"figure {number}" in claim.corrected else ""
        label = f"figure {number}" if len(claim.figures) > 1 else "figure"
        yield label, f"{_counted(figure)} ({figure.basis}{part}{corrected})"


def _time_words(value: dict[str, Any], claim: ClaimRecord) -> str:
    from claims.render.words import claim_when

    at = claim_when(claim)
    if "as_of" in claim.corrected:
        return f"{at} ({CORRECTED})"
    reason = value["as_of_reason"]
    return f"{at}: {reason}" if reason else at


def _happened_words(value: dict[str, Any]) -> str:
    from claims.dates import Precision
    from claims.render.words import when

    reason = f": {value['happened_reason']}" if value["happened_reason"] else ""
    return f"{when(value['happened_at'], Precision.DAY)} ({value['happening']}){reason}"


def _place_words(value: dict[str, Any], claim: ClaimRecord) -> str:
    from claims.render.words import plain

    if "place" in claim.corrected:
        return f"{plain(value['place'])} ({CORRECTED})"
    known = [told for told in (value["place_precision"], value["place_country"]) if told]
    kind = f" ({', '.join(known)})" if known else ""
    return f"{plain(value['place'])}{kind}: {value['place_reason'] or 'named near it'}"


def _correction_words(record: CorrectionRecord) -> str:
    """Who corrected what, when and why, and what the machine read there."""
    from claims.render.words import plain, when

    reason = f" ({plain(record.reason)})" if record.reason else ""
    because = f", {plain(record.because)}" if record.because else ""
    name = record.name.replace("_", " ")
    return f"{plain(record.made_by)} on {when(record.made_at)}: {name} was {_read_words(record)}{because}{reason}"


def _read_words(record: CorrectionRecord) -> str:
    from claims.dates import Moment
    from claims.matters import FigureRecord, SourceRecord
    from claims.render.words import plain, when

    match record.read:
        case SourceRecord(name=name) | str(name):
            return plain(name)
        case FigureRecord() as figure:
            return _counted(figure)
        case Moment(at=at, precision=precision):
            return when(at, precision)
        case _:
            return OWN_VOICE if record.name == "issuer" else "none"


def _counted(figure: FigureRecord) -> str:
    from claims.render.words import figure_words

    return f"{figure_words(figure)} {figure.unit or figure.measure}"


def _report_facts(value: dict[str, Any], claim: ClaimRecord) -> Iterator[Labelled]:
    from claims.render.words import plain, report_when, short

    report = claim.report
    version = f", version {report.version}" if report.version > 1 else ""
    title = f": {plain(report.title)}" if report.title else ""
    yield "report", f"{short(report.uid)}  {plain(report.outlet)}, {report_when(report)}{version}{title}"
    yield "", f"{plain(report.url or report.origin)}"
    for remark in value["remarks"]:
        yield "reading", plain(remark)
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
