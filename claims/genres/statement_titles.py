"""Titles of statements: "Statement by the Ministry of …", "Readout of …", "… Statement on …", and whom they name.

Knows one line and the shape of bodies' names; what stands under the title is not its concern.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.genres.vocabulary import genre_words
from claims.text import Span

_LONGEST_TITLE = 300
_ABBREVIATED = re.compile(r"\b[^\W\d_a-z]\w{0,2}$")
_ABBREVIATION = 4
_TOKEN = re.compile(r"[^\W_][\w.'’&-]*[\w’']|[^\W_]|&|\S")
_ARTICLE = re.compile(r"(?:the )?", re.IGNORECASE)
_PREFIX = re.compile(
    r"(?:[^:\n]{2,60}:|Full text of|Text of)\s{1,3}"
    r"(?=(?:\w+ )?(?:statement|declaration|readout|communiqu)\w* (?:by|of|from|on behalf)\b)",
    re.IGNORECASE,
)
_BEHALF = re.compile(r" on behalf of ", re.IGNORECASE)
_READOUT_FROM = re.compile(r"\S+ from ", re.IGNORECASE)
_JOINT = re.compile(r"joint (?:\w+ )?(?:statement|communiqu[eé])\b(?:\s+on\b|:|$)", re.IGNORECASE)
_OFFICE_OF = re.compile(r"(?P<office>[\w-]+(?: [\w-]+)?) (?:of|for) (?:the )?")
_STATEMENT_ON = re.compile(
    r"(?P<issuer>[^\W\d_a-z][^\n:,.?!]{1,80}?)(?:['’]s?)? (?:[Jj]oint |[Pp]ress |[Mm]edia )?[Ss]tatement"
    r"(?: (?:on|On|regarding|Regarding|concerning|following|about|after)\b[^\n]*)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A statement's title: its words, and where in the text it names whose statement it is."""

    words: str
    issuer: Span | None
    mouthpiece: bool = False

    def shifted(self, offset: int) -> Heading:
        """The heading, of a line that begins at `offset`."""
        return Heading(self.words, self.issuer.shifted(offset) if self.issuer else None, self.mouthpiece)

    def elsewhere(self, text: str, title: str) -> Heading:
        """The heading of a title that is no part of the text: its issuer is looked for in the text."""
        name = self.issuer.of(title) if self.issuer else ""
        at = text.find(name) if name else -1
        return Heading(self.words, Span(at, at + len(name)) if at >= 0 else None, self.mouthpiece)


def heading_of(line: str) -> Heading | None:
    """The heading that a line is, or None."""
    if len(line) > _LONGEST_TITLE:
        return None
    prefix = _PREFIX.match(line)
    if prefix:
        found = heading_of(line[prefix.end() :])
        return found.shifted(prefix.end()) if found else None
    if line.casefold().startswith(genre_words().releases.readouts):
        match = _READOUT_FROM.match(line)
        return Heading(line, body_name(line, match.end()) if match else None)
    return _by_whom(line) or _whose(line) or (Heading(line, None) if _JOINT.match(line) else None)


def _by_whom(line: str) -> Heading | None:
    """Of a title such as "Statement by the Spokesperson of the Ministry of Defence on the strike"."""
    match = _statement_by().match(line)
    issuer = body_name(line, match.end()) if match else None
    behalf = _BEHALF.match(line, issuer.end) if issuer else None
    issuer = body_name(line, behalf.end()) if behalf else issuer
    return Heading(line, *_body_behind(line, issuer)) if issuer and _ends_title(line, issuer) else None


def _whose(line: str) -> Heading | None:
    """Of a title such as "Ardanian Health Ministry Statement on the Toll"."""
    match = _STATEMENT_ON.fullmatch(line)
    if match is None:
        return None
    issuer = Span(*match.span("issuer"))
    name = issuer.of(line)
    whole = body_name(name, 0) == Span(0, len(name))
    return Heading(line, issuer) if whole and (names_body(name) or names_office(name)) else None


def body_name(line: str, start: int) -> Span | None:
    """The name that begins at `start`: capitalised words and what joins them, up to the first word that is neither."""
    match = _ARTICLE.match(line, start)
    first = match.end() if match else start
    end = first
    for token in _TOKEN.finditer(line, first):
        word = token[0]
        if word == "." and token.start() == end and _ABBREVIATED.search(line, max(first, end - _ABBREVIATION), end):
            continue
        if word.casefold() in genre_words().releases.title_stops or not (word[0].isalnum() or word == "&"):
            break
        if word[0].isupper() or (word[0].isdigit() and end > first):
            end = token.end()
        elif word.casefold() not in genre_words().names.joiners:
            break
    return Span(first, end) if end > first else None


def is_release_title(words: str) -> bool:
    """True for "News release from the Selvo Police": a title that no report has."""
    return words.casefold().startswith(("press release", "news release", "media release"))


def names_body(words: str) -> bool:
    """True when a body's noun, or capitals throughout, stand in the name."""
    plain = words.casefold()
    return not genre_words().releases.bodies.isdisjoint(plain_words(words)) or "white house" in plain or words.isupper()


def names_office(words: str) -> bool:
    """True when the name has the noun of an office in it."""
    return not genre_words().releases.offices.isdisjoint(plain_words(words))


def plain_words(words: str) -> list[str]:
    """The words in small letters."""
    return [word.casefold() for word in _WORD.findall(words)]


def _body_behind(line: str, issuer: Span) -> tuple[Span, bool]:
    """The body of "Spokesperson of the Ministry of …", or whoever the title names, and whether he names no body."""
    words = issuer.of(line).casefold()
    match = _OFFICE_OF.match(words)
    if match and match["office"] in genre_words().releases.mouthpieces:
        return Span(issuer.start + match.end(), issuer.end), False
    return issuer, words in genre_words().releases.mouthpieces


def _ends_title(line: str, issuer: Span) -> bool:
    """True when nothing but the statement's matter stands behind the name: "… minister sparks outrage" is news."""
    rest = _TOKEN.search(line, issuer.end)
    return rest is None or rest[0].casefold() in genre_words().releases.title_stops or not rest[0][0].isalnum()


@cache
def _statement_by() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, sorted(genre_words().releases.statements, key=len, reverse=True)))
    return re.compile(rf"(?:{heads}) (?:by|of|from|on behalf of) ", re.IGNORECASE)
