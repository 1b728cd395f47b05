"""What two lines say of the break between them: whether a sentence runs over it, by their words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cache

import msgspec

from claims.lexicon import load


class Seam(Enum):
    """What stands at a line's end and at the next line's start."""

    APART = "apart"
    """The lines are rows, items, labels or separate by their marks."""
    RUNS_ON = "runs on"
    """The first line stops in mid-sentence."""
    OPEN = "open"
    """No sentence ends here, but a new line may begin: a heading, verse, or a name that was wrapped."""
    SHUT = "shut"
    """A sentence ends here."""


class Wrapping(msgspec.Struct, frozen=True):
    """The file `wrapping.toml`."""

    source: str
    open_words: str
    abbreviations: str
    wrapped_share: float
    caseless_share: float
    caseless_breaks: int
    one_width_share: float
    longer_share: float
    ragged_share: float
    ragged_part: float
    words_of_prose: int


def wrapping() -> Wrapping:
    """The knowledge file."""
    known: Wrapping = load("wrapping", Wrapping)
    return known


@cache
def _open_words() -> frozenset[str]:
    return frozenset(wrapping().open_words.split())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(wrapping().abbreviations.split())


_CLOSING = "\"'”’»)]*_"
_OPENING = "\"'“‘„«([¿¡*_"
_DASH = re.compile(r"[-–—]\s+")
_HYPHENS = ("-", "\u2010", "\u2011", "\xad", "/")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")

_ROW = re.compile(r"\S(?: {3,}|\t)\S")
_CELLS = re.compile(r"\|.*\|")
_LABEL = re.compile(r"\w[\w/()’'-]*(?: [\w/()’'-]+){0,2}:(?:\s|$)")
_RULE = re.compile(r"[\W_]+")

# Marks that begin an item wherever they stand, and such as may also stand in a sentence that was wrapped.
_BULLET = re.compile(r"[•·▪◦‣●○►▶■□✓✔☑➡→⁃∙*+]\s+|[\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")
_MAYBE_ITEM = re.compile(
    r"(?P<dash>-{1,2}|[–—])\s+|(?P<open>\(?)(?:(?P<number>\d{1,3})|(?P<letter>[A-Za-z]|[ivx]{1,4}))[.)]\s+"
)


def seam(lines: Sequence[str], number: int, *, has_case: bool) -> Seam:
    """What the break before line `number` is. `has_case`: whether capitals tell where a sentence starts."""
    above, line = lines[number - 1], lines[number]
    if _are_apart(above, line) or _starts_item(lines, number):
        return Seam.APART
    if above.endswith(_HYPHENS) and above[-2:-1].isalnum() and line[:1].isalnum():
        return Seam.RUNS_ON
    shut = _ends_sentence(above)
    if not has_case:
        return Seam.SHUT if shut else Seam.OPEN
    if shut:
        return Seam.SHUT
    return Seam.RUNS_ON if _runs_on(lines, number) else Seam.OPEN


def tells_case(lines: Iterable[str]) -> bool:
    """Whether the text has small letters, and capitals at the start of at least one line or sentence."""
    has_small = has_capital = False
    for line in lines:
        if not has_small:
            has_small = any(map(str.islower, line))
        if not has_capital:
            has_capital = _first_letter(line).isupper() or bool(re.search(r"[.!?][\"”’»)]* [“\"(]*[^\W\d_a-z]", line))
        if has_small and has_capital:
            return True
    return False


def _is_verse(lines: Sequence[str]) -> bool:
    """Whether every line starts with a capital, as in verse, addresses and lists of headlines."""
    return len(lines) >= FEWEST_VERSES and all(_first_letter(line).isupper() for line in lines[:LOOKED_AT])


def _runs_on(lines: Sequence[str], number: int) -> bool:
    above, line = lines[number - 1], lines[number]
    first = _first_letter(line)
    if first.islower() or _last_word(above) in _open_words():
        return True
    is_prose = above.count(" ") + 1 >= wrapping().words_of_prose
    if above.rstrip(_CLOSING).endswith(","):
        return is_prose and not _is_verse(lines)
    return is_prose and first.isdigit() and not _first_letter(above).isdigit()


def _are_apart(above: str, line: str) -> bool:
    if _RULE.fullmatch(above) or _RULE.fullmatch(line):
        return True
    if _LABEL.match(above) and _LABEL.match(line):
        return True
    if _CELLS.search(above) or _CELLS.search(line):
        return True
    return bool(_ROW.search(above) and _ROW.search(line))


def _starts_item(lines: Sequence[str], number: int) -> bool:
    line = lines[number]
    if _BULLET.match(line):
        return True
    match = _MAYBE_ITEM.match(line)
    if match is None:
        return False
    above = lines[number - 1]
    if _ends_sentence(above):
        return True
    kind = match.lastgroup
    if kind == "number" and (int(match["number"]) != 1) and not match["open"]:
        wanted = int(match["number"]) - 1
        return any(_item_number(earlier) == wanted for earlier in _before(lines, number))
    has_like = any(_item_kind(earlier) == kind for earlier in _before(lines, number))
    return has_like or _item_kind(_after(lines, number)) == kind


FEWEST_VERSES = 3
LOOKED_AT = 30
"""Lines above that an item's forerunner is looked for in: a longer item is a section."""


def mark_of_item(line: str) -> int:
    """The length of the mark that an item starts with, the blanks behind it included; 0 for other lines."""
    match = _BULLET.match(line) or _MAYBE_ITEM.match(line)
    return match.end() if match else 0


def _before(lines: Sequence[str], number: int) -> Sequence[str]:
    return lines[max(0, number - LOOKED_AT) : number]


def _after(lines: Sequence[str], number: int) -> str:
    return next((line for line in lines[number + 1 : number + LOOKED_AT] if _MAYBE_ITEM.match(line)), "")


def _item_kind(line: str) -> str | None:
    match = _MAYBE_ITEM.match(line)
    return match.lastgroup if match else None


def _item_number(line: str) -> int | None:
    match = _MAYBE_ITEM.match(line)
    return int(match["number"]) if match and match["number"] else None


def _ends_sentence(line: str) -> bool:
    bare = line.rstrip(_CLOSING)
    if not bare.endswith((".", "!", "?", "…", ":", "؟", "。", "！", "？", "।")):
        return False
    if not bare.endswith(".") or bare != line:
        return True
    word = _last_word(bare)
    return not (word in _abbreviations() or _INITIAL.fullmatch(bare[-(len(word) + 1) :].lstrip()) is not None)


def _last_word(line: str) -> str:
    return line.rsplit(None, 1)[-1].lower().removesuffix(".").lstrip(_OPENING) if line else ""


def _first_letter(line: str) -> str:
    """The first letter or digit a line starts with, marks of quotation and a dash left aside; blank for others."""
    bare = line.lstrip(_OPENING)
    dash = _DASH.match(bare)
    if dash:
        bare = bare[dash.end() :].lstrip(_OPENING)
    if bare.startswith(("$", "£", "€", "#")):
        bare = bare[1:]
    return bare[:1]
