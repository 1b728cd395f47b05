"""The honest inputs that fuzzing damages: one or more of every format that can be read, small, and of our own writing.

The bundled sample gives pages, records, a note, a mail and a feed; what it lacks is made here byte by byte, so that no
reader's own library stands behind its test.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from collections.abc import Mapping
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples"

WORDS = (
    "At least 12 people were killed and 31 were missing in the Orlo valley, the interior ministry said on Monday.",
    "“We asked for pumps in May and nobody came,” the mayor, Sef Adomi, told reporters at the town hall.",
    "A spokesman for the Orlo fire service denied that its boats had been late; 2,000 had been displaced, it said.",
)
TEXT = "\n\n".join(WORDS)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCX_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_DOCX_LINKS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_DOCX_BODY = (
    f'<?xml version="1.0"?><w:document xmlns:w="{_W}"><w:body>'
    "<w:p><w:r><w:t>The interior ministry said </w:t></w:r><w:ins><w:r><w:t>15</w:t></w:r></w:ins>"
    "<w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:r><w:t> people had been killed.</w:t></w:r></w:p>"
    "<w:p><w:sdt><w:sdtContent><w:r><w:t>Nine drowned, the governor said.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Killed</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc>"
    "</w:tr></w:tbl></w:body></w:document>"
)


def generator(seed: int, number: int) -> random.Random:
    """What all of one case hangs on."""
    return random.Random(f"{seed}:{number}")  # noqa: S311 -- no secret: the same cases every time


def seeds() -> dict[str, bytes]:
    """File names and contents, the same ones at every call and in the same order."""
    bundled = {path.name: path.read_bytes() for path in sorted(SAMPLES.rglob("*")) if path.is_file()}
    return {**bundled, **_texts(), **_mails(), **_webs(), **_records(), **_packed()}


def _texts() -> dict[str, bytes]:
    wrapped = TEXT.replace(" people", "\npeople").replace("the ", "the\n")
    return {
        "plain.txt": TEXT.encode(),
        "wrapped.txt": wrapped.encode("cp1252"),
        "wide.txt": TEXT.encode("utf-16"),
        "note.md": f"# Flood\n\n> {WORDS[1]}\n\n* {WORDS[0]}\n* {WORDS[2]}\n".encode(),
    }


def _mails() -> dict[str, bytes]:
    head = b"From: Desk <desk@orlo.example>\r\nTo: b@c.example\r\nDate: Tue, 3 Mar 2026 09:00:00 +0100\r\n"
    subject = b"Subject: =?utf-8?Q?Flood_in_Orl=C3=B6?=\r\n =?utf-8?B?IHZhbGxleQ==?=\r\n"
    plain = head + subject + b"Content-Type: text/plain; charset=utf-8\r\n"
    encoded = TEXT.encode().replace(b"\xe2", b"=E2").replace(b"\x80", b"=80").replace(b"\x9c", b"=9C")
    parts = (
        b'Content-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\nContent-Type: multipart/alternative; boundary=b2'
        b"\r\n\r\n--b2\r\nContent-Type: text/plain\r\n\r\nView this mail in your browser.\r\n--b2\r\n"
        b"Content-Type: text/html; charset=utf-8\r\n\r\n" + _page().encode() + b"\r\n--b2--\r\n--b1\r\n"
        b"Content-Type: message/rfc822\r\n\r\n"
        + head
        + b"Subject: Earlier\r\n\r\n"
        + WORDS[0].encode()
        + b"\r\n--b1\r\n"
        b'Content-Type: text/plain; name="sitrep.txt"\r\nContent-Disposition: attachment; filename="sitrep.txt"\r\n\r\n'
        + WORDS[2].encode()
        + b"\r\n--b1--\r\n"
    )
    flowed = b"Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n"
    quoted = (
        b"Seen.\r\n\r\nOn Mon, 2 Mar 2026 at 10:00, Press <p@m.example> wrote:\r\n> "
        + WORDS[0].encode()
        + b"\r\n-- \r\nNora"
    )
    return {
        "plain.eml": plain + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + encoded,
        "parts.eml": head + subject + parts,
        "flowed.eml": head + subject + flowed + TEXT.encode().replace(b" the", b" \r\nthe"),
        "quoted.eml": plain + b"\r\n" + quoted,
        "box.mbox": b"From a@b Tue Mar  3 11:00:01 2026\r\n" + plain + b"\r\n" + TEXT.encode() + b"\r\n\r\nFrom a@b "
        b"Tue Mar  3 12:00:01 2026\r\n" + plain + b"\r\n" + WORDS[2].encode() + b"\r\n",
    }


def _page(inner: str = "") -> str:
    body = "".join(f"<p>{words}</p>" for words in WORDS)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Flood - Orlo Post</title>'
        '<meta property="article:published_time" content="2026-03-03T09:00:00+01:00">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Flood","datePublished":"2026-03-03"}'
        f"</script></head><body><nav><a href=/>Home</a></nav><article><h1>Flood</h1>{body}{inner}</article></body>"
        "</html>"
    )


def _webs() -> dict[str, bytes]:
    quoted = (
        "<blockquote><p>The dam was <q>never</q> safe.</p><cite>Ines Holt</cite></blockquote><ul><li>Killed: 12</ul>"
    )
    blog = {
        "@type": "LiveBlogPosting",
        "liveBlogUpdate": [
            {"@type": "BlogPosting", "datePublished": f"2026-03-03T{hour:02}:30:00Z", "articleBody": words}
            for hour, words in enumerate(WORDS, 9)
        ],
    }
    live = f'<script type="application/ld+json">{json.dumps(blog)}</script>'
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Orlo Post</title><item><title>Fl'
        f"ood</title><link>https://orlo.example/1</link><pubDate>Tue, 03 Mar 2026 06:00:00 EDT</pubDate><description>"
        f"{TEXT}</description></item></channel></rss>"
    )
    atom = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Orlo</title><entry><id>1</id>'
        f'<published>2026-03-03T06:00:00Z</published><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry>'
        "</feed>"
    )
    return {
        "page.html": _page(quoted).encode(),
        "page16.html": _page().encode("utf-16"),
        "live.html": _page(live).encode(),
        "feed.xml": feed.encode(),
        "atom.xml": atom.encode(),
        "one.warc": _warc(_page().encode(), "") + _warc(_page(quoted).encode(), "Transfer-Encoding: chunked\r\n"),
    }


def _warc(body: bytes, header: str) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{header}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Date: 2026-03-03T09:00:00Z\r\nWARC-Target-URI: https://orlo.example/1\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def _records() -> dict[str, bytes]:
    lines = [{"title": "Flood", "published": "2026-03-03T09:00:00Z", "text": words} for words in WORDS]
    pieces = ["At least ", {"type": "bold", "text": "12 people"}, " were killed, the interior ministry said."]
    posts = [
        {"id": 1, "type": "message", "date": "2026-03-03T09:00:00", "date_unixtime": "1772528400", "text": pieces},
        {"id": 2, "type": "service", "date": "2026-03-03T09:05:00", "action": "pin_message", "text": ""},
    ]
    channel = {"name": "Orlo Civil Defence", "type": "public_channel", "id": 1, "messages": posts}
    return {
        "lines.jsonl": "\n".join(map(json.dumps, lines)).encode(),
        "list.json": json.dumps({"articles": lines}).encode(),
        "result.json": json.dumps(channel).encode(),
    }


def _packed() -> dict[str, bytes]:
    return {
        "sitrep.docx": docx(_DOCX_BODY.encode()),
        "sitrep.pdf": _pdf(),
        "plain.txt.gz": gzip.compress(TEXT.encode(), mtime=0),
        "one.warc.gz": gzip.compress(_warc(_page().encode(), ""), mtime=0),
    }


def docx(body: bytes) -> bytes:
    """A Word file with this `word/document.xml` and nothing else that it could do without."""
    members = {"[Content_Types].xml": _DOCX_TYPES.encode(), "_rels/.rels": _DOCX_LINKS.encode()}
    return zipped({**members, "word/document.xml": body})


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive of these members, the same bytes for the same members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _pdf() -> bytes:
    shown = " T* ".join(f"({line}) Tj" for words in WORDS for line in (words[:60], words[60:]))
    stream = f"BT /F1 10 Tf 50 750 Td 14 TL {shown} ET".encode("latin-1", "replace")
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources "
        b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
    )
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    )
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + tail
