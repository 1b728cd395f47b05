"""A matter: linked claims taken together, with the voices in it and what they are to each other.

Knows counting, no tables. Agreement and disagreement are told between voices: twelve pairs of articles in which two
ministries disagree are one disagreement, shown by its newest pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.compare import Relation, Strength
from claims.matters.citing import Ring, rings_in
from claims.matters.grouping import Groups
from claims.matters.records import ClaimRecord, LinkRecord, newness
from claims.matters.texts import OneText, texts_in
from claims.matters.voices import Voice, voices_among

JOINING = frozenset(
    {
        Relation.COPIES,
        Relation.RESTATES,
        Relation.UPDATES,
        Relation.CORROBORATES,
        Relation.CONFLICTS,
        Relation.PART_OF,
    }
)
"""The relations that make two claims one matter; `unrelated` and `undecided` do not."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What two voices (or one voice with itself) are to each other, shown by one pair of claims, `a` the earlier.

    `pairs` counts the pairs of claims that say the same of the two voices.
    """

    a: ClaimRecord
    b: ClaimRecord
    voice_a: Voice
    voice_b: Voice
    link: LinkRecord
    pairs: int

    @property
    def strength(self) -> Strength:
        """What a corroboration is worth: weak unless a link says strong."""
        return self.link.strength or Strength.WEAK


@dataclass(frozen=True, slots=True)
class Matter:
    """Linked claims, oldest first. `central` is the claim with the most links, whose words head the matter."""

    claims: tuple[ClaimRecord, ...]
    links: tuple[LinkRecord, ...]
    voices: tuple[Voice, ...]
    central: ClaimRecord
    corroborations: tuple[Tie, ...]
    conflicts: tuple[Tie, ...]

    @property
    def uid(self) -> str:
        """The id of its oldest claim: stays as the matter grows."""
        return self.claims[0].uid

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that print any of it, in the order they came."""
        keyed = {claim.report.outlet_key: claim.report.outlet for claim in self.claims}
        return tuple(keyed.values())

    @property
    def independent(self) -> tuple[Voice, ...]:
        """The voices that count."""
        return tuple(voice for voice in self.voices if voice.independent)

    @property
    def authorities(self) -> int:
        """How many authorities stand behind the independent voices: two ministries of one government are one."""
        return len({voice.source.parent or voice.source.name for voice in self.independent if voice.source})

    @property
    def denials(self) -> tuple[ClaimRecord, ...]:
        """The claims that deny it."""
        return tuple(claim for claim in self.claims if claim.denies)

    @property
    def copies(self) -> int:
        """How many of its claims are wire copies of another."""
        copied: Groups[str] = Groups()
        for link in self.links:
            if link.relation is Relation.COPIES:
                copied.join(link.a, link.b)
        return sum(len(group) - 1 for group in copied.groups())

    @property
    def texts(self) -> tuple[OneText, ...]:
        """The texts that several of its reports print, the most printed first."""
        return texts_in(self.claims)

    @property
    def rings(self) -> tuple[Ring, ...]:
        """The rings in which its outlets cite each other."""
        return rings_in(self.claims)

    @property
    def reports(self) -> int:
        """How many reports print any of it."""
        return len({claim.report.uid for claim in self.claims})

    def voice_of(self, claim: ClaimRecord) -> Voice:
        """The voice a claim of this matter belongs to."""
        return next(voice for voice in self.voices if claim in voice.claims)


def matters_in(
    claims: Iterable[ClaimRecord], links: Iterable[LinkRecord]
) -> tuple[tuple[Matter, ...], tuple[ClaimRecord, ...]]:
    """The matters among `claims`, widest coverage first, and the claims that no link joins to another, oldest first."""
    by_uid = {claim.uid: claim for claim in sorted(claims, key=lambda claim: claim.order)}
    joining = [link for link in links if link.relation in JOINING and link.a in by_uid and link.b in by_uid]
    groups: Groups[str] = Groups(by_uid)
    for link in joining:
        groups.join(link.a, link.b)
    links_of: dict[str, list[LinkRecord]] = {}
    for link in sorted(joining, key=lambda link: (link.a, link.b)):
        links_of.setdefault(groups.root(link.a), []).append(link)
    matters, single = [], []
    for group in groups.groups():
        members = [by_uid[uid] for uid in group]
        if len(members) > 1:
            matters.append(_matter(members, links_of[groups.root(group[0])]))
        else:
            single.extend(members)
    matters.sort(key=lambda matter: (-len(matter.outlets), -len(matter.claims), matter.claims[0].order))
    return tuple(matters), tuple(single)


def _matter(claims: Sequence[ClaimRecord], links: Sequence[LinkRecord]) -> Matter:
    voices = voices_among(claims, links)
    return Matter(
        claims=tuple(claims),
        links=tuple(links),
        voices=voices,
        central=_central(claims, links),
        corroborations=_ties(claims, links, voices, Relation.CORROBORATES),
        conflicts=_ties(claims, links, voices, Relation.CONFLICTS),
    )


def _central(claims: Sequence[ClaimRecord], links: Iterable[LinkRecord]) -> ClaimRecord:
    degree = dict.fromkeys((claim.uid for claim in claims), 0)
    for link in links:
        degree[link.a] += 1
        degree[link.b] += 1
    return min(claims, key=lambda claim: (-degree[claim.uid], -len(claim.content), claim.order))


def _ties(
    claims: Iterable[ClaimRecord], links: Iterable[LinkRecord], voices: Sequence[Voice], relation: Relation
) -> tuple[Tie, ...]:
    by_uid = {claim.uid: claim for claim in claims}
    voice_at = {claim.uid: place for place, voice in enumerate(voices) for claim in voice.claims}
    between: dict[tuple[int, int], list[LinkRecord]] = {}
    for link in links:
        if link.relation is relation:
            one, other = sorted((voice_at[link.a], voice_at[link.b]))
            between.setdefault((one, other), []).append(link)
    ties = []
    for _, pairs in sorted(between.items()):
        newest = max(pairs, key=lambda link: _weight(link, by_uid))
        ties.append(
            Tie(
                a=by_uid[newest.a],
                b=by_uid[newest.b],
                voice_a=voices[voice_at[newest.a]],
                voice_b=voices[voice_at[newest.b]],
                link=newest,
                pairs=len(pairs),
            )
        )
    return tuple(ties)


def _weight(link: LinkRecord, by_uid: dict[str, ClaimRecord]) -> tuple[object, ...]:
    """What makes a pair the one to show: a strong link before a weak one, then the newest, then the surest."""
    a, b = by_uid[link.a], by_uid[link.b]
    older, newer = sorted((newness(a.at), newness(b.at)))
    return (link.strength is Strength.STRONG, newer, older, link.score, link.a, link.b)
