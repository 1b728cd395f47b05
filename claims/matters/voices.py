"""Voices: who says it. However many outlets print one body's words, that body is one voice.

This is the rule the whole product hangs on, so it stands alone: a voice is a group of claims with one issuer, or with
one text (a wire copy adds nothing, even where the copy's own attribution was read less well; what a report says in its
own voice in a passage that it repeats is said by whoever printed it first). Only a voice whose issuer is known counts
as independent, and no outlet that only repeats what others print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.compare import Relation
from claims.matters.citing import NEWS, repeating
from claims.matters.grouping import Groups
from claims.matters.records import ClaimRecord, LinkRecord, SourceRecord
from claims.sources import SourceKind


class Standing(StrEnum):
    """Whether a voice counts as independent, and if not, why."""

    INDEPENDENT = "independent"
    REPEATS = "repeats"
    ANONYMOUS = "anonymous"
    UNRESOLVED = "unresolved"
    OWN_VOICE = "own_voice"


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice in one matter, its claims oldest first. `source` is None when reports speak for themselves."""

    source: SourceRecord | None
    standing: Standing
    claims: tuple[ClaimRecord, ...]

    @property
    def name(self) -> str:
        """Who speaks, in words."""
        if self.source:
            return self.source.name
        outlets = dict.fromkeys(claim.report.outlet for claim in self.claims)
        return f"{', '.join(outlets)} (own voice)"

    @property
    def independent(self) -> bool:
        """True when this voice counts."""
        return self.standing is Standing.INDEPENDENT

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that print it, in the order they came."""
        keyed = {claim.report.outlet_key: claim.report.outlet for claim in self.claims}
        return tuple(keyed.values())


def voices_among(claims: Sequence[ClaimRecord], links: Iterable[LinkRecord]) -> tuple[Voice, ...]:
    """The voices of one matter: independent ones first, then those heard most, then by name."""
    by_uid = {claim.uid: claim for claim in claims}
    groups: Groups[str] = Groups(by_uid)
    speakers: dict[str, str] = {}
    for claim in claims:
        groups.join(speakers.setdefault(_speaker(claim), claim.uid), claim.uid)
    for link in links:
        if link.relation is Relation.COPIES and link.a in by_uid and link.b in by_uid:
            groups.join(link.a, link.b)
    voices = [_voice([by_uid[uid] for uid in group]) for group in groups.groups()]
    mere = repeating(claims)
    voices = [_demoted(voice, voices, mere) for voice in voices]
    return tuple(sorted(voices, key=lambda voice: (not voice.independent, -len(voice.claims), voice.name)))


def _speaker(claim: ClaimRecord) -> str:
    """What claims of one voice share. An unnamed speaker is never taken to be another report's unnamed speaker."""
    if claim.issuer is None:
        return f"report:{claim.first_report}"
    if claim.issuer.countable:
        return f"source:{claim.issuer.uid}"
    return f"mention:{claim.issuer.uid}:{claim.first_report}"


def _voice(claims: list[ClaimRecord]) -> Voice:
    issuers = [claim.issuer for claim in claims if claim.issuer]
    known = [issuer for issuer in issuers if issuer.countable]
    source = Counter(known or issuers).most_common(1)[0][0] if issuers else None
    return Voice(source, _standing(source), tuple(sorted(claims, key=lambda claim: claim.order)))


def _standing(source: SourceRecord | None) -> Standing:
    if source is None:
        return Standing.OWN_VOICE
    if source.countable:
        return Standing.INDEPENDENT
    if source.kind is SourceKind.ANONYMOUS or not source.named:
        return Standing.ANONYMOUS
    return Standing.UNRESOLVED


def _demoted(voice: Voice, voices: Iterable[Voice], mere: Collection[str]) -> Voice:
    """The voice, no longer independent when it is an outlet that passes on another voice of the same matter.

    `mere` are the outlets that only repeat other outlets.
    """
    if not (voice.independent and voice.source):
        return voice
    if voice.source.uid in mere:
        return Voice(voice.source, Standing.REPEATS, voice.claims)
    if voice.source.kind not in NEWS:
        return voice
    carriers = {
        carrier.uid
        for other in voices
        if other.independent and other.source and other.source.kind not in NEWS
        for claim in other.claims
        for carrier in (*claim.relays, claim.report.publisher, claim.report.agency)
        if carrier
    }
    return Voice(voice.source, Standing.REPEATS, voice.claims) if voice.source.uid in carriers else voice
