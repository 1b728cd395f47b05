"""Every format: what becomes of an honest file of it."""

import email.policy
import gzip
import hashlib
import io
import json
import sys
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from claims.dates import Moment, Precision
from claims.documents import Format, ReadOptions, document_from_text, read_inputs
from claims.errors import InputError, MissingExtraError, UsageError
from tests.documents.making import PARAGRAPHS, error_of, page, pdf, read_one, readings, warc

ARTICLE = "\n".join(PARAGRAPHS)
MORNING = datetime(2026, 3, 3, 9, 40, tzinfo=UTC)


def test_plain_text_has_no_invented_metadata(tmp_path: Path) -> None:
    data = "PORT SELVO, March 3 (Reuters) - Nine people died.\n\n“Nobody came,” she said.\n".encode()
    document = read_one(tmp_path, "a.txt", data)
    assert document.text == "PORT SELVO, March 3 (Reuters) - Nine people died.\n“Nobody came,” she said."
    assert (document.title, document.publisher, document.published) == (None, None, None)
    assert document.agency == "Reuters"
    assert (document.raw_size, document.raw_sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert document.origin == str(tmp_path / "a.txt")


MARKDOWN = """\
---
title: "Nine dead"
publisher: Coast Radio
author: Dana Osei
date: 2026-03-03T09:40:00Z
tags:
  - harbour
---
# Nine dead

Nine people **died** in [Port Selvo](https://a.example),
the *ministry* said.

- One was a docker.
- Two were sailors.

> “Nobody came,” she said.
"""


def test_markdown_loses_its_markup_and_gives_its_header(tmp_path: Path) -> None:
    document = read_one(tmp_path, "a.md", MARKDOWN)
    assert document.text.split("\n") == [
        "Nine people died in Port Selvo, the ministry said.",
        "One was a docker.",
        "Two were sailors.",
        "“Nobody came,” she said.",
    ]
    assert (document.title, document.publisher, document.byline) == ("Nine dead", "Coast Radio", "Dana Osei")
    assert document.published == Moment(MORNING, Precision.MINUTE)


def test_markdown_without_a_header_has_its_first_heading_for_a_title(tmp_path: Path) -> None:
    document = read_one(tmp_path, "a.markdown", "# Nine *dead*\n\nNine people died.\n\n## Later\n\nTwo more died.")
    assert (document.title, document.text) == ("Nine dead", "Nine people died.\nLater\nTwo more died.")


def test_a_markdown_line_ended_in_mid_sentence_goes_on(tmp_path: Path) -> None:
    text = "Nine people died in *Dorn*,  \nand at least  \n**12** are missing.  \nTwo fled.\n\nDead: 9  \nMissing: 12"
    document = read_one(tmp_path, "a.md", text)
    assert document.text.split("\n") == [
        "Nine people died in Dorn, and at least 12 are missing.",
        "Two fled.",
        "Dead: 9",
        "Missing: 12",
    ]


def test_a_heading_other_than_the_title_stays_in_the_text(tmp_path: Path) -> None:
    document = read_one(tmp_path, "a.md", "---\ntitle: Nine dead\n---\n# What we know\n\nNine people died.")
    assert document.text == "What we know\nNine people died."


RECORD = {"outlet": "Harbour Post", "title": "Blast", "published": "2026-03-03", "text": "Nine people died."}


@pytest.mark.parametrize(
    "record",
    [
        RECORD,
        {
            "source": {"id": None, "name": "Harbour Post"},
            "headline": "Blast",
            "publishedAt": "2026-03-03",
            "content": "Nine people died.",
        },
        {"publisher": "Harbour Post", "title": "Blast", "date": "20260303", "body": "<p>Nine people <b>died</b>.</p>"},
        {"publisher": ["Harbour Post"], "title": "Blast", "date": "2026-03-03", "body": ["Nine people died."]},
    ],
)
def test_a_record_by_the_names_that_news_data_use(tmp_path: Path, record: dict[str, object]) -> None:
    document = read_one(tmp_path, "a.json", json.dumps(record))
    assert (document.text, document.publisher, document.title) == ("Nine people died.", "Harbour Post", "Blast")
    assert document.published == Moment(datetime(2026, 3, 3), Precision.DAY)  # noqa: DTZ001 -- a day has no zone


def test_a_record_by_the_users_mapping(tmp_path: Path) -> None:
    record = {"text": "teaser", "article": {"body": "Nine people died."}, "kicker": "Blast", "a.b": "Ann Lee"}
    options = ReadOptions(fields={"text": "article.body", "title": "kicker", "byline": "a.b"})
    document = read_one(tmp_path, "a.json", json.dumps(record), options)
    assert (document.text, document.title, document.byline) == ("Nine people died.", "Blast", "Ann Lee")


@pytest.mark.parametrize(
    "wrapped", [[RECORD, RECORD], {"articles": [RECORD, RECORD]}, {"data": [RECORD, RECORD], "n": 2}]
)
def test_many_records_in_one_value(tmp_path: Path, wrapped: object) -> None:
    found = readings(tmp_path, "a.json", json.dumps(wrapped, indent=1))
    assert [reading.origin for reading in found] == [f"{tmp_path}/a.json#1", f"{tmp_path}/a.json#2"]
    hashes = {reading.document.raw_sha256 for reading in found if reading.document}
    assert len(hashes) == 1, "the same record has the same hash wherever it stands"


def test_lines_of_records_name_their_line_and_hash_their_bytes(tmp_path: Path) -> None:
    line = json.dumps(RECORD)
    first, broken, last = readings(tmp_path, "a.jsonl", f"{line}\n\n{{broken\n{line}\r\n")
    assert (first.origin, broken.origin, last.origin) == tuple(f"{tmp_path}/a.jsonl:{n}" for n in (1, 3, 4))
    assert broken.error is not None
    assert "not JSON" in broken.error.problem
    for reading in (first, last):
        assert reading.document is not None
        assert reading.document.raw_sha256 == hashlib.sha256(line.encode()).hexdigest()


def test_lines_of_records_are_known_without_their_suffix(tmp_path: Path) -> None:
    assert len(readings(tmp_path, "data.txt", (json.dumps(RECORD) + "\n") * 3)) == 3


RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Selvo Courier</title>
<link>https://courier.example/</link><language>en-gb</language>
<item><title>Caf\xe9 &amp; harbour</title><link>https://courier.example/1</link><author>Ann Lee</author>
<pubDate>Tue, 03 Mar 2026 10:40:00 +0100</pubDate><description>Teaser.</description>
<content:encoded><![CDATA[<p>Nine people died, the ministry said.</p><script>x()</script>
<p>Six are missing.</p>]]></content:encoded></item>
<item><title>No words</title><link>https://courier.example/2</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Selvo Courier</title>
<entry><title type="html">Caf&amp;eacute; &amp;amp; harbour</title><link href="https://courier.example/1"/>
<author><name>Ann Lee</name></author><published>2026-03-03T09:40:00Z</published><updated>2026-03-03T11:00:00Z</updated>
<content type="html">&lt;p&gt;Nine people died, the ministry said.&lt;/p&gt;
&lt;p&gt;Six are missing.&lt;/p&gt;</content></entry></feed>"""


def test_an_rss_feeds_entries(tmp_path: Path) -> None:
    first, second = readings(tmp_path, "feed.xml", RSS.encode("latin-1"))
    document = first.document
    assert document is not None
    assert document.text == "Nine people died, the ministry said.\nSix are missing."
    assert (document.title, document.publisher, document.byline) == ("Café & harbour", "Selvo Courier", "Ann Lee")
    assert (document.published, document.modified) == (Moment(MORNING, Precision.MINUTE), None)
    assert (document.url, document.language) == ("https://courier.example/1", "en")
    assert second.error is not None
    assert second.origin.endswith("feed.xml#2")


def test_an_atom_feeds_entries(tmp_path: Path) -> None:
    document = read_one(tmp_path, "feed", ATOM)
    assert document.text == "Nine people died, the ministry said.\nSix are missing."
    assert (document.title, document.byline) == ("Café & harbour", "Ann Lee")
    assert document.published == Moment(MORNING, Precision.MINUTE)
    assert document.modified is not None


def mail(*, html_only: bool = False) -> EmailMessage:
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = '"Ann Lee" <ann@post.example>'
    message["To"] = "desk@example.org"
    message["Subject"] = "Blast at Café Selvo"
    message["Date"] = "Tue, 03 Mar 2026 10:40:00 +0100"
    if html_only:
        message.set_content("<p>Nine people died.</p><p>“Nobody came.”</p>", subtype="html", cte="base64")
    else:
        message.set_content("Nine people died.\n\n“Nobody came.”\n", charset="windows-1252", cte="quoted-printable")
        message.add_alternative("<p>Another text</p>", subtype="html")
    return message


@pytest.mark.parametrize("html_only", [True, False])
def test_a_mail(tmp_path: Path, html_only: bool) -> None:
    document = read_one(tmp_path, "a.eml", mail(html_only=html_only).as_bytes())
    assert document.text == "Nine people died.\n“Nobody came.”"
    assert (document.title, document.byline, document.publisher) == ("Blast at Café Selvo", "Ann Lee", "post.example")
    assert document.published == Moment(MORNING, Precision.MINUTE)


def test_a_mails_attachments_are_reports_of_their_own_or_named(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="tolls.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    letter, broken = readings(tmp_path, "unnamed", message.as_bytes())
    assert letter.document is not None
    assert letter.document.media_type == "message/rfc822"
    assert letter.document.remarks == ("1 attachment not read: map.png",)
    assert broken.error is not None
    assert "tolls.pdf" in str(broken.error)


def test_a_pdf(tmp_path: Path) -> None:
    lines = ["Nine people died in the harbour of Port Selvo on Tuesday, and many", "were hurt, the ministry said."]
    document = read_one(tmp_path, "a.pdf", pdf(lines))
    assert document.text == " ".join(lines)
    assert document.media_type == "application/pdf"


def test_a_pdf_without_text_may_be_a_scan(tmp_path: Path) -> None:
    assert "scan" in error_of(tmp_path, "a.pdf", pdf([]))


def word_file() -> bytes:
    document = docx.Document()
    document.core_properties.author = "Ann Lee"
    document.add_heading("Blast at Port Selvo", level=1)
    document.add_paragraph("Nine people died, the ministry said.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Dead", "9"
    document.add_paragraph("“Nobody came.”")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_file(tmp_path: Path) -> None:
    document = read_one(tmp_path, "a.docx", word_file())
    assert document.text == "Nine people died, the ministry said.\nDead, 9\n“Nobody came.”"
    assert (document.title, document.byline) == ("Blast at Port Selvo", "Ann Lee")


def test_a_missing_extra_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (reading,) = readings(tmp_path, "a.pdf", pdf(["x"]))
    assert isinstance(reading.error, MissingExtraError)
    assert "claimdesk[pdf]" in str(reading.error)
    assert reading.error.subject == str(tmp_path / "a.pdf")


@pytest.mark.parametrize("packed", [False, True])
def test_an_archives_pages(tmp_path: Path, packed: bool) -> None:
    data = warc(
        [
            ("https://post.example/1", 200, "text/html; charset=utf-8", page().encode()),
            ("https://post.example/gone", 404, "text/html", b"<p>Not found, sorry.</p>"),
            ("https://post.example/a.png", 200, "image/png", b"\x89PNG"),
            ("https://post.example/2", 200, "text/plain", b"Nine people died."),
        ],
        gzip=packed,
    )
    first, second = readings(tmp_path, "crawl.warc", data)
    assert first.document is not None
    assert second.document is not None
    assert first.document.text == ARTICLE
    assert first.document.url == "https://post.example/1"
    assert first.document.published is None, "the day of the crawl is not the day of publication"
    assert second.document.text == "Nine people died."


def test_content_decides_not_the_suffix(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.html", json.dumps(RECORD)).media_type == "application/json"
    assert read_one(tmp_path, "a.txt", page()).media_type == "text/html"
    assert read_one(tmp_path, "b.txt", word_file()).title == "Blast at Port Selvo"
    assert read_one(tmp_path, "c.txt", "[Updates with toll] Nine people died.").media_type == "text/plain"
    assert read_one(tmp_path, "d.txt", "From: here you see the harbour.\nNine died.").media_type == "text/plain"


def test_the_user_has_the_last_word(tmp_path: Path) -> None:
    options = ReadOptions(
        publisher="P", title="T", byline="B", url="https://u.example", language="uk-UA", agency="A",
        published=datetime(2026, 3, 3),  # noqa: DTZ001 -- a day as the command line gives it
    )  # fmt: skip
    document = read_one(tmp_path, "a.html", page("<meta name='author' content='Ann Lee'>"), options)
    assert (document.publisher, document.title, document.byline, document.url) == ("P", "T", "B", "https://u.example")
    assert (document.language, document.agency) == ("uk", "A")
    assert document.published is not None
    assert document.published.precision is Precision.DAY
    assert read_one(tmp_path, "b.txt", "<p>Nine</p>", ReadOptions(format=Format.TEXT)).text == "<p>Nine</p>"


def test_options_that_make_no_sense_are_refused() -> None:
    with pytest.raises(UsageError, match="no field headline"):
        ReadOptions(fields={"headline": "title"})
    with pytest.raises(UsageError, match="limit"):
        ReadOptions(max_bytes=0)


def test_words_at_hand_make_a_document() -> None:
    assert document_from_text("Nine\r\npeople").text == "Nine\npeople"
    with pytest.raises(InputError):
        document_from_text(" \n")


def test_the_language_of_a_text_long_enough_to_tell(tmp_path: Path) -> None:
    english = " ".join(PARAGRAPHS) * 2
    french = "Neuf personnes sont mortes dans l'explosion du port mardi, selon le ministère de l'Intérieur. " * 4
    assert read_one(tmp_path, "a.txt", english).language == "en"
    assert read_one(tmp_path, "b.txt", french).language == "fr"
    assert read_one(tmp_path, "c.txt", "Nine people died.").language is None


def test_a_file_packed_by_gzip_is_read_as_what_it_holds(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.html.gz", gzip.compress(page().encode())).media_type == "text/html"


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("Tue, 13 May 2031 06:00:00 CEST", "2031-05-13 04:00"),
        ("Tue, 13 May 2031\n 06:00:00 GMT+3", "2031-05-13 03:00"),  # folded
        ("Tue, 13 May 2031 06:00:00 IST", "2031-05-13 00:00"),  # of India, Israel or Ireland: the day alone
    ],
)
def test_a_mail_s_zone_is_read_as_it_was_written(tmp_path: Path, written: str, at: str) -> None:
    file = tmp_path / "wire.eml"
    file.write_text(
        f"From: Marn Wire <desk@marnwire.example>\nDate: {written}\nSubject: Flood\n\nTwo divers drowned.\n"
    )
    (reading,) = read_inputs([str(file)])
    assert reading.document is not None
    assert reading.document.published is not None
    assert f"{reading.document.published.in_utc:%Y-%m-%d %H:%M}" == at
