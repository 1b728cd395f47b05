"""Mails: which of their words are read, and whose words they are."""

import base64
import resource
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.dates import Moment, Precision
from claims.documents import Document, ReadOptions
from tests.documents.making import error_of, read_one, readings

HEAD = (
    "From: Nora Pell <nora@courier.example>\r\nTo: desk@example.org\r\nSubject: Harbour\r\n"
    "Date: Wed, 4 Mar 2026 09:30:00 +0100\r\nMIME-Version: 1.0\r\n"
)
TOLD = "Nine people died in the harbour, the mayor said."


def plain(body: str, *, parameters: str = "") -> str:
    return f"{HEAD}Content-Type: text/plain; charset=utf-8{parameters}\r\n\r\n" + body.replace("\n", "\r\n")


def of_parts(kind: str, *parts: str) -> str:
    joined = "".join(f"--frontier\r\n{part}\r\n" for part in parts)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="frontier"\r\n\r\n{joined}--frontier--\r\n'


def part(content_type: str, body: str, *headers: str) -> str:
    return "\r\n".join([f"Content-Type: {content_type}", *headers, "", body])


def documents(folder: Path, content: str | bytes, options: ReadOptions | None = None) -> list[Document]:
    found = readings(folder, "a.eml", content, options)
    assert [reading.error for reading in found if reading.error] == []
    return [reading.document for reading in found if reading.document]


def minute(day: int, hour: int, minutes: int = 0) -> Moment:
    return Moment(datetime(2026, 3, day, hour, minutes, tzinfo=UTC), Precision.MINUTE)


FLOWED = "; format=flowed"
WRAPPED = """\
The harbour master said on Wednesday that at least nine people had been
killed at the pier when the crane fell, and that six others were still
missing in the water at nightfall."""
SIGNED = f"""\
-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

{TOLD}
- - one
-----BEGIN PGP SIGNATURE-----

iQ=
-----END PGP SIGNATURE-----
"""


@pytest.mark.parametrize(
    ("body", "parameters", "text"),
    [
        # lines that flow end in a blank (RFC 3676)
        ("Nine people \ndied here.\n\nSix are \nmissing.", FLOWED, "Nine people died here.\nSix are missing."),
        # DelSp: the blank at the end is no part of the words
        ("Nine peo \nple died in the har \nbour.", f"{FLOWED}; delsp=yes", "Nine people died in the harbour."),
        # a line that begins with a blank is stuffed with another one
        ("  Nine people \ndied.", FLOWED, "Nine people died."),
        # said to flow by a program that wraps all the same
        (WRAPPED, FLOWED, WRAPPED.replace("\n", " ")),
        # a signature, a list manager's footer, a telephone's notice, a sign-off
        (f"{TOLD}\n-- \nNora Pell, Courier\nWe print 90,000 copies.", "", TOLD),
        (f"{TOLD}\n\n____________________\nports mailing list\nhttps://lists.example/listinfo/ports", "", TOLD),
        (f"{TOLD}\n\nSent from my iPad", "", TOLD),
        (f"{TOLD}\n\nKind regards,\nNora Pell\nChief editor\n+1 555 0199", "", TOLD),
        # "--" between the items of a newsletter is no signature's mark
        ("One died.\n--\n" + f"{TOLD}\n\n" * 20, "", "One died.\n--" + f"\n{TOLD}" * 20),
        # regards in prose
        (f"The king sent his regards.\n{TOLD}", "", f"The king sent his regards.\n{TOLD}"),
        (SIGNED, "", f"{TOLD}\n- one"),
        # a line of prose that looks like the line above an answer, with nothing quoted below
        ("On Monday the minister wrote:\n\n“Nobody came.”", "", "On Monday the minister wrote:\n“Nobody came.”"),
        # a memo's own lines are no forwarded mail's
        (f"To: all editors\nFrom: the chief\n\n{TOLD}", "", f"To: all editors\nFrom: the chief\n{TOLD}"),
    ],
)
def test_a_mails_own_words(tmp_path: Path, body: str, parameters: str, text: str) -> None:
    assert read_one(tmp_path, "a.eml", plain(body, parameters=parameters)).text == text


QUOTED = "Jos=C3=A9, the mayor of the harbour town, said on Wednesday that nine=\n died."
PACKED = base64.encodebytes(TOLD.encode()).decode()


@pytest.mark.parametrize(
    ("encoding", "body", "text"),
    [
        ("quoted-printable", QUOTED, "José, the mayor of the harbour town, said on Wednesday that nine died."),
        ("7bit", QUOTED, "José, the mayor of the harbour town, said on Wednesday that nine died."),
        # a list manager wrote a footer below
        ("base64", f"{PACKED}\nTo unsubscribe, write to us.", TOLD),
        # words said to be base64
        ("base64", TOLD, TOLD),
    ],
)
def test_transfer_encodings(tmp_path: Path, encoding: str, body: str, text: str) -> None:
    content = f"{HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}"
    assert read_one(tmp_path, "a.eml", content).text == text


RICH = f"<p>{TOLD}</p>"
STUB = """\
This message is in HTML format. Your mail program cannot display it.
Open https://a.example/1 in a browser."""


@pytest.mark.parametrize(
    ("stub", "rich", "text"),
    [
        ("View this newsletter in your browser.", RICH, TOLD),
        (STUB, RICH, TOLD),
        ("", RICH, TOLD),
        ("https://a.example/newsletter/web", RICH, TOLD),
        # a teaser of the text
        ("Nine people died.\r\nhttps://a.example/1", f"<p>Nine people died.</p>{RICH}", f"Nine people died.\n{TOLD}"),
        # a true plain part, and an HTML part of pictures
        (TOLD, "<img src='cid:1'>", TOLD),
        (TOLD, RICH, TOLD),
    ],
)
def test_the_part_with_the_words_is_read(tmp_path: Path, stub: str, rich: str, text: str) -> None:
    content = of_parts("alternative", part("text/plain", stub), part("text/html; charset=utf-8", rich))
    assert read_one(tmp_path, "a.eml", content).text == text


EARLIER = "Twelve people had been killed, the coast guard said."
OWN = "I doubt it: the hospital told me of nine."


def test_an_attached_mail_has_its_own_date_and_sender(tmp_path: Path) -> None:
    headers = "From: Coast Guard <press@guard.example>\r\nSubject: Pier\r\nDate: Tue, 3 Mar 2026 18:00:00 +0100"
    inner = f"{headers}\r\n\r\n{EARLIER}"
    own, attached = documents(tmp_path, of_parts("mixed", part("text/plain", OWN), part("message/rfc822", inner)))
    assert (attached.text, attached.title, attached.publisher) == (EARLIER, "Pier", "guard.example")
    assert (attached.published, own.published) == (minute(3, 17), minute(4, 8, 30))


def test_attached_files_are_read_with_the_mails_date_where_they_have_none(tmp_path: Path) -> None:
    meta = "<meta property='article:published_time' content='2026-03-01T10:00:00Z'>"
    dated = f"<html><head>{meta}</head><body><p>{TOLD}</p></body></html>"
    content = of_parts(
        "mixed",
        part("text/plain", "See attached."),
        part('text/plain; name="sitrep.txt"', EARLIER, "Content-Disposition: attachment"),
        part('text/html; name="page.html"', dated, "Content-Disposition: attachment"),
        part("text/plain; name*=utf-8''Lage%C3%BCbersicht.txt", f"PORT SELVO, 2 March 2026 (Reuters) - {TOLD}"),
    )
    _, text, page, wire = documents(tmp_path, content)
    assert (text.text, text.published, text.publisher) == (EARLIER, minute(4, 8, 30), "courier.example")
    assert text.remarks == ("attached as sitrep.txt", "date and publisher of the mail it came with")
    assert page.published == minute(1, 10)
    assert wire.published is not None
    assert wire.published.at.day == 2, "a dateline is nearer to the words than the mail"
    assert "attached as Lageübersicht.txt" in wire.remarks


def test_what_is_left_out_of_a_mail_without_own_words_is_said(tmp_path: Path) -> None:
    picture = part("image/png; name=map.png", "x", "Content-Disposition: attachment")
    inner = f"From: Coast Guard <press@guard.example>\r\nSubject: Pier\r\n\r\n{EARLIER}"
    (document,) = documents(tmp_path, of_parts("mixed", picture, part("message/rfc822", inner)))
    assert document.remarks == ("1 attachment not read: map.png",)


def test_a_digests_mails(tmp_path: Path) -> None:
    mails = [f"\r\nFrom: a@{name}.example\r\nSubject: {name}\r\n\r\n{TOLD}" for name in ("one", "two")]
    assert [each.publisher for each in documents(tmp_path, of_parts("digest", *mails))] == [
        "one.example",
        "two.example",
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("=?utf-8?Q?Caf=C3=A9?=", "Café"),
        # two words, and a letter cut in two between them
        ("=?utf-8?Q?Caf=C3?=\r\n =?utf-8?Q?=A9_Selvo?=", "Café Selvo"),
        # RFC 2231's language, a wrong padding, a raw letter, an encoding nobody knows
        ("=?iso-8859-1*fr?Q?Caf=E9?=", "Café"),
        ("=?utf-8?B?Q2Fmw6k?=", "Café"),
        ("Caf\xe9", "Café"),
        ("=?x-none?Q?Cafe?=", "Cafe"),
    ],
)
def test_subjects(tmp_path: Path, header: str, expected: str) -> None:
    content = f"Subject: {header}\r\nFrom: a@b.example\r\nno field at all\r\nDate: x\r\n\r\n{TOLD}"
    assert read_one(tmp_path, "a.eml", content.encode("latin-1")).title == expected


def test_a_mail_without_a_date_has_that_of_the_server_that_received_it(tmp_path: Path) -> None:
    received = "Received: from a by b; Wed, 4 Mar 2026 09:31:00 +0100"
    content = f"{received}\r\nFrom: a@b.example\r\nSubject: x\r\n\r\n{TOLD}"
    assert read_one(tmp_path, "a.eml", content).published == minute(4, 8, 31)


def test_a_boundary_that_is_another_than_declared(tmp_path: Path) -> None:
    content = of_parts("mixed", part("text/plain", TOLD)).replace('boundary="frontier"', 'boundary="other"')
    assert read_one(tmp_path, "a.eml", content).text == TOLD


def test_an_encrypted_mail_says_so(tmp_path: Path) -> None:
    assert "encrypted" in error_of(tmp_path, "a.eml", of_parts("encrypted", part("application/pgp-encrypted", "x")))


def nested(depth: int) -> str:
    if depth == 0:
        return f"\r\n{TOLD}"
    return part(f'multipart/mixed; boundary="b{depth}"', f"--b{depth}\r\n{nested(depth - 1)}\r\n--b{depth}--")


def test_nesting_has_a_limit_with_an_option(tmp_path: Path) -> None:
    content = f"{HEAD}{nested(30)}"
    assert "--max-nesting" in error_of(tmp_path, "a.eml", content)
    assert read_one(tmp_path, "a.eml", content, ReadOptions(max_nesting=40)).text == TOLD


def test_a_subject_of_many_folded_words_takes_little(tmp_path: Path) -> None:
    subject = "\r\n =?utf-8?B?w4Ru?=" * 20_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    document = read_one(tmp_path, "a.eml", f"From: a@b.example\r\nDate: x\r\nSubject:{subject}\r\n\r\n{TOLD}")
    assert document.title is not None
    assert document.title.startswith("ÄnÄn")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000, "kilobytes; it was 3 GB"


MAILBOX = f"""\
From nora@courier.example Wed Mar  4 09:30:01 2026
From: Nora Pell <nora@courier.example>
Date: Wed, 4 Mar 2026 09:30:00 +0100
Subject: One

From all sides came boats.

>From Tuesday on, nine were missing.

From - Wed Mar  4 09:31:01 2026
From: a@b.example
Subject: none
Content-Type: multipart/encrypted; boundary=x

From 17@xxx Wed Mar 04 09:32:01 +0000 2026
From: Pilots <info@pilots.example>
Date: Wed, 4 Mar 2026 09:30:00 +0100
Subject: Two

{TOLD}
"""


@pytest.mark.parametrize("name", ["a.mbox", "Inbox"])
def test_a_mailbox(tmp_path: Path, name: str) -> None:
    first, broken, last = readings(tmp_path, name, MAILBOX)
    assert first.document is not None
    assert first.document.text == "From all sides came boats.\nFrom Tuesday on, nine were missing."
    assert broken.error is not None
    assert broken.error.subject == f"{tmp_path}/{name}#2"
    assert last.document is not None
    assert (last.document.text, last.document.publisher, last.origin) == (
        TOLD,
        "pilots.example",
        f"{tmp_path}/{name}#3",
    )


def test_a_mail_over_the_limit_hides_no_other(tmp_path: Path) -> None:
    large = MAILBOX.replace("From all sides", "From all sides " * 100)
    found = readings(tmp_path, "a.mbox", large, ReadOptions(max_bytes=1000))
    assert [reading.error is None for reading in found] == [False, False, True]


def test_mails_without_a_blank_line_between_them(tmp_path: Path) -> None:
    content = MAILBOX.replace("missing.\n\nFrom - Wed", "missing.\nFrom a@b.example Wed")
    assert [reading.origin for reading in readings(tmp_path, "a.mbox", content)] == [
        f"{tmp_path}/a.mbox#{number}" for number in (1, 2, 3)
    ]


def test_a_mail_of_one_named_part_is_a_mail(tmp_path: Path) -> None:
    content = f"{HEAD}{part('text/plain', TOLD, 'Content-Disposition: inline; filename=a.txt')}"
    document = read_one(tmp_path, "a.eml", content)
    assert (document.text, document.title) == (TOLD, "Harbour")


def test_a_mail_of_pictures_says_so(tmp_path: Path) -> None:
    error = error_of(tmp_path, "a.eml", of_parts("mixed", part("image/png; name=map.png", "x")))
    assert "a mail without a text; 1 attachment not read: map.png" in error


SAVED = f"""\
From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/harbour
Subject: Harbour
Date: Wed, 4 Mar 2026 09:30:00 +0100
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="frontier"

--frontier
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://post.example/harbour

<html><head><meta property=3D"og:site_name" content=3D"The Post"></head><body>=
<article><p>{TOLD}</p></article></body></html>
--frontier--
"""


def test_a_page_saved_as_one_file_is_a_page(tmp_path: Path) -> None:
    document = read_one(tmp_path, "a.mhtml", SAVED)
    assert (document.text, document.publisher, document.url) == (TOLD, "The Post", "https://post.example/harbour")
    assert document.published is None, "the day it was saved on is not the day it was published"


def test_an_outlook_mail_says_what_to_do(tmp_path: Path) -> None:
    assert "save it as EML" in error_of(tmp_path, "a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
