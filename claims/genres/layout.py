"""What the layout of a text says: its genre, who has which turn in it, and whose words it is as a whole.

Knows spans and nothing of how they were found.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from claims.text import Span


class Genre(Enum):
    """What kind of document a text is for the most part."""

    REPORT = "report"
    TRANSCRIPT = "transcript"
    INTERVIEW = "interview"
    PRESS_RELEASE = "press release"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next one speaks.

    `label` is the printed label, without its colon, brackets and time. `speaker` is the fullest name that the text has
    of whoever speaks, wherever it stands; None when the text does not say who it is. `speech` holds a span a paragraph,
    two or more where something done stands between ("Thank you. (Applause.) Please sit."); they lie in text order, and
    neither label nor stage direction is in them. `question` is true for what is asked and states nothing.
    """

    label: Span | None
    speaker: Span | None
    speech: tuple[Span, ...]
    question: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The structure that makes a text's statements.

    A report may have turns too: an exchange that it prints; what lies outside the turns of any genre is prose. `issuer`
    is the body whose words a release is, None when the text does not name it, and `body` its statement's paragraphs.
    `evidence` is one phrase that says what decided; `confidence` tells how surely, 0 to 1.
    """

    genre: Genre
    turns: tuple[Turn, ...] = ()
    issuer: Span | None = None
    body: tuple[Span, ...] = ()
    evidence: str = "no sign of turns or of a release"
    confidence: float = 1.0
