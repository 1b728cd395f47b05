"""Mail messages (RFC 5322): a newsletter or wire mail as one report. Attachments are named, not read."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from claims.documents.encoding import decode
from claims.documents.found import Found, Intake
from claims.documents.markup import fragment_text
from claims.documents.metadata import domain_of
from claims.documents.options import ReadOptions
from claims.documents.plain import paragraphs_of
from claims.documents.timestamps import read_moment
from claims.errors import InputError


def read_email(intake: Intake, options: ReadOptions) -> Iterator[Found]:
    """The message as one report. Raises InputError when it has no part of text."""
    data = intake.read(options.max_bytes)
    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None or body.get_content_maintype() != "text":
        raise InputError("a mail without a text")
    payload = body.get_payload(decode=True)
    decoded = decode(payload if isinstance(payload, bytes) else b"", declared=body.get_content_charset())
    is_html = body.get_content_subtype() == "html"
    name, address = _sender(message)
    yield Found(
        origin=intake.origin,
        raw=data,
        media_type="message/rfc822",
        encoding=decoded.encoding,
        text=fragment_text(decoded.text) if is_html else paragraphs_of(decoded.text),
        title=_header(message, "Subject"),
        byline=name or address,
        publisher=_header(message, "Organization") or _sender_domain(address),
        published=read_moment(_date_written(message)),
        language=_header(message, "Content-Language"),
        remarks=_attachments(message),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's words; None when it is missing or too broken for the parser."""
    try:
        value = message[name]
    except (MessageError, ValueError, IndexError, TypeError):  # what the header parser lets out on broken headers
        return None
    return str(value).strip() or None if value is not None else None


def _date_written(message: EmailMessage) -> str | None:
    """The Date header as it was written: the header parser puts UTC in the place of every zone it does not know."""
    return next((str(value) for name, value in message.raw_items() if name.lower() == "date"), None)


def _sender(message: EmailMessage) -> tuple[str | None, str | None]:
    written = _header(message, "From")
    if written is None:
        return None, None
    name, _, address = written.rpartition("<")
    return name.strip().strip('"') or None, address.rstrip("> ") or None


def _sender_domain(address: str | None) -> str | None:
    return domain_of(f"mailto://{address.rpartition('@')[2]}") if address and "@" in address else None


def _attachments(message: EmailMessage) -> tuple[str, ...]:
    names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    return (f"{len(names)} attachments not read: {', '.join(names)}",) if names else ()
