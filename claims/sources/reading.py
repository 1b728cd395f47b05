"""What a printed name says by itself, before the rest of the report is asked.

Knows the answer's shape only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from claims.sources.source import SourceKind, SourceMention


class Form(Enum):
    """How a source is named: by a body's name, a person's name, an office, a description, a collective, a pronoun."""

    BODY = auto()
    PERSON = auto()
    OFFICE = auto()
    DESCRIPTION = auto()
    COLLECTIVE = auto()
    PRONOUN = auto()


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention, how it is named, and what an open one needs to be found.

    `head` is the folded word that describes ("ministry", "congressman"), `country` the country the words name,
    `kinds` the kinds a described body may have, `person` the named spokesperson who speaks for the mention's body.
    """

    mention: SourceMention
    form: Form
    head: str = ""
    country: str | None = None
    kinds: tuple[SourceKind, ...] = ()
    indefinite: bool = False
    person: str | None = None

    def printed_as(self, printed: str, reason: str | None = None) -> Reading:
        """The same reading for other printed words."""
        mention = replace(self.mention, printed=printed, reason=reason or self.mention.reason)
        return replace(self, mention=mention)


@dataclass(frozen=True, slots=True)
class Standing:
    """What kind of speaker the words make somebody, and the authority behind them."""

    kind: SourceKind
    parent: str | None = None
    place: str | None = None
