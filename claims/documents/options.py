"""What a reader may be told about its inputs: metadata that overrides what is found, and the limits it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from typing import Self

from claims.dates import Moment, Precision
from claims.errors import UsageError

MEGABYTE = 1_000_000


class Format(StrEnum):
    """The kinds of input that can be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    FEED = "feed"
    EMAIL = "email"
    MAILBOX = "mailbox"
    PDF = "pdf"
    DOCX = "docx"
    WARC = "warc"
    PACKED = "gzip"
    TELEGRAM = "telegram"


MAPPABLE_FIELDS = frozenset(
    {"text", "title", "publisher", "agency", "url", "published", "modified", "byline", "language"}
)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about all inputs of one run.

    Metadata given here wins over what an input says of itself. `fields` maps our names (`text`, `title`, `publisher`,
    `agency`, `url`, `published`, `modified`, `byline`, `language`) to a record's own, dots leading into nested
    objects: `{"text": "article.body"}`. `max_bytes` bounds one document, before and after decompression,
    `max_characters` its text, `max_unpacked` (bytes) and `max_members` what a packed file (DOCX) holds, `max_depth` the
    elements within elements of its XML, `max_pages` a PDF, `max_nesting` how deep mails, files and parts may stand
    within each other. `timeout` is the most seconds one URL may take, from the first look-up of its name to the last
    byte, redirects included; `allow_private` reads URLs at addresses that are not public too: this machine, its
    network, link-local. `zone` is that of times printed without one: a name of the tz database, an abbreviation with
    one meaning or an offset.

    Raises UsageError when `fields` names something a document does not have, or a limit is not positive.
    """

    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Moment | datetime | None = None
    zone: str | None = None
    language: str | None = None
    format: Format | None = None
    encoding: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 20 * MEGABYTE
    max_characters: int = 5_000_000
    max_unpacked: int = 50 * MEGABYTE
    max_members: int = 10_000
    max_depth: int = 256
    max_pages: int = 5_000
    timeout: float = 30.0
    max_redirects: int = 5
    max_nesting: int = 20
    allow_private: bool = False

    def __post_init__(self) -> None:
        unknown = sorted(set(self.fields) - MAPPABLE_FIELDS)
        if unknown:
            known = ", ".join(sorted(MAPPABLE_FIELDS))
            raise UsageError(f"a document has no field {', '.join(unknown)}", remedy=f"fields are: {known}")
        counts = (
            self.max_bytes,
            self.max_characters,
            self.max_unpacked,
            self.max_members,
            self.max_depth,
            self.max_pages,
        )
        if min(*counts, self.timeout) <= 0 or min(self.max_redirects, self.max_nesting) < 0:
            raise UsageError("a limit must be more than nothing")
        self.zone_of_times()

    def zone_of_times(self) -> tzinfo | None:
        """The zone of times printed without one. Raises UsageError for a name that is no zone's, or several zones'."""
        if self.zone is None:
            return None
        from claims.dates.zones import zone_of  # noqa: PLC0415 (most runs name none)

        found = zone_of(self.zone)
        if found is None:
            raise UsageError("not a zone", subject=self.zone, remedy="write Europe/Kyiv, CEST or +02:00")
        return found

    def of_what_is_within(self) -> Self:
        """What holds for a report within the input too: all but what is said of the input's own sender and date."""
        return replace(self, publisher=None, agency=None, url=None, title=None, byline=None, published=None)

    def published_moment(self) -> Moment | None:
        """`published` as a Moment; a datetime without a zone is in UTC, and at midnight it is taken as a day."""
        if self.published is None or isinstance(self.published, Moment):
            return self.published
        # Imported here because timestamps needs nothing of this module but reading it eagerly costs every import.
        from claims.documents.timestamps import moment_of  # noqa: PLC0415 (see above)

        at = self.published
        midnight = at.tzinfo is None and (at.hour, at.minute, at.second) == (0, 0, 0)
        try:
            if midnight:
                return moment_of(at, Precision.DAY)
            return moment_of(at if at.tzinfo else at.replace(tzinfo=UTC), Precision.MINUTE)
        except ValueError as error:
            raise UsageError(str(error), subject="published") from error
