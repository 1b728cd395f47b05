"""Through whom each statement came, from the issuer outward: the media and persons that relay it.

Knows what an attribution names as relays and what words say whose an unnamed source is; never names the publisher as a
relay of its own report.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.attribution import Attribution
from claims.sources import Cast, SourceKind, SourceMention, folded, medium_of, name_source


def relays_of(
    text: str, cast: Cast, attribution: Attribution, issuer: SourceMention, publisher: str | None
) -> tuple[SourceMention, ...]:
    """The relays that the attribution names, each once; first whose an unnamed source is ("the Mirror's source")."""
    told = {folded(issuer.name)}
    if publisher:
        told |= {folded(publisher), folded(name_source(publisher, SourceKind.MEDIA).name)}
    found = []
    for mention in _mentions(text, cast, attribution, issuer):
        if folded(mention.name) not in told:
            told.add(folded(mention.name))
            found.append(mention)
    return tuple(found)


def _mentions(text: str, cast: Cast, attribution: Attribution, issuer: SourceMention) -> Iterator[SourceMention]:
    owner = medium_of(issuer.printed) if issuer.kind is SourceKind.ANONYMOUS else None
    if owner is not None:
        yield owner
    for relay in attribution.relays:
        mention = cast.name(text, relay.source)
        yield medium_of(mention.printed, mention.span) or mention
