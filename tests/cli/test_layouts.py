"""From files as desks get them to claims: no number is lost to a line, a column, a page or a container."""

from pathlib import Path

import pytest

from tests.cli.conftest import Result, process
from tests.documents.making import Set, pdf_pages
from tests.documents.making_docx import paragraph, run, word_file

WRAPPED = """\
The health ministry of Ardan said on Monday that at least 15 people had been killed in the Tesk valley, that 28
people were still missing and that more than 4,000 had left their homes.
"""
COLUMNS = [
    Set(60, 740, "At least 11 people were killed"),
    Set(60, 728, "in the storm, the defence"),
    Set(60, 716, "ministry said on Monday. It"),
    Set(60, 704, "gave no names."),
    Set(320, 740, "The coastguard said 26"),
    Set(320, 728, "sailors were missing off Marn"),
    Set(320, 716, "and that ships were on their"),
    Set(320, 704, "way."),
]
CHANGED = paragraph(
    "The army said ", "<w:del><w:r><w:delText>nine</w:delText></w:r></w:del>", f"<w:ins>{run('17')}</w:ins>",
    " people had been killed in Marn.",
)  # fmt: skip


@pytest.fixture(scope="module")
def told(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, list[dict[str, object]]]:
    """What ingesting said, and the claims of the store."""
    folder = tmp_path_factory.mktemp("desk")
    inputs = folder / "inputs"
    inputs.mkdir()
    (inputs / "wide.txt").write_text(WRAPPED)
    (inputs / "columns.pdf").write_bytes(pdf_pages([COLUMNS]))
    (inputs / "changed.docx").write_bytes(word_file(CHANGED))
    (inputs / "bomb.docx").write_bytes(word_file(paragraph("Nine people died.") * 20_000))
    store = folder / "desk.db"
    process([installed, "--db", store, "init"])
    ingested = process([installed, "--db", store, "ingest", inputs, "--max-unpacked", "1000000"])
    return ingested, process([installed, "--db", store, "list", "--json"]).json


def test_the_oversized_file_is_one_line_and_the_others_are_stored(told: tuple[Result, list[dict[str, object]]]) -> None:
    ingested, _ = told
    assert ingested.code == 3
    (line,) = (line for line in ingested.err.splitlines() if line.startswith("Failed"))
    assert "bomb.docx: too large: 1.4 MB unpacked, and the limit is 1 MB (--max-unpacked raises the limit)" in line
    assert "3 new" in ingested.err


@pytest.mark.parametrize(
    ("issuer", "content"),
    [
        ("Ardan", "15 people had been killed in the Tesk valley, that 28 people were still missing"),
        ("defence ministry", "At least 11 people were killed in the storm"),
        ("coastguard", "26 sailors were missing off Marn"),
        ("army", "17 people had been killed in Marn"),
    ],
)
def test_the_statement_is_whole(told: tuple[Result, list[dict[str, object]]], issuer: str, content: str) -> None:
    _, claims = told
    assert any(issuer in str(claim["issuer"]) and content in str(claim["content"]) for claim in claims), claims
