"""Word files: what a reader of the document sees is read, and nothing else."""

import io
import time
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents import ReadOptions
from tests.documents.making import error_of, read_one, readings
from tests.documents.making_docx import NAMESPACES, NOTE_RELATIONS, paragraph, run, table, word_file

INSERTED = '<w:ins w:id="1" w:author="a">'
MOVED_HERE = '<w:moveTo w:id="2" w:author="a">'
BOX = "<w:txbxContent>" + paragraph("At least 14 died, the coastguard said.") + "</w:txbxContent>"
DRAWN = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
OLDER = f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
DELETED_MARK = "<w:pPr><w:rPr><w:del w:id='9'/></w:rPr></w:pPr>"
TRANSPARENT = ("smartTag", "customXml", "hyperlink", "fldSimple", "bdo", "dir", "sdtContent")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (  # tracked changes: what was put in is read, what was taken out is not
            paragraph(
                "The ministry said ",
                "<w:del w:id='1'><w:r><w:delText>nine</w:delText></w:r></w:del>",
                f"{INSERTED}{run('17')}</w:ins>",
                " people had died.",
            ),
            ["The ministry said 17 people had died."],
        ),
        (  # moved text stands where it was moved to
            paragraph("<w:moveFrom w:id='1'>" + run("Six are missing.") + "</w:moveFrom>", "Nine died.")
            + paragraph(f"{MOVED_HERE}{run('Six are missing.')}</w:moveTo>"),
            ["Nine died.", "Six are missing."],
        ),
        (  # a deleted paragraph mark joins two paragraphs
            paragraph(DELETED_MARK, "The ministry said ") + paragraph("17 people had died."),
            ["The ministry said 17 people had died."],
        ),
        (  # an insertion within a smart tag within a link
            paragraph(
                "Some ", f"<w:hyperlink><w:smartTag>{INSERTED}{run('31 boats')}</w:ins></w:smartTag></w:hyperlink>"
            ),
            ["Some 31 boats"],
        ),
        (  # content controls within a line, around paragraphs, around a cell
            paragraph(
                "The mayor said ", "<w:sdt><w:sdtPr/><w:sdtContent>" + run("44") + "</w:sdtContent></w:sdt>", " fled."
            )
            + "<w:sdt><w:sdtContent>"
            + paragraph("Nine drowned.")
            + "</w:sdtContent></w:sdt>"
            + "<w:tbl><w:tr><w:tc>"
            + paragraph("Dead")
            + "</w:tc><w:sdt><w:sdtContent><w:tc>"
            + paragraph("9")
            + "</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
            ["The mayor said 44 fled.", "Nine drowned.", "Dead, 9"],
        ),
        (  # a control that nobody filled in only asks for words
            paragraph(
                "Toll: ",
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                + run("Click here")
                + "</w:sdtContent></w:sdt>",
            ),
            ["Toll:"],
        ),
        (  # a text box once, though it is there twice; and alone in the older form
            paragraph(
                "Nine villages are cut off.", f"<w:r><mc:AlternateContent>{DRAWN}{OLDER}</mc:AlternateContent></w:r>"
            ),
            ["Nine villages are cut off.", "At least 14 died, the coastguard said."],
        ),
        (
            paragraph(f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>", "Nine villages are cut off."),
            ["Nine villages are cut off.", "At least 14 died, the coastguard said."],
        ),
        (
            paragraph(f"<w:r><mc:AlternateContent>{OLDER}</mc:AlternateContent></w:r>"),
            ["At least 14 died, the coastguard said."],
        ),
        (  # a field's code is no text, its result is
            paragraph(
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DOCPROPERTY Toll</w:instrText></w:r>",
                "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
                run("Twelve"),
                "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
                " died.",
            ),
            ["Twelve died."],
        ),
        (  # signs that are elements
            paragraph(
                "<w:r><w:t>a 40</w:t><w:noBreakHyphen/><w:t>year</w:t><w:noBreakHyphen/></w:r>",
                "<w:r><w:t>old</w:t><w:tab/><w:t>man</w:t></w:r>",
                "<w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t>12 and </w:t><w:softHyphen/></w:r>",
                "<w:r><w:sym w:font='x' w:char='00BD'/></w:r>",
            ),
            ["a 40-year-old man≥12 and ½"],
        ),
        (  # a line end in mid-sentence only fills a line; others are the writer's
            paragraph("<w:r><w:t>The ministry said at least</w:t><w:br/><w:t>12 people had died.</w:t></w:r>")
            + paragraph("<w:r><w:t>Dead: 12</w:t><w:br/><w:t>Missing: 3</w:t></w:r>"),
            ["The ministry said at least 12 people had died.", "Dead: 12", "Missing: 3"],
        ),
        (  # hidden words are not seen
            paragraph(
                "Nine died.",
                run("Not for release.", "<w:rPr><w:vanish/></w:rPr>"),
                run(" Six fled.", "<w:rPr><w:vanish w:val='0'/></w:rPr>"),
            ),
            ["Nine died. Six fled."],
        ),
        (  # a table by rows; equal cells side by side are two; a table within a cell
            table(
                (paragraph("Region"), paragraph("Dead"), paragraph("Missing")),
                (paragraph("Dorn"), paragraph("4"), paragraph("4")),
            )
            + table((paragraph("North"), table((paragraph("dead"), paragraph("5"))) + paragraph())),
            ["Region, Dead, Missing", "Dorn, 4, 4", "North, dead, 5"],
        ),
        (  # a table that only places text on the page
            table((paragraph("Nine died.") + paragraph("Six fled."), paragraph("Two are missing."))),
            ["Nine died.", "Six fled.", "Two are missing."],
        ),
        (  # a deleted row
            "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>"
            + paragraph("Old")
            + "</w:tc></w:tr><w:tr><w:tc>"
            + paragraph("New")
            + "</w:tc></w:tr></w:tbl>",
            ["New"],
        ),
    ],
)
def test_what_a_reader_sees_is_read(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert read_one(tmp_path, "a.docx", word_file(body)).text.split("\n") == expected


@given(st.lists(st.sampled_from(TRANSPARENT), max_size=6))
def test_no_container_swallows_words(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    inside = run("17 people died.")
    for name in names:
        inside = f"<w:{name}>{inside}</w:{name}>"
    folder = tmp_path_factory.mktemp("words")
    assert read_one(folder, "a.docx", word_file(paragraph(inside))).text == "17 people died."


def test_a_note_stands_behind_the_paragraph_that_points_to_it(tmp_path: Path) -> None:
    note = f"<w:footnote w:id='2'>{paragraph('The navy counts nine.')}</w:footnote>"
    notes = f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>"
    body = paragraph("Twelve sailors", "<w:r><w:footnoteReference w:id='2'/></w:r>", " died.")
    data = word_file(
        body + paragraph("Three fled."),
        {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": NOTE_RELATIONS},
    )
    document = read_one(tmp_path, "a.docx", data)
    assert document.text.split("\n") == ["Twelve sailors died.", "The navy counts nine.", "Three fled."]


def test_heads_and_feet_are_no_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Bulletin 4"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("Nine died.")
    out = io.BytesIO()
    document.save(out)
    assert read_one(tmp_path, "a.docx", out.getvalue()).text == "Nine died."


def test_a_file_without_properties_has_no_title(tmp_path: Path) -> None:
    document = read_one(tmp_path, "a.docx", word_file(paragraph("Nine died.")))
    assert (document.title, document.byline) == (None, None)


@pytest.mark.parametrize(
    ("title", "expected"), [("Nine dead in Dorn", "Nine dead in Dorn"), ("Word Document", None), ("toll.docx", None)]
)
def test_a_title_is_one_that_somebody_gave(tmp_path: Path, title: str, expected: str | None) -> None:
    given = f"<dc:title>{title}</dc:title><dc:creator>Ann Lee</dc:creator>"
    core = f"<c xmlns:dc='http://purl.org/dc/elements/1.1/'>{given}</c>"
    data = word_file(paragraph("Nine died."), {"docProps/core.xml": core})
    document = read_one(tmp_path, "a.docx", data)
    assert (document.title, document.byline) == (expected, "Ann Lee")


def test_a_style_in_another_language_is_known_by_its_name(tmp_path: Path) -> None:
    styles = f"<w:styles {NAMESPACES}><w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style></w:styles>"
    relations = NOTE_RELATIONS.replace("footnotes", "styles")
    head = paragraph("<w:pPr><w:pStyle w:val='berschrift1'/></w:pPr>", "Nine dead")
    data = word_file(
        head + paragraph("Nine died."), {"word/styles.xml": styles, "word/_rels/document.xml.rels": relations}
    )
    document = read_one(tmp_path, "a.docx", data)
    assert (document.title, document.text) == ("Nine dead", "Nine died.")


def damaged(data: bytes, name: str) -> bytes:
    """The archive with the packed bytes of one member overwritten."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.getinfo(name)
    start = member.header_offset + 30 + len(name) + 10
    return data[:start] + b"\xff" * 40 + data[start + 40 :]


def without_main_part() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/styles.xml", "<x/>")
    return out.getvalue()


def encrypted(data: bytes) -> bytes:
    """The archive with its members marked as encrypted, in their headers and in the directory."""
    marked = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = -1
        while (position := data.find(mark, position + 1)) >= 0:
            marked[position + offset] |= 1
    return bytes(marked)


LONG = word_file(
    "".join(paragraph(f"Report {number}: {number * 7919} people fled to the coast.") for number in range(500))
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (damaged(LONG, "word/document.xml"), "DOCX is broken"),
        (LONG[:-30], "DOCX is broken"),
        (LONG[: len(LONG) // 2], "DOCX is broken"),
        (without_main_part(), "it has no word/document.xml"),
        (encrypted(LONG), "encrypted"),
        (word_file("<w:p>"), "DOCX is broken"),
        (word_file("", {"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "a document type"),
        (word_file("<w:p>" * 300 + "</w:p>" * 300), "--max-depth"),
        (word_file(""), "no text"),
    ],
    ids=["damaged", "cut", "half", "no main part", "encrypted", "no XML", "entities", "deep", "empty"],
)
def test_one_clear_line(tmp_path: Path, data: bytes, words: str) -> None:
    error = error_of(tmp_path, "a.docx", data)
    assert words in error
    assert error.startswith(str(tmp_path / "a.docx"))
    assert "\n" not in error


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (ReadOptions(max_unpacked=10_000), "--max-unpacked"),
        (ReadOptions(max_members=2), "--max-members"),
        (ReadOptions(max_depth=3), "--max-depth"),
        (ReadOptions(max_characters=1_000), "--max-characters"),
    ],
)
def test_every_limit_can_be_lowered_and_says_how_to_raise_it(tmp_path: Path, options: ReadOptions, words: str) -> None:
    assert words in error_of(tmp_path, "a.docx", LONG, options)


def test_what_unpacks_to_a_hundred_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    data = word_file((paragraph("Nine people died.") * 1000) * 1100)
    assert len(data) < 1_000_000
    started = time.process_time()
    assert "--max-unpacked" in error_of(tmp_path, "a.docx", data)
    assert time.process_time() - started < 1


def test_a_directory_that_lies_about_a_size_is_found_out(tmp_path: Path) -> None:
    data = word_file(paragraph("Nine people died.") * 100_000)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = data.replace(size.to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    (reading,) = readings(tmp_path, "a.docx", lying, ReadOptions(max_unpacked=100_000))
    assert reading.error is not None


@given(st.binary(max_size=60), st.integers(0, 2000))
def test_damage_never_lets_an_exception_out(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, position: int
) -> None:
    whole = word_file(paragraph("Nine people died, the ministry said."))
    data = whole[:position] + junk + whole[position + len(junk) :]
    folder = tmp_path_factory.mktemp("damaged")
    assert readings(folder, "a.docx", b"PK\x03\x04" + data[4:])
