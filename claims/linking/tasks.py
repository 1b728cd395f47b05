"""The two things that linking anew asks of every claim and every pair, as tasks that any process can do.

Pure: bytes in, plain values out; no database, so that a task may run on another machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from claims.candidates.terms import day_of, kept, terms_of, terms_of_report
from claims.compare import Comparable, compare, in_order
from claims.linking.rows import is_link, link_row, link_uid

Told = tuple[int, list[str], list[str]]
"""Of a claim or report: its day, its terms, and those it is found under, the rarest first."""

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Comparable)


class ReportText(msgspec.Struct, frozen=True, array_like=True):
    """What the terms of a report are read from."""

    text: str
    day: int


class Compared(msgspec.Struct, frozen=True, array_like=True):
    """A pair found related, ready to be stored."""

    uid: str
    a_id: int
    b_id: int
    relation: str
    strength: str | None
    score: float
    reasons: list[dict[str, str]]
    linker: str


def packed(claim: Comparable) -> bytes:
    """A claim as bytes that a task can carry."""
    return _encoder.encode(claim)


def tell_claims(claims: Sequence[bytes]) -> list[Told]:
    """The terms of packed claims."""
    return [_told(_decoder.decode(claim)) for claim in claims]


def tell_reports(reports: Sequence[ReportText]) -> list[Told]:
    """The terms of reports."""
    return [(report.day, terms, terms) for report in reports for terms in [list(terms_of_report(report.text))]]


def compare_pairs(task: tuple[Mapping[int, tuple[str, bytes]], Sequence[tuple[int, int]]]) -> list[Compared]:
    """The related among pairs of claims: of each claim, by key, its uid and itself packed."""
    packed_claims, pairs = task
    claims = {key: (uid, _decoder.decode(claim)) for key, (uid, claim) in packed_claims.items()}
    return [found for pair in pairs if (found := _compared(pair, claims)) is not None]


def _told(claim: Comparable) -> Told:
    terms = terms_of(claim)
    return day_of(claim.as_of), list(terms), list(kept(terms))


def _compared(pair: tuple[int, int], claims: Mapping[int, tuple[str, Comparable]]) -> Compared | None:
    first, second = sorted(pair, key=lambda key: claims[key][0])
    if in_order(claims[first][1], claims[second][1])[0] is not claims[first][1]:
        first, second = second, first
    (a_uid, a), (b_uid, b) = claims[first], claims[second]
    comparison = compare(a, b)
    if not is_link(comparison):
        return None
    row: dict[str, Any] = link_row(comparison)
    return Compared(
        uid=link_uid(a_uid, b_uid),
        a_id=first,
        b_id=second,
        relation=row["relation"].value,
        strength=row["strength"].value if row["strength"] else None,
        score=row["score"],
        reasons=row["reasons"],
        linker=row["linker"],
    )
