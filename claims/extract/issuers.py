"""Who issues each statement and through whom it came, in a report's own order.

Knows attributions and the cast; decides what is left open by who spoke last. Never names the publisher as a relay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.attribution import Attribution, QuoteType
from claims.sources import Cast, SourceKind, SourceMention, folded, name_source, pronoun_sort
from claims.text import words_of

_PEOPLE_REACH = 1500
"""Code points back to the speaker a pronoun may mean: a report rarely goes ten sentences without the name."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who issues one attribution's content, and its relays from the issuer outward."""

    issuer: SourceMention
    relays: tuple[SourceMention, ...]


def voices(text: str, cast: Cast, attributions: Sequence[Attribution], publisher: str | None) -> list[Voices]:
    """The issuer and relays of each attribution, in the order given."""
    earlier: list[tuple[Attribution, Voices]] = []
    for attribution in attributions:
        issuer = cast.name(text, attribution.source, attribution.antecedent)
        if _open(text, cast, attribution, issuer):
            issuer = _last_heard(text, cast, attribution, issuer, earlier)
        relays = tuple(_relays(text, cast, attribution, issuer, publisher))
        if not attribution.source and not relays:
            relays = _carried_on(issuer, earlier)
        earlier.append((attribution, Voices(_through(issuer, relays), relays)))
    return [voice for _, voice in earlier]


def _open(text: str, cast: Cast, attribution: Attribution, issuer: SourceMention) -> bool:
    """True for a pronoun or an empty source that nothing settles, or that is settled with a body for "he"."""
    words = words_of(attribution.source, text)
    sort = pronoun_sort(words)
    if words and sort is None:
        return False
    settled = issuer.resolved or (attribution.antecedent and pronoun_sort(attribution.antecedent.of(text)) is None)
    return not settled or (sort == "person" and not _personal(cast, issuer))


def _carried_on(issuer: SourceMention, earlier: Sequence[tuple[Attribution, Voices]]) -> tuple[SourceMention, ...]:
    """A quote that runs on came by the way its beginning came."""
    if earlier and earlier[-1][1].issuer.name.endswith(issuer.name):
        return earlier[-1][1].relays
    return ()


def _through(issuer: SourceMention, relays: Sequence[SourceMention]) -> SourceMention:
    """An unnamed source is known only through who quotes it: "sources" of the Daily Mirror are its own."""
    if issuer.resolved or issuer.kind is not SourceKind.ANONYMOUS or not relays:
        return issuer
    return replace(issuer, name=f"{relays[0].name} {issuer.name}")


def _personal(cast: Cast, speaker: SourceMention) -> bool:
    kinds = {SourceKind.PERSON, SourceKind.WITNESS, SourceKind.ANONYMOUS}
    return speaker.kind in kinds or folded(speaker.name) in cast.people or speaker.reason.startswith("speaks for")


def _last_heard(
    text: str,
    cast: Cast,
    attribution: Attribution,
    issuer: SourceMention,
    earlier: Sequence[tuple[Attribution, Voices]],
) -> SourceMention:
    """The last speaker of the pronoun's sort who spoke shortly before; a quote that runs on is the last one quoted."""
    sort = pronoun_sort(words_of(attribution.source, text))
    if sort is None and attribution.quote_type is QuoteType.INDIRECT:
        return issuer
    for heard, voice in reversed(earlier):
        if attribution.content[0].start - heard.content[0].start > _PEOPLE_REACH:
            break
        if sort is None and heard.quote_type is QuoteType.INDIRECT:
            continue
        if voice.issuer.name != issuer.name and _sort_fits(sort, personal=_personal(cast, voice.issuer)):
            reason = "the last who spoke before"
            return replace(voice.issuer, printed=issuer.printed, span=issuer.span, reason=reason)
    return issuer


def _sort_fits(sort: str | None, *, personal: bool) -> bool:
    return sort in {None, "relative"} or personal is (sort == "person")


def _relays(
    text: str, cast: Cast, attribution: Attribution, issuer: SourceMention, publisher: str | None
) -> Iterator[SourceMention]:
    told = {folded(issuer.name)}
    if publisher:
        told |= {folded(publisher), folded(name_source(publisher, SourceKind.MEDIA).name)}
    for relay in attribution.relays:
        mention = cast.name(text, relay.source)
        if folded(mention.name) not in told:
            told.add(folded(mention.name))
            yield mention
