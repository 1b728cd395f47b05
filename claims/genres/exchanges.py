"""Exchanges: which labelled lines of a page are people speaking in turn.

Knows how records of talk differ from lists, schedules, line-ups and summaries that have colons too: speakers come back,
and they say "I", "we" and "you". In doubt there is no exchange: a report read as prose loses little, a list read as
speech puts words in somebody's mouth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.genres.announcing import announced_by, kind_of, says_interview, says_speech
from claims.genres.inline_labels import with_inline
from claims.genres.label_shapes import MARKS, Voice
from claims.genres.labels import Label, labelled_by, read_labels
from claims.genres.layout import Genre
from claims.genres.page import Page
from claims.genres.talk import asks, is_personal, is_spoken, share_alternating, share_spoken
from claims.genres.vocabulary import genre_words

_FEWEST_FIRM = 3
_FEWEST_SOFT = 4
_FEWEST_ANNOUNCED = 2
"""Labels that make an exchange: of a shape that prose never has, of names in ordinary print, under "Transcript:"."""

_AGAIN = 2
"""Turns of a speaker who comes back."""
_SPOKEN_FIRM = 0.5
_SPOKEN_SOFT = 0.6
_DENSITY = 0.2
"""Share of the lines from the first label to the last that have one, at the least: an answer may have many lines."""
_HALF = 0.5
_HEAD = 12


@dataclass(frozen=True, slots=True)
class Exchange:
    """The labels of one conversation, in text order, and what kind of record it is.

    On a `doubtful` line another label stands, of which it is not known whether it is a speaker's.
    """

    labels: tuple[Label, ...]
    genre: Genre
    evidence: str
    confidence: float
    doubtful: frozenset[int] = frozenset()
    monologue: bool = False


def find_exchange(page: Page) -> Exchange | None:
    """The conversation that a page's labels make, or None."""
    every = read_labels(page)
    labels = [label for label in every if label.voice is not Voice.NOBODY]
    if not labels or sum(1 for _ in labelled_by(page, genre_words().turns.article_labels)) > 1:
        return None
    for rule in (_with_firm_labels, _with_marks, _with_names, _of_one_speaker):
        found = rule(page, labels)
        if found:
            kept = {label.line for label in found.labels}
            return replace(found, doubtful=frozenset(label.line for label in every if not label.bare) - kept)
    return None


def _with_firm_labels(page: Page, labels: Sequence[Label]) -> Exchange | None:
    """Capitals, times and brackets: the labels of press offices, parliaments and broadcasters, and Q among them."""
    shaped = [label for label in labels if label.firm and label.voice not in MARKS]
    if len(shaped) < _FEWEST_ANNOUNCED or not _are_names(page, shaped):
        return None
    marked = frozenset(label.line for label in _marked(labels))
    firm = [label for label in labels if label.line in marked or (label.firm and label.voice is not Voice.ANSWER)]
    cue = announced_by(page, firm[0].line)
    speakers = Counter(label.key for label in firm)
    if len(speakers) < _FEWEST_ANNOUNCED or share_spoken(page, firm) < _SPOKEN_FIRM:
        return None
    if not cue and (len(firm) < _FEWEST_FIRM or max(speakers.values()) < _AGAIN):
        return None
    return _exchange(
        page, with_inline(page, firm), "in capitals or with times", 0.97 if cue or len(firm) > _FEWEST_SOFT else 0.85
    )


def _with_marks(page: Page, labels: Sequence[Label]) -> Exchange | None:
    """Questions marked Q and answers marked A, by a page that is an interview and no list of frequent questions."""
    marks = _marked(labels)
    questions = [label for label in marks if label.voice is Voice.QUESTION]
    answers = [label for label in marks if label.voice is Voice.ANSWER]
    if min(len(questions), len(answers)) < _AGAIN or share_alternating(marks) < _HALF:
        return None
    if not is_personal(page, questions, answers, announced=says_interview(page, marks[0].line)):
        return None
    evidence = f"{len(questions)} questions marked “Q” and {len(answers)} answers marked “A”"
    return Exchange(tuple(marks), Genre.INTERVIEW, evidence, 0.95)


def _with_names(page: Page, labels: Sequence[Label]) -> Exchange | None:
    """Names in ordinary print, that come back in turn and belong to people the page names."""
    by_key: dict[str, list[Label]] = {}
    for label in labels:
        if not label.bare and label.voice is not Voice.ANSWER:
            by_key.setdefault(label.key, []).append(label)
    speakers = {key: own for key, own in by_key.items() if _is_somebody(page, own)}
    kept = sorted((label for own in speakers.values() for label in own), key=lambda label: label.line)
    if len(speakers) < _FEWEST_ANNOUNCED:
        return None
    cue = announced_by(page, kept[0].line)
    returning = sum(len(own) >= _AGAIN for own in speakers.values())
    if not cue and (len(kept) < _FEWEST_SOFT or returning < _FEWEST_ANNOUNCED):
        return None
    density = len(kept) / (kept[-1].line - kept[0].line + 1)
    if density < _DENSITY or share_alternating(kept) < _HALF or share_spoken(page, kept) < _SPOKEN_SOFT:
        return None
    return _exchange(page, kept, "by name", 0.9 if len(kept) > _FEWEST_SOFT else 0.8)


def _of_one_speaker(page: Page, labels: Sequence[Label]) -> Exchange | None:
    """One label over a speech, on a page whose heading says so and which ends or is applauded as speeches are."""
    label = labels[0]
    if not label.firm or label.voice in MARKS | {Voice.NAMELESS} or label.line > _HEAD:
        return None
    cue = says_speech(page, label.line)
    if cue is None or not is_spoken(page, label.speech):
        return None
    kept = with_inline(page, [other for other in labels if other.firm and other.voice is not Voice.ANSWER])
    return Exchange(tuple(kept), Genre.TRANSCRIPT, f"one speaker's words under “{cue}”", 0.9, monologue=True)


def _exchange(page: Page, kept: Sequence[Label], how: str, confidence: float) -> Exchange:
    cue = announced_by(page, kept[0].line)
    speakers = {label.key for label in kept}
    evidence = f"{len(kept)} turns of {len(speakers)} speakers, labelled {how}" + (f", under “{cue}”" if cue else "")
    return Exchange(tuple(kept), kind_of(page, kept), evidence, confidence)


def _are_names(page: Page, labels: Sequence[Label]) -> bool:
    """True when most labels that are no roles are words the page uses as names alone: "BUY" and "SELL" are none."""
    keys = {label.key for label in labels if label.voice is Voice.NAMED}
    return sum(key in page.names.small for key in keys) <= _HALF * len(keys)


def _is_somebody(page: Page, own: Sequence[Label]) -> bool:
    """True when the page shows that labels of one key are a speaker's: named in prose or in full, or one that asks."""
    key = own[0].key
    if own[0].voice is not Voice.NAMED or page.names.known(key):
        return True
    if key in page.names.small:
        return False
    if any(label.firm for label in own):
        return True
    in_full = any(" " in label.name.of(page.text) for label in own)
    asked = sum(asks(page, label.speech) for label in own)
    return len(own) >= _AGAIN and (in_full or asked >= _HALF * len(own))


def _marked(labels: Sequence[Label]) -> list[Label]:
    """The marks of questions and answers; "A" without a colon follows a "Q" without one: "A man came" is no answer."""
    found: list[Label] = []
    before: Label | None = None
    for label in labels:
        questioned = before is not None and before.voice is Voice.QUESTION and before.bare
        if label.voice is Voice.QUESTION or (label.voice is Voice.ANSWER and (not label.bare or questioned)):
            found.append(label)
        before = label
    return found
