"""What a source is: the body or person that issues, relays or prints a statement, as one report names it.

Knows the kinds of source; knows nothing of other reports: telling that two reports name one body is the store's work,
done on the canonical `name`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.text import Span


class SourceKind(StrEnum):
    """What sort of body or person speaks."""

    GOVERNMENT = "government"
    MINISTRY = "ministry"
    MILITARY = "military"
    POLICE = "police"
    EMERGENCY_SERVICE = "emergency_service"
    HEALTH = "health"
    COURT = "court"
    UN = "un"
    IGO = "igo"
    NGO = "ngo"
    MEDIA = "media"
    STATE_MEDIA = "state_media"
    COMPANY = "company"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    PERSON = "person"
    WITNESS = "witness"
    RESEARCH = "research"
    ANONYMOUS = "anonymous"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SourceMention:
    """One source as one statement names it.

    `printed` are the words at `span` (empty, and None, when the source is understood: a quote that runs on). `name` is
    the canonical name ("Gaza Health Ministry" for "the Hamas-run territory's health ministry"), else the fullest form
    the report prints. `named` is false for "officials", "two sources". `resolved` is false when the words do not say
    who it is (a pronoun left open, "the ministry" of nobody): such a source never corroborates. `reason` says how the
    name was found. `speaker` is the person who speaks for the body, where the report names one; `number` how many
    unnamed people speak, as printed ("two", "several").
    """

    printed: str
    name: str
    kind: SourceKind
    named: bool
    resolved: bool
    reason: str
    span: Span | None = None
    parent: str | None = None
    place: str | None = None
    speaker: str | None = None
    number: str | None = None
