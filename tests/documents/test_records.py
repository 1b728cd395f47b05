"""JSON records in the shapes that exports, archives and news services give them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.dates import Moment, Precision
from claims.documents import Document, Reading
from tests.documents.making import read_one, readings

TOLD = "The coast guard said 14 people were missing."
AT = Moment(datetime(2026, 3, 4, 8, 30, tzinfo=UTC), Precision.MINUTE)
SECONDS = int(AT.at.timestamp())


def found(folder: Path, value: object, name: str = "a.json") -> list[Reading]:
    return readings(folder, name, value if isinstance(value, str) else json.dumps(value))


def only(folder: Path, value: object, name: str = "a.json") -> Document:
    (reading,) = found(folder, value, name)
    assert reading.document is not None, reading.error
    return reading.document


@pytest.mark.parametrize(
    "text",
    [
        ["The coast guard said ", {"type": "bold", "text": "14 people"}, " were missing."],
        [{"type": "plain", "text": "The coast guard said 14 "}, {"type": "link", "text": "people were missing."}],
        ["The coast guard said ", "14 people were missing."],
        {"rendered": f"<p>{TOLD}</p>", "protected": False},
        {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": TOLD}]}]},
        "<p>The coast guard said <b>14</b> people were missing.</p>",
    ],
)
def test_a_text_in_pieces_is_joined(tmp_path: Path, text: object) -> None:
    assert only(tmp_path, {"text": text}).text == TOLD


@pytest.mark.parametrize(
    "text",
    [
        ["One died.", TOLD],
        [
            {"type": "paragraph", "text": "One died."},
            {"type": "image", "url": "x"},
            {"type": "paragraph", "text": TOLD},
        ],
        [{"type": "paragraph", "data": {"text": "One died."}}, {"type": "paragraph", "data": {"text": TOLD}}],
    ],
)
def test_a_list_of_paragraphs_stays_one(tmp_path: Path, text: object) -> None:
    assert only(tmp_path, {"body": text}).text == f"One died.\n{TOLD}"


@pytest.mark.parametrize(
    "name", ["html", "content_html", "bodyText", "selftext", "message", "full_text", "maintext", "caption"]
)
def test_names_of_a_text(tmp_path: Path, name: str) -> None:
    assert only(tmp_path, {name: TOLD}).text == TOLD


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", SECONDS),
        ("date", SECONDS * 1000),
        ("date", SECONDS * 1_000_000),
        ("date", str(SECONDS)),
        ("timestamp", f"{SECONDS}000"),
        ("ts", f"{SECONDS}.000100"),
        ("created_utc", float(SECONDS)),
        ("date_gmt", "2026-03-04T08:30:00"),
        ("date_utc", "20260304083000"),
        ("date", {"created": "2026-03-04T09:30:00+01:00", "changed": "2026-03-05T09:30:00+01:00"}),
        ("date", {"$date": {"$numberLong": f"{SECONDS}000"}}),
        ("created_at", "Wed Mar 04 08:30:00 +0000 2026"),
    ],
)
def test_dates(tmp_path: Path, name: str, value: object) -> None:
    assert only(tmp_path, {"text": TOLD, name: value}).published == AT


@pytest.mark.parametrize("value", [10**400, -1, True, "soon", float("inf"), [], {"a": 1}, 10**16 * 9, "9" * 13])
def test_what_is_no_date_gives_none(tmp_path: Path, value: object) -> None:
    assert only(tmp_path, {"text": TOLD, "date": value}).published is None


ITEM = {"body": TOLD, "date": "2026-03-04T08:30:00Z"}


@pytest.mark.parametrize(
    "value",
    [
        {"took": 1, "hits": {"total": 1, "hits": [{"_id": "1", "_source": ITEM}]}},
        {"response": {"status": "ok", "results": [{"webTitle": "T", "fields": ITEM}]}},
        {"data": [{"id": "1", "type": "node", "attributes": ITEM}]},
        {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": ITEM}]}},
        {"orderedItems": [{"type": "Create", "object": {"type": "Note"} | ITEM}]},
        {"feed": [{"post": {"record": {"text": TOLD, "createdAt": ITEM["date"]}}}]},
        {"description": "All the news", "items": [ITEM]},
    ],
)
def test_shapes_of_archives_and_services(tmp_path: Path, value: object) -> None:
    documents = [
        reading.document for reading in found(tmp_path, value, "a.js" if str(value)[:6] == "window" else "a.json")
    ]
    assert documents[0] is not None
    assert (documents[0].text, documents[0].published) == (TOLD, AT)


def test_an_article_with_comments_is_one_report(tmp_path: Path) -> None:
    assert only(tmp_path, {"content": TOLD, "comments": [{"text": "Terrible."}]}).text == TOLD


def test_a_feed_in_json_prints_its_items(tmp_path: Path) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": [{"content_text": TOLD}]}
    assert only(tmp_path, feed).publisher == "Courier"


def test_values_one_after_another(tmp_path: Path) -> None:
    values = json.dumps({"text": TOLD}, indent=1) + "\n" + json.dumps({"text": "One died."}, indent=1)
    assert [reading.document and reading.document.text for reading in found(tmp_path, values)] == [TOLD, "One died."]


def test_a_text_that_says_it_is_cut_is_told(tmp_path: Path) -> None:
    document = only(tmp_path, {"content": f"{TOLD} The may… [+2301 chars]"})
    assert document.remarks == ("its text is cut short, as it says itself",)


def test_half_characters_are_replaced(tmp_path: Path) -> None:
    document = read_one(tmp_path, "a.json", '{"text": "<p>Nine \\ud800 died</p>", "title": "\\udfff"}')
    assert (document.text, document.title) == ("Nine \ufffd died", "\ufffd")


def test_a_broken_line_is_told_with_its_number_and_wordless_ones_with_their_count(tmp_path: Path) -> None:
    lines = [{"text": TOLD}, {"id": 1}, {"text": "One died."}, {"id": 2}, {"id": 3, "photo": "a.jpg"}]
    content = "\n".join(map(json.dumps, lines)).replace('{"text": "One', '{"text" "One')
    good, broken, pictures, wordless = found(tmp_path, content, "a.ndjson")
    assert good.document is not None
    assert broken.origin == f"{tmp_path}/a.ndjson:3"
    assert (pictures.document, pictures.error) == (None, None)
    assert pictures.remarks == ("1 record without words: pictures, films, polls",)
    assert wordless.error is not None
    assert wordless.error.problem == "2 records with no field that holds its text (:2, :4)"


@pytest.mark.parametrize(
    ("written", "remarks"),
    [
        ("1772614200", ()),  # seconds since 1970, as text
        (
            "some time in spring",
            ("the date “some time in spring” cannot be read: it is not kept (--published tells it)",),
        ),
        ("", ()),
    ],
)
def test_a_date_that_cannot_be_read_is_told(tmp_path: Path, written: str, remarks: tuple[str, ...]) -> None:
    assert only(tmp_path, {"text": TOLD, "published": written}).remarks == remarks


def post(number: int, text: object, **more: object) -> dict[str, object]:
    base = {"id": number, "type": "message", "date": "2026-03-04T09:30:00", "date_unixtime": str(SECONDS)}
    return base | {"from": "Port Watch", "text": text} | more


CHAT = {
    "name": "Port Watch",
    "type": "public_channel",
    "id": 77,
    "messages": [
        {"id": 1, "type": "service", "date": "2026-03-04T09:00:00", "action": "pin_message", "text": ""},
        post(2, ["The coast guard said ", {"type": "bold", "text": "14 people"}, " were missing."]),
        post(3, "One died.", forwarded_from="Pilots", author="Nora Pell"),
        post(4, "", photo="photos/1.jpg"),
    ],
}


@pytest.mark.parametrize("value", [CHAT, {"about": "…", "chats": {"list": [CHAT]}}])
def test_a_chat_exported_from_telegram(tmp_path: Path, value: object) -> None:
    first, second, pictures = found(tmp_path, value, "result.json")
    assert first.document is not None
    assert (first.document.text, first.document.publisher, first.document.published) == (TOLD, "Port Watch", AT)
    assert (first.document.url, first.document.byline) == ("https://t.me/c/77/2", None)
    assert second.document is not None
    assert (second.document.agency, second.document.byline) == ("Pilots", "Nora Pell")
    assert (pictures.document, pictures.error) == (None, None)
    assert pictures.remarks == ("1 record without words: pictures, films, polls",)


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Port Watch
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">4 March 2026</div></div>
<div class="message default clearfix" id="message2"><div class="body">
<div class="pull_right date details" title="04.03.2026 09:30:00 UTC+01:00">09:30</div>
<div class="from_name">Port Watch</div>
<div class="text">The coast guard said <strong>14 people</strong> were missing.</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body">
<div class="pull_right date details" title="04.03.2026 09:40:00 UTC+01:00">09:40</div><div class="forwarded body">
<div class="from_name">Pilots<span class="date details" title="03.03.2026 08:00:00"> 03.03.2026 08:00:00</span></div>
<div class="text">One died.</div></div></div></div>
<div class="message default clearfix joined" id="message4"><div class="body"><div class="media_wrap"></div></div></div>
</div></div></div></body></html>"""


def test_a_chat_exported_from_telegram_as_a_page(tmp_path: Path) -> None:
    first, second, pictures = found(tmp_path, PAGE, "messages.html")
    assert first.document is not None
    assert (first.document.text, first.document.publisher, first.document.published) == (TOLD, "Port Watch", AT)
    assert first.origin == f"{tmp_path}/messages.html#2"
    assert second.document is not None
    assert (second.document.text, second.document.agency) == ("One died.", "Pilots")
    assert second.document.published == Moment(AT.at.replace(minute=40), Precision.MINUTE)
    assert pictures.remarks == ("1 post without words: pictures, films, polls",)
