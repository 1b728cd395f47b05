"""Mail messages (RFC 5322): the mail's own words one report, and each mail or file within it another.

A mail that is quoted, passed on or attached has the date and the sender that are told of it, never those of the mail
around it: what a ministry wrote on Monday is not said anew by whoever answers on Tuesday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo

from claims.dates import Moment
from claims.documents.found import Found, Intake, Piece, Wordless
from claims.documents.mail.attachments import Attached, sorted_attachments
from claims.documents.mail.bodies import Body, body_of_mail
from claims.documents.mail.closing import without_closing
from claims.documents.mail.headers import Headers, domain_of_address, name_and_address
from claims.documents.mail.moments import announced_moment, zone_of
from claims.documents.mail.parts import Part, parsed_mail
from claims.documents.mail.saved_page import is_saved_page, saved_page
from claims.documents.mail.threads import Letter, threaded, without_arrows
from claims.documents.options import ReadOptions
from claims.documents.plain import paragraphs_of
from claims.documents.timestamps import read_moment
from claims.errors import InputError

MEDIA_TYPE = "message/rfc822"
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})

Outcome = Piece


def read_email(intake: Intake, options: ReadOptions) -> Iterator[Outcome]:
    """The mail and what is within it. Raises InputError when there are no words in any of it."""
    yield from mail_reports(intake.read(options.max_bytes), intake.origin, options)


def mail_reports(data: bytes, origin: str, options: ReadOptions) -> Iterator[Outcome]:
    """The reports of the mail with the bytes `data`: the first has its origin, the others a number behind it."""
    number = 0
    for outcome in _Mail(parsed_mail(data, options.max_nesting), data, options).reports():
        number += 1
        place = origin if number == 1 else f"{origin}#{number}"
        yield _placed(outcome, place)
    if not number:
        raise InputError("a mail without a text")


def _placed(outcome: Outcome, place: str) -> Outcome:
    if isinstance(outcome, Found):
        return replace(outcome, origin=place)
    if isinstance(outcome, Wordless):
        return Wordless(place, outcome.told)
    named = f"{place} ({outcome.subject})" if outcome.subject else place
    return type(outcome)(outcome.problem, subject=named, remedy=outcome.remedy)


@dataclass(frozen=True, slots=True)
class _Mail:
    """One mail: its tree of parts, the bytes it was made from, and what the user said."""

    part: Part
    raw: bytes
    options: ReadOptions

    def reports(self) -> Iterator[Outcome]:
        if self.part.media_type in _ENCRYPTED:
            raise InputError("an encrypted mail", remedy="decrypt it, and save it anew or give its text")
        if is_saved_page(self.part) and (page := saved_page(self.part, self.raw, self.options)) is not None:
            yield page
            return
        body = body_of_mail(self.part)
        letter = threaded(body.lines, self.options.max_nesting)
        if not self._headers.is_answer():
            letter = without_arrows(body.lines, letter, self.options.max_nesting)
        attached = sorted_attachments(body.attached, self.options)
        own = self._own(body, letter, attached)
        if own.text:
            yield own
        elif body.too_deep or letter.too_deep:
            yield InputError(f"a mail with {_TOO_DEEP}", remedy=_DEEPER)
        elif attached.left_out and not (letter.earlier or attached.mails or attached.files):
            yield InputError("; ".join(("a mail without a text", *attached.remarks())))
        others = self._others(body, letter, attached)
        yield from others if own.text else _with_remarks(others, own.remarks)

    def _others(self, body: Body, letter: Letter, attached: Attached) -> Iterator[Outcome]:
        """The earlier mails in the text, the attached ones, and the attached files."""
        zone = zone_of(self._headers.text("Date"))
        yield from _earlier(letter, body, zone, self._moment)
        for part in attached.mails:
            yield from self._within(part)
        yield from attached.reports(self.options, self._moment, self._headers.publisher())

    @property
    def _headers(self) -> Headers:
        return self.part.headers

    @property
    def _moment(self) -> Moment | None:
        return read_moment(self._headers.moment())

    def _own(self, body: Body, letter: Letter, attached: Attached) -> Found:
        text, left_out = _text_of(letter, wrapped=body.wrapped)
        name, address = self._headers.sender()
        return Found(
            origin="",
            raw=self.raw,
            media_type=MEDIA_TYPE,
            encoding=next(iter(body.encodings), None),
            text=text,
            title=self._headers.text("Subject"),
            byline=name or address,
            publisher=self._headers.publisher(),
            published=self._moment,
            language=self._headers.text("Content-Language"),
            remarks=(
                *body.remarks,
                *_remarks(letter, left_out),
                *attached.remarks(),
                *self._depth_remarks(body, letter),
            ),
        )

    def _depth_remarks(self, body: Body, letter: Letter) -> Iterator[str]:
        if body.too_deep or _is_cut(letter):
            yield f"{_TOO_DEEP} left out ({_DEEPER})"

    def _within(self, part: Part) -> Iterator[Outcome]:
        deepest = self.options.max_nesting - 1
        if deepest < 0:
            yield InputError(f"a mail with {_TOO_DEEP}", remedy=_DEEPER)
            return
        data = part.content()
        inner = _Mail(parsed_mail(data, deepest), data, replace(self.options, max_nesting=deepest))
        try:
            for outcome in inner.reports():
                yield replace(outcome, is_within=True) if isinstance(outcome, Found) else outcome
        except InputError as error:
            yield error


def _with_remarks(outcomes: Iterator[Outcome], remarks: tuple[str, ...]) -> Iterator[Outcome]:
    """The outcomes, the first report with the remarks on a mail that has no words of its own to carry them."""
    for outcome in outcomes:
        if isinstance(outcome, Found) and remarks:
            yield replace(outcome, remarks=(*remarks, *outcome.remarks))
            remarks = ()
        else:
            yield outcome


_TOO_DEEP = "parts nested too deeply"
_ONE_EARLIER = "an earlier mail in it is a report of its own"
_DEEPER = "--max-nesting raises the limit"


def _is_cut(letter: Letter) -> bool:
    return letter.too_deep or any(map(_is_cut, letter.earlier))


def _text_of(letter: Letter, *, wrapped: bool) -> tuple[str, int]:
    """The letter's own words in paragraphs, and how many lines of signatures and footers were left out."""
    texts, left_out = [], 0
    for segment in letter.segments:
        kept, cut = without_closing(segment)
        left_out += cut
        text = "\n".join(kept)
        texts.append(paragraphs_of(text) if wrapped else text)
    return "\n".join(text for text in texts if text.strip()), left_out


def _remarks(letter: Letter, left_out: int) -> Iterator[str]:
    if letter.earlier:
        many = len(letter.earlier) > 1
        yield f"{len(letter.earlier)} earlier mails in it are reports of their own" if many else _ONE_EARLIER
    if left_out:
        yield f"a signature or footer left out (lines: {left_out})"


def _earlier(letter: Letter, body: Body, zone: tzinfo | None, answered: Moment | None) -> Iterator[Found]:
    """The mails that a letter quotes or passes on, the latest first."""
    for earlier in letter.earlier:
        text, left_out = _text_of(earlier, wrapped=body.wrapped)
        name, address = name_and_address(earlier.sender or "")
        moment = announced_moment(earlier.date, zone, answered)
        if text.strip():
            yield Found(
                origin="",
                raw=text.encode("utf-8", "replace"),
                media_type=MEDIA_TYPE,
                encoding=next(iter(body.encodings), None),
                text=text,
                title=earlier.subject,
                byline=name or address,
                publisher=domain_of_address(address) or name,
                published=moment,
                remarks=tuple(_remarks(earlier, left_out)),
                is_within=True,
            )
        yield from _earlier(earlier, body, zone, moment or answered)
