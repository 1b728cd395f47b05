"""Who issues each statement and through whom it came, in a report's own order.

Knows attributions and the cast; decides what is left open by who spoke last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.attribution import Attribution, QuoteType
from claims.extract.relays import relays_of
from claims.sources import FOR_NOBODY, Cast, SourceKind, SourceMention, definite_noun, folded, pronoun_sort
from claims.text import words_of

_PEOPLE_REACH = 1500
"""Code points back to the speaker a pronoun may mean: a report rarely goes ten sentences without the name."""

POINTS_BACK = "points back to a source named before"


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
        if issuer.reason == FOR_NOBODY:
            issuer = _spokesman_of(attribution, issuer, earlier)
        relays = relays_of(text, cast, attribution, issuer, publisher)
        before = _pointed_back_to(text, attribution, issuer, earlier)
        if before is not None:
            issuer = replace(before.issuer, printed=issuer.printed, span=issuer.span, reason=POINTS_BACK)
            relays = relays or before.relays
        elif not attribution.source and not relays:
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


def _spokesman_of(
    attribution: Attribution, issuer: SourceMention, earlier: Sequence[tuple[Attribution, Voices]]
) -> SourceMention:
    """The body that spoke last, for "a spokesman" of nobody named: "The agency said … A spokesman added …"."""
    for heard, voice in reversed(earlier):
        if attribution.content[0].start - heard.content[0].start > _PEOPLE_REACH:
            break
        before = voice.issuer
        if before.resolved and before.kind not in {SourceKind.PERSON, SourceKind.ANONYMOUS, SourceKind.WITNESS}:
            return replace(before, printed=issuer.printed, span=issuer.span, reason="speaks for the body before")
    return issuer


def _pointed_back_to(
    text: str, attribution: Attribution, issuer: SourceMention, earlier: Sequence[tuple[Attribution, Voices]]
) -> Voices | None:
    """The voice that "the source", "the man in the video" has had before in the report: the last under that noun."""
    noun = definite_noun(words_of(attribution.source, text))
    if noun is None or issuer.resolved or issuer.named:
        return None
    return next((voice for heard, voice in reversed(earlier) if noun in _printed_words(text, heard)), None)


def _printed_words(text: str, heard: Attribution) -> list[str]:
    """The words for an earlier speaker: the source's own, and those that a pronoun stood for."""
    return folded(" ".join(span.of(text) for span in (*heard.source, *filter(None, [heard.antecedent])))).split()


def _carried_on(issuer: SourceMention, earlier: Sequence[tuple[Attribution, Voices]]) -> tuple[SourceMention, ...]:
    """A quote that runs on came by the way its beginning came."""
    if earlier and earlier[-1][1].issuer.name.endswith(issuer.name):
        return earlier[-1][1].relays
    return ()


def _through(issuer: SourceMention, relays: Sequence[SourceMention]) -> SourceMention:
    """An unnamed source is known only through who quotes it: "sources" of the Daily Mirror are its own."""
    if issuer.resolved or issuer.kind is not SourceKind.ANONYMOUS or not relays or issuer.reason == FOR_NOBODY:
        return issuer
    if issuer.name.startswith(relays[0].name):
        return issuer
    return replace(issuer, name=f"{relays[0].name} {_bare(issuer)}")


def _bare(issuer: SourceMention) -> str:
    """The noun alone: whose they are tells them better than what each outlet adds ("close to the group")."""
    words = issuer.name.split()
    return words[0] if words[0] == "sources" else issuer.name


def _personal(cast: Cast, speaker: SourceMention) -> bool:
    kinds = {SourceKind.PERSON, SourceKind.WITNESS, SourceKind.ANONYMOUS}
    named = folded(speaker.name) in cast.people or speaker.speaker is not None
    return speaker.kind in kinds or named or speaker.reason.startswith("speaks for")


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
