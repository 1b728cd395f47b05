"""Whole pages of many makes, each with the reports that it must give: one TOML file a page in `pages/`."""

from __future__ import annotations

import tomllib
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from claims.dates import Moment
from tests.documents.making import readings


def _written(moment: Moment | None) -> str | None:
    if moment is None:
        return None
    return (moment.at.astimezone(UTC) if moment.at.tzinfo else moment.at).isoformat()


PAGES = sorted((Path(__file__).parent / "pages").glob("*.toml"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_its_reports(tmp_path: Path, path: Path) -> None:
    case: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    read = [reading.document for reading in readings(tmp_path, "page.html", case["html"])]
    found = [
        {
            "title": document.title,
            "byline": document.byline,
            "publisher": document.publisher,
            "url": document.url,
            "published": _written(document.published),
            "remarks": list(document.remarks),
            "text": document.text,
        }
        for document in read
        if document is not None
    ]
    blank: dict[str, Any] = {"byline": None, "publisher": None, "url": None, "published": None, "remarks": []}
    assert found == [blank | report | {"text": report["text"].strip()} for report in case["report"]]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_reading_a_page_again_gives_the_same(tmp_path: Path, path: Path) -> None:
    html = tomllib.loads(path.read_text(encoding="utf-8"))["html"]
    first, second = (
        [(one.origin, one.document and one.document.raw_sha256) for one in readings(tmp_path, "page.html", html)]
        for _ in range(2)
    )
    assert first == second
    assert len({origin for origin, _ in first}) == len(first)
