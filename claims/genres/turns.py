"""Turns: which paragraphs belong to a label, and where a conversation ends.

Knows labels that are known to be speakers'; knows nothing of how that was decided. A paragraph without a label goes on
with the last speaker, as long as nothing says that the page has gone back to prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claims.genres.directions import breaks_turn, ends_record, spoken_pieces
from claims.genres.exchanges import Exchange
from claims.genres.label_shapes import Voice
from claims.genres.labels import Label
from claims.genres.layout import Genre, Turn
from claims.genres.page import Page
from claims.genres.speakers import Roster
from claims.genres.talk import asks
from claims.genres.vocabulary import genre_words
from claims.text import Span

_FEW = 8
"""An exchange of fewer turns may be one that a report prints; its prose may stand between them."""

_HALF = 0.5
_SHORT_QUESTION = 80
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class _Draft:
    """A turn that is being read: its label and its lines."""

    label: Label
    speech: list[Span]
    lines: list[int] = field(default_factory=list)

    def add(self, line: int, pieces: Sequence[Span]) -> None:
        """Go on with what is said in another line."""
        self.speech += pieces
        if pieces:
            self.lines.append(line)


def turns_of(page: Page, exchange: Exchange) -> tuple[Turn, ...]:
    """The turns that the labels of `exchange` begin."""
    speakers = _speakers(page, exchange)
    names = _words_of(page, speakers.values()) if len(exchange.labels) < _FEW else frozenset[str]()
    drafts = list(_drafts(page, exchange, names))
    if drafts and not exchange.monologue:
        _cut_tail(page, drafts)
    # Who mostly asks in an interview asks with every turn; a chairman does not.
    asking = _askers(page, exchange.labels) if exchange.genre is Genre.INTERVIEW else frozenset[str]()
    return tuple(
        Turn(
            draft.label.span,
            speakers[_identity(page, draft.label)],
            tuple(draft.speech),
            question=_is_question(page, draft, asking),
        )
        for draft in drafts
    )


def _identity(page: Page, label: Label) -> tuple[str, str]:
    return label.key, label.name.of(page.text).casefold()


def _speakers(page: Page, exchange: Exchange) -> dict[tuple[str, str], Span | None]:
    """Who each label stands for; the same label stands for one speaker throughout."""
    roster = Roster.of(page, exchange.labels)
    speakers: dict[tuple[str, str], Span | None] = {}
    for label in exchange.labels:
        identity = _identity(page, label)
        if identity not in speakers:
            speakers[identity] = roster.speaker(page, label)
    return speakers


def _drafts(page: Page, exchange: Exchange, names: frozenset[str]) -> Iterator[_Draft]:
    labelled: dict[int, list[Label]] = {}
    for label in exchange.labels:
        labelled.setdefault(label.line, []).append(label)
    draft: _Draft | None = None
    for line in range(exchange.labels[0].line, len(page.lines)):
        labels = labelled.get(line, ())
        end = labels[0].span.start if labels else page.lines[line].end
        if not labels and ends_record(page.words(line)) and not breaks_turn(page.words(line)):
            break
        if draft and not labels and _ends_turn(page, exchange, line, names):
            yield draft
            draft = None
        if draft and (labels[0].inline if labels else page.is_prose(line)):
            draft.add(line, spoken_pieces(page.text, Span(page.lines[line].start, end)))
        for label in labels:
            if draft:
                yield draft
            draft = _Draft(label, list(spoken_pieces(page.text, label.speech)))
    if draft:
        yield draft


def _ends_turn(page: Page, exchange: Exchange, line: int, names: frozenset[str]) -> bool:
    """True for a line without a label at which it is no longer known who speaks."""
    return line in exchange.doubtful or breaks_turn(page.words(line)) or _is_prose_again(page, line, names)


def _is_prose_again(page: Page, line: int, names: frozenset[str]) -> bool:
    """True for a line of the page's own, and for one that speaks about the speakers."""
    if page.is_furniture(line):
        return True
    return bool(names) and not names.isdisjoint(word.casefold() for word in _WORD.findall(page.words(line)))


def _words_of(page: Page, speakers: Iterable[Span | None]) -> frozenset[str]:
    """The words of the speakers' names."""
    words = (word for span in speakers if span for word in _WORD.findall(span.of(page.text)))
    return frozenset(word.casefold() for word in words if len(word) > 1)


def _cut_tail(page: Page, drafts: Sequence[_Draft]) -> None:
    """Take from the last turn what follows its own line, when it is longer than any other turn: prose goes on there."""
    last = drafts[-1]
    longest = max((len(draft.lines) for draft in drafts[:-1]), default=0)
    if len(last.lines) > longest:
        start = page.lines[last.lines[0]].start
        kept = [piece for piece in last.speech if piece.start < start]
        # A label that stands alone on its line has its speech on the next one.
        last.speech = kept or [piece for piece in last.speech if piece.end <= page.lines[last.lines[0]].end]


def _askers(page: Page, labels: Sequence[Label]) -> frozenset[str]:
    """The keys of those who mostly ask."""
    turns = Counter(label.key for label in labels)
    questions = Counter(label.key for label in labels if asks(page, label.speech))
    return frozenset(key for key, count in turns.items() if count > 1 and questions[key] >= _HALF * count)


def _is_question(page: Page, draft: _Draft, asking: frozenset[str]) -> bool:
    label = draft.label
    if label.voice is Voice.QUESTION or label.key in genre_words().turns.questioners:
        return True
    if label.voice is Voice.ANSWER:
        return False
    if label.key in asking:
        return True
    return asks(page, label.speech) and not draft.lines and len(label.speech.of(page.text).split()) <= _SHORT_QUESTION
