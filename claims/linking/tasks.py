"""The things that linking anew asks of every claim, report and pair, as tasks that any process can do.

Pure: bytes in, plain values out; no database, so that a task may run on another machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from claims.candidates.arrays import Numbers
from claims.candidates.stored import StoredClaims, comparables
from claims.candidates.terms import day_of, terms_of, terms_of_report
from claims.compare import Comparable, compare, in_order
from claims.linking.rows import is_link, link_row, link_uid
from claims.linking.terms import Told


class CarriedClaim(msgspec.Struct, frozen=True, array_like=True):
    """A claim as it is carried from where it is read to where it is compared."""

    uid: str
    claim: Comparable


class ReportText(msgspec.Struct, frozen=True, array_like=True):
    """What the terms of a report are read from."""

    text: str
    day: int


class Compared(msgspec.Struct, frozen=True, array_like=True):
    """A pair found related, ready to be stored: plain values, `reasons` in JSON."""

    uid: str
    a_id: int
    b_id: int
    relation: str
    strength: str | None
    score: float
    reasons: str
    linker: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Claims packed, the later of no pair before the earlier of it; their keys; the pairs, by places among them."""

    claims: list[bytes]
    keys: list[int]
    pairs: Numbers


_encoder = msgspec.msgpack.Encoder()
_json = msgspec.json.Encoder()
_stored = msgspec.msgpack.Decoder(StoredClaims)
_carried = msgspec.msgpack.Decoder(CarriedClaim)
_compared = msgspec.msgpack.Decoder(list[Compared])


def tell_claims(stored: bytes) -> tuple[list[bytes], Told]:
    """`StoredClaims`, packed, to claims packed one by one, and what each of them is found by."""
    claims = list(comparables(_stored.decode(stored)))
    told = Told.of_claims([day_of(claim.as_of) for _, claim in claims], (terms_of(claim) for _, claim in claims))
    return [_encoder.encode(CarriedClaim(row.uid, claim)) for row, claim in claims], told


def tell_reports(reports: Sequence[ReportText]) -> Told:
    """What reports are found by."""
    return Told.of_reports([report.day for report in reports], (terms_of_report(report.text) for report in reports))


def compare_pairs(task: Pairs) -> bytes:
    """The related among pairs of claims, packed."""
    claims = list(map(_carried.decode, task.claims))
    found = (_relate(task, claims, one, other) for one, other in task.pairs.tolist())
    return _encoder.encode([compared for compared in found if compared is not None])


def unpacked(compared: bytes) -> list[Compared]:
    """What `compare_pairs` found."""
    found: list[Compared] = _compared.decode(compared)
    return found


def _relate(task: Pairs, claims: Sequence[CarriedClaim], one: int, other: int) -> Compared | None:
    first, second = (one, other) if claims[one].uid < claims[other].uid else (other, one)
    a, b = claims[first], claims[second]
    if in_order(a.claim, b.claim)[0] is not a.claim:
        first, second, a, b = second, first, b, a
    comparison = compare(a.claim, b.claim)
    if not is_link(comparison):
        return None
    row = link_row(comparison)
    strength = row["strength"]
    return Compared(
        uid=link_uid(a.uid, b.uid),
        a_id=task.keys[first],
        b_id=task.keys[second],
        relation=row["relation"].value,
        strength=strength.value if strength else None,
        score=row["score"],
        reasons=_json.encode(row["reasons"]).decode(),
        linker=row["linker"],
    )
