"""A mail's text as lines, each with how often it was quoted: from plain, flowed (RFC 3676) and HTML parts alike.

Knows the marks of quoting; what the quoted lines are belongs to `threads`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.documents.block_quotes import printed
from claims.documents.boilerplate import without_boilerplate_elements
from claims.documents.markup import parsed
from claims.documents.rendering import lines_of
from claims.documents.tree import Element, tree_of, walk

SIGNATURE_MARK = "-- "

_OPENPGP = (("BEGIN", "SIGNED MESSAGE"), ("BEGIN", "SIGNATURE"), ("END", "SIGNATURE"))

_SIGNED, _SIGNATURE, _SIGNATURE_END = (f"-----{mark} PGP {what}-----" for mark, what in _OPENPGP)
_ESCAPED_DASH = re.compile(r"(?m)^- ")
_QUOTED = re.compile(r"(?:[ \t]?>)+")
_CITATION_CLASSES = frozenset({"gmail_quote", "yahoo_quoted", "protonmail_quote", "moz-cite", "tutanota_quote"})
# Private characters that stand where a citation begins and ends while the markup becomes text.
_BEGINS, _ENDS = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without its quotation marks, and how many of them it had."""

    depth: int
    words: str


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text; `wrapped` when its line ends may be those of a narrow window, not the writer's."""

    lines: tuple[Line, ...]
    wrapped: bool


def plain_lines(text: str) -> Lines:
    """The lines of a plain text that is not flowed."""
    return Lines(tuple(map(_quoted_line, _split(_unsigned(text)))), wrapped=True)


def flowed_lines(text: str, *, delete_space: bool) -> Lines:
    """The lines of a flowed text: those that end in a blank are joined with the next of the same depth.

    `delete_space` is the parameter DelSp: the blank is no part of the words. A text that says it is flowed and has
    no line that flows was wrapped by a program that does not know better, and is treated so.
    """
    paragraphs: list[tuple[int, list[str]]] = []
    flows = joined = False
    for raw in _split(text):
        depth = len(raw) - len(raw.lstrip(">"))
        words = raw[depth:].removeprefix(" ")
        is_open = words.endswith(" ") and words != SIGNATURE_MARK
        piece = words[:-1] if is_open and delete_space else words
        if flows and paragraphs[-1][0] == depth and words != SIGNATURE_MARK:
            paragraphs[-1][1].append(piece)
            joined = True
        else:
            paragraphs.append((depth, [piece]))
        flows = is_open
    lines = tuple(Line(depth, "".join(pieces)) for depth, pieces in paragraphs)
    return Lines(lines, wrapped=False) if joined else plain_lines(text)


def html_lines(markup: str) -> Lines:
    """The lines of an HTML part, those of citations quoted. Raises InputError when its markup cannot be read."""
    root = tree_of(parsed(markup.replace(_BEGINS, "").replace(_ENDS, "")))
    without_boilerplate_elements(root)
    for element in list(walk(root)):
        if element.tag == "blockquote" and _is_citation(element):
            element.children = [Element("p", {}, [_BEGINS]), *element.children, Element("p", {}, [_ENDS])]
    return Lines(tuple(_marked_lines(printed(lines_of(root)).text.split("\n"))), wrapped=False)


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _unsigned(text: str) -> str:
    """A text signed by OpenPGP (RFC 9580, 7) without the signature, its escaped dashes undone."""
    before, begins, signed = text.partition(_SIGNED)
    words, ends, signature = signed.partition(_SIGNATURE)
    if not (begins and ends):
        return text
    _, _, words = words.replace("\r\n", "\n").partition("\n\n")  # below the name of the hash
    return before + _ESCAPED_DASH.sub("", words) + signature.partition(_SIGNATURE_END)[2]


def _quoted_line(raw: str) -> Line:
    match = _QUOTED.match(raw)
    if match is None:
        return Line(0, raw)
    return Line(match[0].count(">"), raw[match.end() :].removeprefix(" "))


def _is_citation(element: Element) -> bool:
    """Whether a block quote is an earlier mail; those that a newsletter prints are not marked so."""
    classes = element.attributes.get("class", "").split()
    return element.attributes.get("type") == "cite" or not _CITATION_CLASSES.isdisjoint(classes)


def _marked_lines(lines: Iterable[str]) -> Iterator[Line]:
    depth = 0
    for words in lines:
        if _BEGINS in words or _ENDS in words:
            depth = max(depth + words.count(_BEGINS) - words.count(_ENDS), 0)
            words = words.replace(_BEGINS, "").replace(_ENDS, "")  # noqa: PLW2901 (the mark is no word)
            if not words.strip():
                continue
        yield Line(depth, words)
