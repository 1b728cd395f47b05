"""Word files, by the `docx` extra: their paragraphs and table rows in order.

A DOCX is a zip archive; what it unpacks to is checked before anything is unpacked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from claims.documents.found import Found, Intake, too_large
from claims.documents.options import ReadOptions
from claims.errors import InputError, MissingExtraError

# Prose packs to a fifth or so, XML's markup better; pictures not at all. Over fifty times the limit is a bomb.
UNPACKED = 5


def read_docx(intake: Intake, options: ReadOptions) -> Iterator[Found]:
    """The file as one report. Raises MissingExtraError without python-docx, InputError when broken or a bomb."""
    try:
        import docx  # noqa: PLC0415 (an extra)
        from docx.opc.exceptions import OpcError  # noqa: PLC0415 (an extra)
        from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415 (comes with the extra, untyped)
    except ImportError as error:
        raise MissingExtraError("reading DOCX needs python-docx", remedy='pip install "claimdesk[docx]"') from error
    data = intake.read(options.max_bytes)
    try:
        _check_unpacked_size(data, intake.origin, options.max_bytes * UNPACKED)
        document = docx.Document(io.BytesIO(data))
        title, body = _headline_and_body(document)
    # zipfile raises NotImplementedError for a compression it does not know: the file's doing, not a gap of ours.
    except (OpcError, LxmlError, zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError) as error:
        raise InputError(f"the DOCX is broken: {error}", remedy="open and save it anew, or give its text") from error
    properties = document.core_properties
    yield Found(
        origin=intake.origin,
        raw=data,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        text=body,
        title=title or properties.title or None,
        # python-docx names itself the author of every file it makes
        byline=properties.author if properties.author not in {"", "python-docx"} else None,
        language=properties.language or None,
        url=intake.declared.url,
    )


def _check_unpacked_size(data: bytes, origin: str, limit: int) -> None:
    """Sizes in a zip's directory can be trusted as a bound: unpacking stops where they say the part ends."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > limit:
        raise too_large(origin, limit, size)


def _headline_and_body(document: Any) -> tuple[str | None, str]:  # noqa: ANN401 -- its type needs the extra
    title: str | None = None
    paragraphs: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            paragraphs.extend(_row(row) for row in block.rows)
        elif (
            title is None and not paragraphs and block.style is not None and block.style.name in {"Title", "Heading 1"}
        ):
            title = block.text.strip() or None
        else:
            paragraphs.append(block.text)
    return title, "\n".join(paragraphs)


def _row(row: Any) -> str:  # noqa: ANN401 -- its type needs the extra
    """A table row as a line; a merged cell stands once."""
    cells: list[str] = []
    for cell in row.cells:
        words = cell.text.strip().replace("\n", " ")
        if words and (not cells or cells[-1] != words):
            cells.append(words)
    return ", ".join(cells)
