"""Which parts of a mail are its words, which are mails and files of their own, and the words as lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.documents.mail.lines import Line, Lines, flowed_lines, html_lines, plain_lines
from claims.documents.mail.parts import Part
from claims.documents.mail.words import mail_words
from claims.errors import InputError

_WORD = re.compile(r"\w+")
_URL = re.compile(r"https?://\S+|www\.\S+")
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n")
_PROSE = frozenset({"text/plain", "text/html", "application/xhtml+xml", "text/enriched", "text/richtext"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(slots=True)
class Body:
    """A mail's own words as lines, the encodings they were read in, and the parts that stand for themselves."""

    lines: list[Line] = field(default_factory=list)
    wrapped: bool = True
    encodings: list[str] = field(default_factory=list)
    attached: list[Part] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    too_deep: bool = False

    @property
    def words(self) -> str:
        """All its words."""
        return "\n".join(line.words for line in self.lines)

    def add(self, other: Body) -> None:
        """Take in what follows in the mail."""
        if other.lines:
            self.wrapped = other.wrapped if not self.lines else self.wrapped and other.wrapped
            self.lines.extend([Line(0, ""), *other.lines] if self.lines else other.lines)
        self.encodings.extend(other.encodings)
        self.attached.extend(other.attached)
        self.remarks.extend(other.remarks)
        self.too_deep |= other.too_deep


def body_of_mail(part: Part) -> Body:
    """The words and attachments of a whole mail; one of a single part has that for its words, whatever its name."""
    return body_of(part) if part.is_multipart or part.media_type not in _PROSE else _text_body(part)


def body_of(part: Part) -> Body:
    """The words and attachments of a part, as a mail program would show them."""
    if part.too_deep:
        return Body(too_deep=True)
    if part.media_type == "multipart/alternative":
        return _alternative(part)
    if part.is_multipart and part.children:
        return _all_of(part)
    if _is_attached(part):
        return Body(attached=[part])
    return _text_body(part)


def _all_of(part: Part) -> Body:
    """The words of all parts one after another; one that cannot be read is told, and spoils no other."""
    body = Body()
    for child in part.children:
        try:
            body.add(body_of(child))
        except InputError as error:
            body.remarks.append(f"a part left out: {error.problem}")
    return body


def _is_attached(part: Part) -> bool:
    if part.media_type not in _PROSE and not part.is_multipart:
        return True
    return part.headers.disposition == "attachment" or bool(part.headers.file_name)


def _text_body(part: Part) -> Body:
    decoded = part.text()
    lines = _lines(part, decoded.text)
    remarks = [f"{decoded.replaced} characters could not be read as {decoded.encoding}"] if decoded.replaced else []
    return Body(list(lines.lines), lines.wrapped, [decoded.encoding], remarks=remarks)


def _lines(part: Part, text: str) -> Lines:
    if part.media_type != "text/plain" and not part.is_multipart:
        return html_lines(text)
    if (part.headers.parameter("format") or "").lower() == "flowed":
        return flowed_lines(text, delete_space=(part.headers.parameter("delsp") or "").lower() == "yes")
    return plain_lines(text)


def _alternative(part: Part) -> Body:
    """The alternative that holds the words: the plain one, unless it only says that the other should be read."""
    plain, rich = Body(), Body()
    for child in part.children:
        try:
            body = body_of(child)
        except InputError as error:
            plain.remarks.append(f"a part left out: {error.problem}")
            continue
        into = plain if child.media_type == "text/plain" else rich
        if not into.lines:
            into.add(body)
        else:
            into.attached.extend(body.attached)
    chosen, other = (rich, plain) if _says_more(rich.words, plain.words) else (plain, rich)
    chosen.attached.extend(other.attached)
    chosen.too_deep |= other.too_deep
    return chosen


def _says_more(rich: str, plain: str) -> bool:
    """Whether the words of the HTML part are to be read and not those of the plain part beside it."""
    in_rich, in_plain = _counted(rich), _counted(plain)
    shared = (in_rich & in_plain).total()
    if shared >= mail_words().covered_share * in_rich.total():
        return False
    return in_rich.total() > in_plain.total() or _is_about_form(plain)


def _counted(words: str) -> Counter[str]:
    return Counter(_WORD.findall(_URL.sub(" ", words).casefold()))


def _is_about_form(plain: str) -> bool:
    """Whether each sentence speaks of the mail's own form: "This message is in HTML. View it in your browser"."""
    sentences = [
        sentence.casefold() for sentence in _SENTENCE_END.split(_URL.sub(" ", plain)) if _WORD.search(sentence)
    ]
    return all(_has_any(sentence, mail_words().form_words) for sentence in sentences)


def _has_any(sentence: str, words: Iterable[str]) -> bool:
    return any(word in sentence for word in words)
