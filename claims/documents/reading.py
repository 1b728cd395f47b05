"""Inputs in, documents out: the flow of the room.

Lazy: one input is open at a time, and an input that cannot be read is a Reading with its error, never the end of the
rest.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from claims.documents.agency import agency_of
from claims.documents.dateline import dateline_moment
from claims.documents.document import Document
from claims.documents.fetch import fetch
from claims.documents.folder import files_under, open_file
from claims.documents.found import Found, Intake, Wordless
from claims.documents.language import language_of
from claims.documents.limits import check_characters
from claims.documents.mending import GARBLED, mended
from claims.documents.normalise import left_out, normalise, normalise_line
from claims.documents.options import Format, ReadOptions
from claims.documents.outlets import country_of
from claims.documents.readers import reader_of
from claims.documents.sniff import check_is_text, sniff
from claims.documents.timestamps import OutletTimes
from claims.documents.web_address import is_url, without_user
from claims.errors import InputError, Stage
from claims.isolation import Attempt, isolated

STANDARD_INPUT = "-"

LONGEST_URL = 2_000
"""Characters of a URL that are kept: versions are looked up by it, and PostgreSQL indexes about 2,700 bytes."""

Made = TypeVar("Made")

_ALL_TEXT = frozenset({Format.TEXT, Format.MARKDOWN, Format.HTML})


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one report of an input: a Document, or the error that says why there is none.

    Where nothing with words is in a piece of an input it is Wordless, which is told and no failure.
    """

    origin: str
    outcome: Document | Wordless | InputError

    @property
    def document(self) -> Document | None:
        """The document, or None."""
        return self.outcome if isinstance(self.outcome, Document) else None

    @property
    def error(self) -> InputError | None:
        """The error, or None."""
        return self.outcome if isinstance(self.outcome, InputError) else None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What of the input is not in any text, in a line each."""
        match self.outcome:
            case Document(remarks=remarks):
                return remarks
            case Wordless(told=told):
                return (told,)
            case _:
                return ()


def read_inputs(inputs: Iterable[str], options: ReadOptions | None = None) -> Iterator[Reading]:
    """The documents of all inputs, in order: files, folders (recursively, sorted), `-` (standard input), addresses."""
    options = options or ReadOptions()
    for given in inputs:
        with _reading(given) as attempt:
            for intake in _intakes(given, options):
                if isinstance(intake, Intake):
                    yield from _readings(intake, options)
                else:
                    yield Reading(intake.subject or given, intake)
        if attempt.failure is not None:
            yield Reading(given, attempt.failure)


def count_inputs(inputs: Iterable[str]) -> int:
    """How many files and addresses `read_inputs` will open: what a progress bar should expect."""
    return sum(
        1 if given == STANDARD_INPUT or is_url(given) else sum(1 for _ in files_under(given)) for given in inputs
    )


def document_from_text(text: str, *, origin: str = "text", options: ReadOptions | None = None) -> Document:
    """A document of words at hand, without any file. Raises InputError when there are none."""
    raw = text.encode("utf-8", errors="replace")
    return _document(Found(origin, raw, "text/plain", text, "utf-8"), options or ReadOptions())


def _intakes(given: str, options: ReadOptions) -> Iterator[Intake | InputError]:
    if given == STANDARD_INPUT:
        yield _attempt(given, lambda: Intake(given, sys.stdin.buffer))
    elif is_url(given):
        yield _attempt(given, lambda: fetch(given, options))
    else:
        for file in files_under(given):
            yield file if isinstance(file, InputError) else _attempt(str(file), _opening(file))


def _opening(path: Path) -> Callable[[], Intake]:
    def opened() -> Intake:
        file = open_file(path)
        try:
            return Intake(str(path), file, size=os.fstat(file.fileno()).st_size)
        except BaseException:
            file.close()
            raise

    return opened


def _attempt(origin: str, read: Callable[[], Made]) -> Made | InputError:
    made: list[Made] = []
    with _reading(origin) as attempt:
        made.append(read())
    return made[0] if attempt.failure is None else attempt.failure


@contextmanager
def _reading(origin: str) -> Iterator[Attempt]:
    """The isolation of what is read from `origin`, where the system may refuse at any byte."""
    with isolated(Stage.READING, origin) as attempt:
        try:
            yield attempt
        except OSError as error:
            remedy = "look at the disk or the connection, and try again"
            raise InputError(f"cannot be read: {error.strerror or error}", remedy=remedy) from error


def _readings(intake: Intake, options: ReadOptions) -> Iterator[Reading]:
    """The reports of one input. An error in the middle is the last of them; what came before stands."""
    with _reading(intake.origin) as attempt, intake.stream:
        form = options.format or sniff(intake)
        for found in reader_of(form)(intake, options):
            if isinstance(found, InputError):
                yield Reading(found.subject or intake.origin, found.placed(Stage.READING, intake.origin))
            elif isinstance(found, Wordless):
                yield Reading(found.origin, found)
            else:
                yield Reading(found.origin, _attempt(found.origin, _finishing(found, form, options)))
    if attempt.failure is not None:
        yield Reading(attempt.failure.subject or intake.origin, attempt.failure)


def _finishing(found: Found, form: Format, options: ReadOptions) -> Callable[[], Document]:
    def finished() -> Document:
        if form in _ALL_TEXT:
            check_is_text(found.raw)
        return _document(found, options)

    return finished


def _document(found: Found, options: ReadOptions) -> Document:
    options = options.of_what_is_within() if found.is_within else options
    told = mended(found.text)
    text = normalise(told)
    if not text:
        raise InputError(
            "no text in it", subject=found.origin, remedy="look at it: its words may be pictures or a script"
        )
    check_characters(len(text), options)
    gone = left_out(told)
    publisher = options.publisher or normalise_line(mended(found.publisher or ""))
    byline = options.byline or normalise_line(mended(found.byline or ""))
    url = _address(options.url or normalise_line(found.url))
    times = OutletTimes(country_of(url, publisher, found.language), options.zone_of_times())
    return Document(
        text=text,
        origin=found.origin,
        media_type=found.media_type,
        raw_sha256=hashlib.sha256(found.raw).hexdigest(),
        raw_size=len(found.raw),
        encoding=found.encoding,
        title=options.title or normalise_line(mended(found.title or "")),
        byline=byline,
        publisher=publisher,
        agency=options.agency or normalise_line(found.agency) or agency_of(text, byline, publisher),
        url=url,
        published=options.published_moment() or times.settled(found.published) or times.settled(dateline_moment(text)),
        modified=times.settled(found.modified),
        language=language_of(text, found.language, options),
        remarks=(*found.remarks, *times.remarks, *([GARBLED] if told != found.text else []), *gone.in_words()),
        left_out=gone,
    )


def _address(url: str | None) -> str | None:
    url = without_user(url) if url else url
    if url and len(url) > LONGEST_URL:
        raise InputError(
            f"its URL has {len(url):,} characters, more than {LONGEST_URL:,}", remedy="give a shorter one with --url"
        )
    return url
