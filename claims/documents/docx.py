"""Word files: their paragraphs and table rows in order, as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.documents.docx_package import Package, is_encrypted_office_file
from claims.documents.docx_text import Paragraph, WordText
from claims.documents.found import Found, Intake
from claims.documents.limits import check_characters
from claims.documents.options import ReadOptions
from claims.documents.plain import paragraphs_of
from claims.documents.properties import author_of, title_of
from claims.documents.xml_events import Reading, attribute
from claims.errors import InputError

MAIN_PART = "word/document.xml"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


@dataclass(slots=True)
class _Properties:
    title: str | None = None
    creator: str | None = None
    language: str | None = None


def read_docx(intake: Intake, options: ReadOptions) -> Iterator[Found]:
    """The file as one report. Raises InputError when it is broken, encrypted or over a limit."""
    data = intake.read(options.max_bytes)
    if is_encrypted_office_file(data):
        raise InputError("the DOCX is encrypted, or an old Office file", remedy="save it as DOCX without a password")
    package = Package(data, options)
    parts = package.related()
    main = parts.get("officeDocument", MAIN_PART)
    body = _body(package, main if main in package else MAIN_PART)
    title, text = _headline_and_text(body.paragraphs, options)
    properties = _properties(package, parts.get("core-properties", "docProps/core.xml"))
    yield Found(
        origin=intake.origin,
        raw=data,
        media_type=MEDIA_TYPE,
        text=text,
        title=title or title_of(properties.title),
        byline=author_of(properties.creator),
        language=properties.language,
        url=intake.declared.url,
        remarks=_remarks(body),
    )


def _remarks(body: WordText) -> tuple[str, ...]:
    said = (
        (body.embedded, f"{body.embedded} embedded documents not read"),
        (body.hidden, f"{body.hidden} hidden pieces of text left out"),
    )
    return tuple(remark for count, remark in said if count)


def _body(package: Package, main: str) -> WordText:
    related = package.related(main)
    notes: dict[tuple[str, str], list[Paragraph]] = {}
    for relation, kind in NOTES.items():
        if related.get(relation, "") in package:
            held = WordText()
            package.read(related[relation], held.reading)
            notes |= {(kind, number): paragraphs for number, paragraphs in held.note_texts.items()}
    body = WordText(_styles(package, related.get("styles", "")), notes)
    package.read(main, body.reading)
    return body


def _styles(package: Package, part: str) -> dict[str, str]:
    """The names of styles by their ids."""
    names: dict[str, str] = {}
    current = ""

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal current
        if element == "style":
            current = attribute(attributes, "styleId") or ""
        elif element == "name" and current:
            names.setdefault(current, attribute(attributes, "val") or "")

    if part in package:
        package.read(part, Reading(start))
    return names


def _headline_and_text(paragraphs: list[Paragraph], options: ReadOptions) -> tuple[str | None, str]:
    title: str | None = None
    if paragraphs and paragraphs[0].is_title:
        title = " ".join(paragraphs[0].text.split()) or None
        paragraphs = paragraphs[1:]
    # A line end within a paragraph is the writer's, or was put there to fill a line.
    text = "\n".join(paragraphs_of(item.text) if "\n" in item.text else item.text for item in paragraphs)
    check_characters(len(text), options)
    return title, text


def _properties(package: Package, part: str) -> _Properties:
    found = _Properties()
    current = ""

    def start(element: str, _: dict[str, str]) -> None:
        nonlocal current
        current = element

    def end(_: str) -> None:
        nonlocal current
        current = ""

    def words(text: str) -> None:
        if current in {"title", "creator", "language"}:
            setattr(found, current, (getattr(found, current) or "") + text)

    if part in package:
        package.read(part, Reading(start, end, words))
    return found
