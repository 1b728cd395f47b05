"""Live pages: entries keep their identity when more are added above them."""

from pathlib import Path

import pytest

from tests.documents.making import page, readings


def entry(time: str, words: str, attributes: str = "") -> str:
    clock = f'<time datetime="2026-07-01T{time}:00Z">{time}</time>'
    return f'<article class="post"{attributes}>{clock}<p>{words}</p></article>'


def live(*entries: str) -> str:
    head = '<link rel="canonical" href="https://times.example/live/quake">'
    return f"<html><head>{head}</head><body><main><h1>Quake live</h1>{''.join(entries)}</main></body></html>"


def identities(folder: Path, html: str) -> list[tuple[str | None, str]]:
    documents = [reading.document for reading in readings(folder, "live.html", html)]
    return [(document.url, document.raw_sha256) for document in documents if document]


SEVEN, NINE, NINE_TOO = "Seven people are dead.", "Nineteen people are dead.", "The port is shut."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([entry("07:45", SEVEN), entry("06:10", NINE_TOO)], [entry("09:10", NINE)]),
        ([entry("07:45", SEVEN), entry("07:45", NINE_TOO)], [entry("07:45", NINE)]),  # three in one minute
        (
            [entry("07:45", SEVEN, " id='block-b7'"), entry("06:10", NINE_TOO, " id='block-a1'")],
            [entry("09:10", NINE, " id='block-c9'")],
        ),
    ],
)
def test_entries_added_above_move_none(tmp_path: Path, before: list[str], after: list[str]) -> None:
    first, second = identities(tmp_path, live(*before)), identities(tmp_path, live(*after, *before))
    assert len(first) == len(before)
    assert second[len(after) :] == first


def test_ids_that_only_count_entries_from_the_top_are_not_used(tmp_path: Path) -> None:
    two = live(entry("07:45", SEVEN, " id='post-1'"), entry("06:10", NINE_TOO, " id='post-2'"))
    three = live(
        entry("09:10", NINE, " id='post-1'"),
        entry("07:45", SEVEN, " id='post-2'"),
        entry("06:10", NINE_TOO, " id='post-3'"),
    )
    assert identities(tmp_path, three)[1:] == identities(tmp_path, two)


@pytest.mark.parametrize(
    ("published", "bare"),
    [
        ("2026-07-01T06:00:00+02:00", "01 21:05"),
        ("2026-07-01T06:00:00Z", "01 00:00"),  # every editing system's zone: the outlet's own is not known
    ],
)
def test_a_bare_time_is_one_of_the_pages_day_and_zone(tmp_path: Path, published: str, bare: str) -> None:
    head = f'<meta property="article:published_time" content="{published}">'
    items = "".join(
        f'<li class="timeline-item"><span class="time">{time}</span><p>{words}</p></li>'
        for time, words in (("11:20 GMT", NINE), ("9:05 pm", SEVEN))
    )
    html = f"<html><head>{head}</head><body><main><h1>Quake</h1><ul>{items}</ul></main></body></html>"
    documents = [reading.document for reading in readings(tmp_path, "live.html", html)]
    times = [document.published.at.strftime("%d %H:%M") for document in documents if document and document.published]
    assert times == ["01 11:20", bare]


@pytest.mark.parametrize(
    "after",
    [
        "".join(entry("09:10", f"Reader {number}: I was there.", " class='comment-body'") for number in range(9)),
        "".join(
            f"<article class='card'><h3><a href='/{n}'>Ten dead</a></h3><time datetime='2020-01-0{n}T09:00Z'>x</time>"
            "<p>Ten people died.</p></article>"
            for n in range(1, 6)
        ),
    ],
)
def test_comments_and_cards_are_no_entries(tmp_path: Path, after: str) -> None:
    (reading,) = readings(tmp_path, "page.html", page(after=after.replace('class="post" class=', "class=")))
    assert reading.document is not None
    assert "Ten people died" not in reading.document.text
