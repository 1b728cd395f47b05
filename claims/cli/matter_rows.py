"""Matters as the objects that listings print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claims.cli.objects import claim_cells, claim_row
from claims.matters import FigureLine, Matter, figure_lines, newness
from claims.queries import Remarks
from claims.render.words import (
    STANDINGS,
    counted,
    counts_words,
    headline,
    line_when,
    number_of,
    plain,
    ring_words,
    short,
    text_words,
)


def matter_row(matter: Matter) -> dict[str, Any]:
    """One matter: who counts, who prints it, the newest figure, and what to beware of."""
    newest = newest_figure(matter)
    dates = [claim.report.published_at for claim in matter.claims if claim.report.published_at is not None]
    return {
        "id": matter.uid,
        "short_id": short(matter.uid),
        "headline": matter.central.content,
        "words": headline(matter.central.content, 120),
        "issuers": len(matter.independent),
        "issuer_words": number_of(len(matter.independent), "issuer"),
        "counted": [voice.name for voice in matter.independent],
        "not_counted": [{"name": voice.name, "standing": voice.standing.value} for voice in matter.voices
                        if not voice.independent],
        "authorities": matter.authorities,
        "outlets": len(matter.outlets),
        "printed_by": list(matter.outlets),
        "reports": matter.reports,
        "claims": len(matter.claims),
        "conflicts": len(matter.conflicts),
        "denials": len(matter.denials),
        "newest_figure": _figure_words(newest) if newest else None,
        "low": newest.figure.low if newest else None,
        "high": newest.figure.high if newest else None,
        "first": min(dates, default=None),
        "last": max(dates, default=None),
        "texts": [[report.uid for report in text.reports] for text in matter.texts],
        "rings": [[outlet.name for outlet in ring.outlets] for ring in matter.rings],
        "warnings": list(warnings(matter)),
    }  # fmt: skip


def newest_figure(matter: Matter) -> FigureLine | None:
    """The newest figure of what the matter's figures mostly count, one that counts before one that does not."""
    lines = figure_lines(matter)
    same = [line for line in lines if line.subject == lines[0].subject]
    return max(same, key=lambda line: (line.voice.independent, newness(line.at)), default=None)


def warnings(matter: Matter) -> Iterator[str]:
    """What makes the matter look wider than it is, in words."""
    yield from (text_words(text, matter) for text in matter.texts if len(text.outlets) > 1)
    yield from (f"ring: {ring_words(ring)}" for ring in matter.rings)


def heading(matter: Matter) -> list[str]:
    """The lines above a matter's claims."""
    newest = newest_figure(matter)
    figure = [f"newest figure: {_figure_words(newest)}"] if newest else []
    rings = [f"ring: {ring_words(ring)}" for ring in matter.rings]
    return [headline(matter.central.content), counts_words(matter), *figure, *rings]


def member_rows(matter: Matter, remarks: Mapping[str, Remarks]) -> list[dict[str, Any]]:
    """The claims of a matter, voice by voice, each with whose it is and whose text."""
    outlets = {claim.report.uid: claim.report.outlet for claim in matter.claims}
    return [
        {
            **claim_cells(claim_row(claim, remarks), claim),
            "matter": matter.uid,
            "voice": plain(voice.name),
            "standing": STANDINGS[voice.standing],
            "counts": voice.independent,
            "copied": f"text first in {outlets.get(claim.first_report, claim.first_report)}" if claim.copied else None,
        }
        for voice in matter.voices
        for claim in voice.claims
    ]


def _figure_words(line: FigureLine) -> str:
    return f"{counted(line)} ({line_when(line)}, {plain(line.voice.name)})"
