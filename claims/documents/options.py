"""What a reader may be told about its inputs: metadata that overrides what is found, and the limits it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

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
    PDF = "pdf"
    DOCX = "docx"
    WARC = "warc"


MAPPABLE_FIELDS = frozenset(
    {"text", "title", "publisher", "agency", "url", "published", "modified", "byline", "language"}
)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about all inputs of one run.

    Metadata given here wins over what an input says of itself. `fields` maps our names (`text`, `title`, `publisher`,
    `agency`, `url`, `published`, `modified`, `byline`, `language`) to a record's own, dots leading into nested
    objects: `{"text": "article.body"}`. `max_bytes` bounds one document, before and after decompression;
    `timeout` is the most seconds one URL may take, from the first look-up of its name to the last byte, redirects
    included. `allow_private` reads URLs at addresses that are not public too: this machine, its network, link-local.

    Raises UsageError when `fields` names something a document does not have, or a limit is not positive.
    """

    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Moment | datetime | None = None
    language: str | None = None
    format: Format | None = None
    encoding: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 20 * MEGABYTE
    timeout: float = 30.0
    max_redirects: int = 5
    allow_private: bool = False

    def __post_init__(self) -> None:
        unknown = sorted(set(self.fields) - MAPPABLE_FIELDS)
        if unknown:
            known = ", ".join(sorted(MAPPABLE_FIELDS))
            raise UsageError(f"a document has no field {', '.join(unknown)}", remedy=f"fields are: {known}")
        if self.max_bytes <= 0 or self.timeout <= 0 or self.max_redirects < 0:
            raise UsageError("a limit must be more than nothing")

    def published_moment(self) -> Moment | None:
        """`published` as a Moment; a plain datetime without a zone and at midnight is taken as a day."""
        if self.published is None or isinstance(self.published, Moment):
            return self.published
        # Imported here because timestamps needs nothing of this module but reading it eagerly costs every import.
        from claims.documents.timestamps import moment_of  # noqa: PLC0415 (see above)

        at = self.published
        midnight = at.tzinfo is None and (at.hour, at.minute, at.second) == (0, 0, 0)
        try:
            return moment_of(at, Precision.DAY if midnight else Precision.MINUTE)
        except ValueError as error:
            raise UsageError(str(error), subject="published") from error
