"""The files that come with a mail: those that can be read are reports of their own, the others are named."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.dates import Moment
from claims.documents.dateline import dateline_moment
from claims.documents.found import Declared, Found, Intake, Piece
from claims.documents.mail.parts import Part
from claims.documents.mail.words import mail_words
from claims.documents.options import Format, ReadOptions
from claims.documents.readers import reader_of
from claims.documents.sniff import sniff
from claims.errors import InputError

_NO_WORDS = ("image/", "audio/", "video/", "font/")
_MAILS = frozenset({Format.EMAIL, Format.MAILBOX})


@dataclass(frozen=True, slots=True)
class _File:
    """An attached file that can be read: as an input, in a format."""

    intake: Intake
    form: Format


@dataclass(slots=True)
class Attached:
    """What came with a mail, sorted: mails, readable files, and the others by name and reason."""

    mails: list[Part] = field(default_factory=list)
    files: list[_File] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def remarks(self) -> Iterator[str]:
        """One line on what was not read."""
        if self.left_out:
            noun = "attachment" if len(self.left_out) == 1 else "attachments"
            yield f"{len(self.left_out)} {noun} not read: {', '.join(self.left_out)}"

    def reports(self, options: ReadOptions, sent: Moment | None, publisher: str | None) -> Iterator[Piece]:
        """The files' reports, with the mail's date and publisher where they give none themselves."""
        within = replace(options, max_nesting=max(options.max_nesting - 1, 0), format=None)
        for file in self.files:
            try:
                for found in reader_of(file.form)(file.intake, within):
                    yield _sent_with(found, file, sent, publisher) if isinstance(found, Found) else found
            except InputError as error:
                yield type(error)(error.problem, subject=file.intake.origin, remedy=error.remedy)


def sorted_attachments(parts: Sequence[Part], options: ReadOptions) -> Attached:
    """The parts, each where it belongs; signatures and delivery notices are nobody's words and are passed over."""
    attached = Attached()
    for part in parts:
        if part.media_type == "message/rfc822":
            attached.mails.append(part)
        elif part.media_type not in mail_words().left_out_types and not _is_layout(part):
            _sort(part, attached, options)
    return attached


def _is_layout(part: Part) -> bool:
    """Whether a picture is one of the HTML part's own, such as a letterhead."""
    return part.media_type.startswith("image/") and "Content-ID" in part.headers.content


def _sort(part: Part, attached: Attached, options: ReadOptions) -> None:
    name = part.headers.file_name or part.media_type
    if part.media_type.startswith(_NO_WORDS) or part.media_type in mail_words().no_prose_types:
        attached.left_out.append(name)
        return
    if options.max_nesting <= 0:
        attached.left_out.append(f"{name} (nested too deeply: --max-nesting raises the limit)")
        return
    declared = Declared(part.media_type, part.headers.parameter("charset"))
    intake = Intake(name, io.BytesIO(part.content()), declared=declared, name=name)
    try:
        attached.files.append(_File(intake, sniff(intake)))
    except InputError as error:
        attached.left_out.append(f"{name} ({error.problem})")


def _sent_with(found: Found, file: _File, sent: Moment | None, publisher: str | None) -> Found:
    own = found.published or dateline_moment(found.text)
    given = [
        name
        for name, lacks in (("date", own is None and sent), ("publisher", not found.publisher and publisher))
        if lacks
    ]
    told = (f"attached as {file.intake.origin}",) + (
        (f"{' and '.join(given)} of the mail it came with",) if given else ()
    )
    return replace(
        found,
        published=own or sent,
        publisher=found.publisher or publisher,
        remarks=(*found.remarks, *told),
        is_within=found.is_within or file.form in _MAILS,
    )
