"""Who a label stands for: the fullest name of the speaker that the text has.

Knows labels, names and titles; where two people share what a label says, it gives the label's own words, and where the
label names nobody and the text leaves a choice, nothing. A wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.genres.introductions import interviewee
from claims.genres.label_shapes import Voice
from claims.genres.labels import Label, named_words
from claims.genres.names import Name
from claims.genres.page import Page
from claims.genres.vocabulary import honorifics
from claims.text import Span

_INITIALS = 3
_PRINTED = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Roster:
    """The speakers of one conversation, by the keys of their labels."""

    by_key: dict[str, tuple[Label, ...]]
    first_line: int
    interviewee: Span | None

    @classmethod
    def of(cls, page: Page, labels: Sequence[Label]) -> Roster:
        """The roster of the labels of one conversation."""
        by_key: dict[str, list[Label]] = {}
        for label in labels:
            by_key.setdefault(label.key, []).append(label)
        asked = any(label.voice is Voice.ANSWER for label in labels)
        first = labels[0].line
        questions = [label.speech for label in labels if label.voice is Voice.QUESTION]
        answers = interviewee(page, first, questions) if asked else None
        return cls({key: tuple(own) for key, own in by_key.items()}, first, answers)

    def speaker(self, page: Page, label: Label) -> Span | None:
        """The name of whoever `label` stands for, or None."""
        if label.voice in {Voice.QUESTION, Voice.NAMELESS}:
            return None
        if label.voice is Voice.ANSWER:
            return self.interviewee
        if label.voice is Voice.ROLE:
            return _holder(page, label, self.first_line) or label.name
        return self._named(page, label)

    def _named(self, page: Page, label: Label) -> Span | None:
        words = named_words(label, page.text)
        own = self.by_key[label.key]
        if len(words) > 1:
            return self._in_prose(page, label, words[0]) or _proper(self._unabridged(page, label), page.text)
        if (
            len(label.key) <= _INITIALS
            and label.name.of(page.text).isupper()
            and not page.names.by_surname.get(label.key)
        ):
            return _with_initials(page, label.key, self.first_line)
        if _told_apart(own, page.text):
            return label.name
        in_full = [other for other in own if len(named_words(other, page.text)) > 1]
        given = {named_words(other, page.text)[0] for other in in_full}
        if len({name[0] for name in given}) > 1:
            return label.name
        found = self._in_prose(page, label, max(given, key=len, default=None))
        if found:
            return found
        return _proper(self._unabridged(page, in_full[0]), page.text) if in_full else label.name

    def _unabridged(self, page: Page, label: Label) -> Label:
        """The label that prints in full what `label` abridges: SOLEDAD O'BRIEN for S. O'BRIEN."""
        given = named_words(label, page.text)[0]
        if len(given) > 1:
            return label
        fuller = [other for other in self.by_key[label.key] if len(named_words(other, page.text)) > 1]
        names = {words[0]: other for other in fuller if (words := named_words(other, page.text))[0].startswith(given)}
        in_full = [name for name in names if len(name) > 1]
        return names[in_full[0]] if len(in_full) == 1 else label

    def _in_prose(self, page: Page, label: Label, given: str | None) -> Span | None:
        """The full name that stands before the speaker's first turn; not one of the President's family."""
        found = page.names.fullest(label.key, given) or page.names.run_on(label.key)
        if found is None or found.span.start > page.lines[self.by_key[label.key][0].line].start:
            return None
        start = page.lines[self.first_line].start
        holders = (
            name for name in page.names.by_surname.get(label.key, ()) if not name.full and name.span.end <= start
        )
        if given is None and not found.title and any(not honorifics().issuperset(name.title) for name in holders):
            return None
        return found.span


def _proper(label: Label, text: str) -> Span:
    """The label's name without the titles before it."""
    starts = [match.start() for match in _PRINTED.finditer(text, label.name.start, label.name.end)]
    return Span(starts[-len(named_words(label, text))], label.name.end)


def _told_apart(labels: Sequence[Label], text: str) -> bool:
    """True when labels of one surname are of a man and a woman: "MR. KIM" and "MS. KIM"."""
    forms = {label.name.of(text).split()[0].strip(".").casefold() for label in labels}
    polite = forms & honorifics() & {"mr", "mrs", "ms", "miss"}
    return "mr" in polite and len(polite) > 1


def _holder(page: Page, label: Label, first_line: int) -> Span | None:
    """The one holder of the label's office whom the lines before the conversation name: "Remarks by President Berg"."""
    office = label.key.split()
    end = page.lines[first_line].start
    holders = [
        name for name in page.names.mentions if name.span.end <= end and list(name.title[-len(office) :]) == office
    ]
    if "vice" not in office and "deputy" not in office:
        holders = [name for name in holders if not {"vice", "deputy", "former"} & set(name.title)]
    if not holders or len({name.surname for name in holders}) > 1:
        return None
    return _fullest_mention(page, holders[0])


def _fullest_mention(page: Page, name: Name) -> Span:
    if name.full:
        return name.span
    found = page.names.fullest(name.surname)
    return found.span if found else name.titled


def _with_initials(page: Page, initials: str, first_line: int) -> Span | None:
    """The one person named before the conversation whose initials the label prints."""
    end = page.lines[first_line].start
    before = [name for name in page.names.mentions if name.full and name.span.end <= end]
    fitting = [name for name in before if "".join(word[0] for word in name.words) == initials]
    return fitting[0].span if fitting and all(name.words == fitting[0].words for name in fitting) else None
