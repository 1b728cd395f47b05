"""Which measure a number has: patterns over the marks to its left and right.

Knows syntax as strings of marks (see `marks`), each pattern with an example; every pattern looks at a bounded window,
so a long text costs no more a word than a short one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.figures.figure import Measure
from claims.figures.marks import Mark, is_link, lexicon
from claims.figures.measures import lexicon as measure_words
from claims.figures.words import Word

WINDOW = 26
"""Marks looked at on either side: the longest subject met between a number and its verb has 20."""

_NOUNS = r"o?D?[uPmUT]{0,6}"
_ADJACENT = re.compile(
    rf"(?:{_NOUNS}(?P<cue>[kdn])|[uPm]{{0,3}}[xh]{{1,3}}(?P<said>[kd]))"
)  # 12 dead; 12 soldiers wounded; 3 of the bodies
_CASES = re.compile(r"[uPmx]{0,4}(?P<cue>q)")  # 1,200 newly reported cases
_GROUP = re.compile(r"o?D?[u]{0,4}(?P<cue>m)")  # four hostages
_PREDICATE = re.compile(  # 241 people in Gaza and 12 soldiers from Rafah were killed; 20 men who guarded it were killed
    r"(?:(?:,?I|c|,c?)N[uPmo]{0,5},?|w[^;N|w]{1,12}?(?=x)|[uPmoDiAwxhbcT]|iNT|xv|,u{1,4},(?=[xh])|v(?=[^,;]{0,8}x[kd]))"
    r"{0,20}?(?P<cue>(?<!D)[kd])"
)
_OBJECT = re.compile(r"(?P<cue>[ka])[Do]{0,2}$")  # killing 12; killed 12
_PASSIVE = re.compile(r"(?:x|N[uPm]{0,6})$")
_TOTAL = re.compile(  # the death toll from the storm rose to 12; the nearest name of a total counts
    r".*(?P<cue>t|#[uPDo]{0,5}[knmq]|[nq])(?:[^;av|N]|NU|iN[uD]{0,2}T){0,20}$"
)
_LISTED = re.compile(r"(?P<cue>[nqt]),?$")  # cases 1,329; deaths, 38;
_LABEL = re.compile(  # Killed: 12; Confirmed dead: 12; Missing in Dorn – 31; a table's row: Dead 9
    r"(?:^|[,;])[uPDox#]{0,3}(?P<cue>[kdmq])(?:iD?u{1,3}|,[ux]{1,3},|[uP]{0,2})?$"
)
_LABEL_MARKS = frozenset({":", "|", "–", "—"})

_SUBGROUP_LEFT = re.compile(r"I[Do]?$")  # including 12 children

_AMONG = re.compile(r"[uPm]{0,4}x?A(?:D?N[uP]{0,4}(?P<cue>[kd])|(?P<total>t))")  # 68 children were among the dead
_JOINED = re.compile(r"[NZ][uPmoAtx]{0,8}(?:,|c|,c)$")  # killing 9 people and 2 soldiers


@dataclass(frozen=True, slots=True)
class Reading:
    """The measure found for one number; `part_of` when the number counts some of another's."""

    measure: Measure
    part_of: bool = False


class Sentence:
    """One sentence's marks, and the readings found so far, number by number from the left."""

    def __init__(self, words: Sequence[Word], marks: Sequence[Mark], *, disease: bool) -> None:
        self.words = words
        self.marks = marks
        self.letters = "".join(mark.letter for mark in marks)
        self.disease = disease
        self.readings: dict[int, Reading] = {}
        self._spent: set[int] = set()

    def read(self, at: int) -> Reading | None:
        """The reading of the number at mark `at`; the numbers before it must have been read."""
        if self._counts_no_people(at):
            return None
        near = self._object(at) or self._among(at) or self._adjacent(at) or self._total(at) or self._labelled(at)
        reading = near or self._predicate(at)
        reading = self._as_part(at, near, reading) or reading or self._joined(at)
        if reading:
            self.readings[at] = reading
        return reading

    def _right(self, at: int) -> str:
        return self.letters[at + 1 : at + 1 + WINDOW]

    def _left(self, at: int) -> str:
        return self.letters[max(0, at - WINDOW) : at]

    def _measure(self, at: int) -> Measure | None:
        return self.marks[at].measure

    def _text(self, at: int) -> str:
        mark = self.marks[at]
        return " ".join(word.text for word in self.words[mark.start : mark.end])

    def _counts_no_people(self, at: int) -> bool:
        """Units and things: "20 miles", "10 houses", "15 percent"."""
        right = self._right(at)
        nouns = re.match(r"(?:oD?)?([uPmUT]{0,6})", right)
        run = nouns[1] if nouns else ""
        return run[:1] == "U" or max(run.rfind("T"), run.rfind("U")) > max(run.rfind("P"), run.rfind("m"))

    def _object(self, at: int) -> Reading | None:
        """An act or a transitive verb right before the number."""
        left = self._left(at)
        match = _OBJECT.search(left)
        if match:
            cue = at - len(left) + match.start("cue")
            if cue in self._spent or (match["cue"] == "k" and _PASSIVE.search(left[: match.start("cue")])):
                return None
            measure = self._measure(cue)
            return Reading(measure) if measure else None
        return self._lives(at)

    def _lives(self, at: int) -> Reading | None:
        """The idioms "claimed 12 lives", "lost 12 men"."""
        contexts = measure_words().contexts
        before = next(
            (
                word.text
                for word in reversed(self.words[max(0, self.marks[at].start - 3) : self.marks[at].start])
                if word.text not in {"an", "additional", "the", "another", "have", "only", "to"}
            ),
            "",
        )
        end = self.marks[at].end
        nouns = [word.text for word in self.words[end : end + 3]]
        if before in contexts.taking and "lives" in nouns:
            return Reading(Measure.KILLED)
        if before in contexts.losing and nouns and nouns[0] in contexts.losses:
            return Reading(Measure.KILLED)
        return None

    def _adjacent(self, at: int) -> Reading | None:
        """A state, fate or event right after the number and its nouns."""
        right = self._right(at)
        match = _ADJACENT.match(right)
        if match and not self._acts(right, match):
            return self._spend(at + match.end())
        cases = _CASES.match(right)
        if cases and self.disease:
            return self._spend(at + 1 + cases.start("cue"))
        group = _GROUP.match(right)
        if group and not self._predicate(at):
            return self._spend(at + 1 + group.start("cue"))
        return None

    @staticmethod
    def _acts(right: str, match: re.Match[str]) -> bool:
        """True when the state is a verb with an object of its own: "two gunmen killed 20"."""
        nouns = match.start("cue")
        return match["cue"] == "k" and nouns > 0 and right[match.end() : match.end() + 1] in {"N", "D", "P"}

    def _spend(self, cue: int) -> Reading | None:
        self._spent.add(cue)
        measure = self._measure(cue)
        return Reading(measure) if measure else None

    def _predicate(self, at: int) -> Reading | None:
        """The verb of which the number's nouns are the subject, or that a relative clause says of them."""
        right = self._right(at)
        match = _PREDICATE.match(right)
        if not match or not re.match(r"[oDuPmTNcI,iwxh]", right):
            return None
        if match["cue"] == "k" and right[match.start("cue") - 1 : match.start("cue")] not in {"x", "h"}:
            following = right[match.end() : match.end() + 1]
            if following in {"N", "D"} and match.start("cue"):
                return None
        if right[0] == ",":
            return None
        return self._spend(at + 1 + match.start("cue"))

    def _total(self, at: int) -> Reading | None:
        """A total's name, and the link that leads from it to the number."""
        left = self._left(at)
        quantity = self.marks[at].quantity
        match = _TOTAL.search(left)
        listed = _LISTED.search(left)
        previous = self.marks[at - 1] if at else None
        linked = previous is not None and is_link(self.words, previous)
        if listed and re.match(r"[;,]|$", self._right(at)):
            match, linked = listed, True
        if not match or not (linked or (quantity and quantity.totals)):
            return None
        cue = at - len(left) + match.start("cue")
        if self.letters[cue] == "#":
            cue = at - len(left) + match.end("cue") - 1
        if self.letters[cue] == "q" and not self.disease:
            return None
        if self.letters[cue] in "nq" and cue in self._spent:
            return None
        part = previous is not None and previous.letter == "I"
        measure = self._measure(cue)
        return Reading(measure, part) if measure else None

    def _labelled(self, at: int) -> Reading | None:
        """A label that heads its number, in a list or a table."""
        left = self._left(at)
        marked = at > 0 and self._text(at - 1) in _LABEL_MARKS
        if not marked and (len(left) != 1 or self._right(at)[:1] not in {"", ",", ";"}):
            return None
        match = _LABEL.search(left[:-1] if marked else left)
        cue = at - len(left) + match.start("cue") if match else at
        if match is None or cue in self._spent or (match["cue"] == "q" and not self.disease):
            return None
        return self._spend(cue)

    def _among(self, at: int) -> Reading | None:
        """As "68 children were among the 126 people killed", "64 of the dead"."""
        right = self._right(at)
        match = _AMONG.match(right) or re.match(r"o(?P<cue>t)", right)
        if not match:
            among = re.match(r"o?D?N[uP]{0,4}(?P<cue>[kd])", right) if right[:1] == "o" else None
            match = among
        if not match:
            return None
        name = "cue" if match["cue"] else "total"
        measure = self._measure(at + 1 + match.start(name))
        return Reading(measure, part_of=True) if measure else None

    def _as_part(self, at: int, near: Reading | None, reading: Reading | None) -> Reading | None:
        """A sub-group of the figure before it: "including 12 children", "12 of whom were women".

        Its own words say what befell it, then the figure it is part of, and the next predicate last.
        """
        left, right = self._left(at), self._right(at)
        of_whom = re.match(r"I|[uP]{0,3},?I(?!D?N)", right)
        if not (_SUBGROUP_LEFT.search(left) or of_whom):
            return None
        told = re.match(r"[uP]{0,3}w", right)  # including one who died
        befell = (reading if told else near) or self._before(at) or reading
        return Reading(befell.measure, part_of=True) if befell else None

    def _before(self, at: int) -> Reading | None:
        """The reading of the nearest number to the left that has one."""
        for mark in range(at - 1, max(-1, at - 2 * WINDOW), -1):
            if mark in self.readings:
                return self.readings[mark]
        return None

    def _joined(self, at: int) -> Reading | None:
        """A further item of a list: "killing 9 people and 2 soldiers", "57 were women"."""
        left, right = self._left(at), self._right(at)
        match = _JOINED.search(left)
        quantity = self.marks[at].quantity
        if not match or (quantity and quantity.bare and right[:1] != "P" and not re.match(r"u{1,2}P|x[uP]", right)):
            return None
        previous = self.readings.get(at - len(left) + match.start())
        if not previous or not re.match(r"u{0,3}P(?=$|[,;|cio])|xP|xu(?=$|[,;|])", right):
            return None
        return previous


def is_absence(sentence: Sentence, at: int) -> bool:
    """True for "no casualties reported": nobody has told of any, which is no count of nobody."""
    mark = sentence.marks[at]
    absence = lexicon().absence
    after = {word.text for word in sentence.words[mark.end : mark.end + 7]}
    before = {word.text for word in sentence.words[max(0, mark.start - 5) : mark.start + 2]}
    return bool(after & set(absence.after) or before & set(absence.before))
