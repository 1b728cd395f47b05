"""The account of one matter: each voice with its newest figures and its chain, and the figures over time.

Knows matters and voices; everything here is arranged from them, nothing is counted anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from claims.matters import ClaimRecord, FigureLine, Matter, Voice, figure_lines, newness


@dataclass(frozen=True, slots=True)
class Printing:
    """One outlet printing a claim: where to look it up."""

    outlet: str
    report_uid: str
    claim_uid: str


@dataclass(frozen=True, slots=True)
class Chain:
    """One way a voice's words came to readers: through these relays (from the issuer outward) to these printings."""

    relays: tuple[str, ...]
    printings: tuple[Printing, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets at the end of the chain, each once."""
        return tuple(dict.fromkeys(printing.outlet for printing in self.printings))


@dataclass(frozen=True, slots=True)
class VoiceAccount:
    """One voice: its newest figure for each thing counted, its newest claim, the chains, and whether it denies."""

    voice: Voice
    latest: tuple[FigureLine, ...]
    newest: ClaimRecord
    chains: tuple[Chain, ...]
    denies: bool


@dataclass(frozen=True, slots=True)
class FigureTable:
    """What was counted (`subject`), by whom and when, oldest first."""

    subject: str
    lines: tuple[FigureLine, ...]

    @property
    def moves(self) -> bool:
        """True when there is more than one point in time or more than one voice: something worth a chart."""
        return len({(line.at, line.voice.name) for line in self.lines}) > 1


@dataclass(frozen=True, slots=True)
class MatterAccount:
    """One matter, arranged for reading."""

    matter: Matter
    voices: tuple[VoiceAccount, ...]
    figures: tuple[FigureTable, ...]

    @property
    def headline(self) -> str:
        """The words of the claim that most others are linked to."""
        return self.matter.central.content


def account_of(matter: Matter) -> MatterAccount:
    """Arrange a matter for reading."""
    lines = figure_lines(matter)
    return MatterAccount(
        matter=matter,
        voices=tuple(_voice_account(voice, lines) for voice in matter.voices),
        figures=tuple(
            FigureTable(subject, tuple(group)) for subject, group in groupby(lines, key=lambda line: line.subject)
        ),
    )


def _voice_account(voice: Voice, lines: tuple[FigureLine, ...]) -> VoiceAccount:
    # The last of a subject stays; what nothing dates is not the newest where something is.
    oldest_first = sorted((line for line in lines if line.voice == voice), key=lambda line: newness(line.at))
    latest = {line.subject: line for line in oldest_first}
    return VoiceAccount(
        voice=voice,
        latest=tuple(latest.values()),
        newest=max(voice.claims, key=lambda claim: (newness(claim.at), claim.order)),
        chains=chains_of(voice),
        denies=any(claim.denies for claim in voice.claims),
    )


def chains_of(voice: Voice) -> tuple[Chain, ...]:
    """The voice's chains, the shortest first; the wire agency of a report is a relay unless it is the voice itself."""
    chains: dict[tuple[str, ...], list[Printing]] = {}
    for claim in voice.claims:
        printing = Printing(claim.report.outlet, claim.report.uid, claim.uid)
        chains.setdefault(_relays(claim, voice), []).append(printing)
    return tuple(
        Chain(relays, tuple(printings))
        for relays, printings in sorted(chains.items(), key=lambda chain: (len(chain[0]), chain[0]))
    )


def _relays(claim: ClaimRecord, voice: Voice) -> tuple[str, ...]:
    agency = (claim.report.agency,) if claim.report.agency else ()
    ends = {voice.name, claim.report.outlet}
    return tuple(dict.fromkeys(relay.name for relay in (*claim.relays, *agency) if relay.name not in ends))
