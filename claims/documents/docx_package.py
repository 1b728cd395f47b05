"""The parts of a Word file: a zip archive whose parts are unpacked one by one, as far as the limits allow.

Knows archives and relations between parts, not what the parts say. Only the parts asked for are unpacked, in pieces,
and what they come to is counted while they are.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from claims.documents.options import MEGABYTE, ReadOptions
from claims.documents.xml_events import Reading, attribute, read_events
from claims.errors import InputError

PIECE = 1 << 16
REMEDY = "open and save it anew, or give its text"
_ENCRYPTED = 0x1
_OFFICE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """An open archive. Its methods raise InputError for what is broken, encrypted or over a limit."""

    def __init__(self, data: bytes, options: ReadOptions) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        # zipfile lets all of these out on damaged directories.
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise broken(error) from error
        self._options = options
        self._unpacked = 0
        members = self._archive.infolist()
        if len(members) > options.max_members:
            raise InputError(
                f"{len(members):,} members in the archive, and the limit is {options.max_members:,}",
                remedy="--max-members raises the limit",
            )
        self._members = {member.filename.lstrip("/").lower(): member for member in members}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def read(self, name: str, reading: Reading) -> None:
        """Give the XML events of a part to `reading`, piece by piece."""
        read_events(self._pieces(name), reading, deepest=self._options.max_depth, subject=name)

    def related(self, name: str = "") -> dict[str, str]:
        """The parts that a part ('' for the package) points to, by the last word of their relation's type."""
        folder, file = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{file}.rels")
        found: dict[str, str] = {}

        def start(element: str, attributes: dict[str, str]) -> None:
            if element == "Relationship" and attribute(attributes, "TargetMode") != "External":
                target = attribute(attributes, "Target") or ""
                kind = (attribute(attributes, "Type") or "").rsplit("/", 1)[-1]
                found.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))

        if path in self:
            self.read(path, Reading(start))
        return found

    def _pieces(self, name: str) -> Iterator[bytes]:
        member = self._members.get(name.lower())
        if member is None:
            raise InputError(f"the DOCX is broken: it has no {name}", remedy=REMEDY)
        if member.flag_bits & _ENCRYPTED:
            raise InputError("the DOCX is encrypted", remedy="save a copy without a password")
        self._count(member.file_size, member.file_size)  # its directory says so: nothing need be unpacked to refuse it
        self._unpacked -= member.file_size
        try:
            with self._archive.open(member) as part:
                while piece := part.read(PIECE):
                    self._count(len(piece))
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise broken(error) from error

    def _count(self, size: int, said: int | None = None) -> None:
        self._unpacked += size
        limit = self._options.max_unpacked
        if self._unpacked > limit:
            found = f"{said / MEGABYTE:.1f} MB" if said is not None else "more"
            raise InputError(
                f"too large: {found} unpacked, and the limit is {limit / MEGABYTE:g} MB",
                remedy="--max-unpacked raises the limit",
            )


def is_encrypted_office_file(data: bytes) -> bool:
    """Whether a DOCX was locked with a password: then it is no zip archive but an old container around one."""
    return data.startswith(_OFFICE_FILE)


def broken(error: Exception) -> InputError:
    """The error for a damaged file."""
    return InputError(f"the DOCX is broken: {' '.join(str(error).split()) or type(error).__name__}", remedy=REMEDY)
