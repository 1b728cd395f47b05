"""What a page prints around its headline: who wrote it, when it was published, when it was changed.

Knows lines and labels ("Published: …", "By …"); what a date's words mean is for `timestamps` to say. Dates in prose are
never the publication's: a date counts behind a label, or alone on its line between the headline and the first
paragraph.
"""

from __future__ import annotations

import re
from calendar import day_abbr, day_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.dates import Moment, Precision
from claims.documents.normalise import normalise_line
from claims.documents.pages import web_pages
from claims.documents.timestamps import read_moment

LONGEST_LINE = 200
LONGEST_BYLINE = 120
HEAD_LINES = 40
TAIL_LINES = 12
"""Lines after the headline, and last lines of a page, that may carry its date; between them is the report."""

PROSE = 90
"""Characters of a line that ends like a sentence and is as long as one: the report has begun."""

MOST_DATE_WORDS = 10
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SEPARATORS = re.compile(r"\s*[|•·●▪/]\s+|\s+[|•·●▪]\s*|\s+[-–—]\s+(?=\D)|\t+")
_BY = re.compile(
    r"^(?:(?:written|reported|words|story|report|posted|submitted|published|article|text)\s+by|by|authors?|reporters?)"
    r"(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^By:?\s+(?=[^\W\d_a-z])|^BY:?\s+(?=[^\W\d_a-z])")
_BY_WITHIN = re.compile(r"\b[Bb]y\s+(?=[^\W\d_a-z]).*$")
_NAME_AND_DATE = re.compile(r"(?:By\s+)?[^\W\d_a-z][\w.’'-]+(?:\s+[^\W\d_a-z][\w.’'-]*){1,3},?\s.*\d")
_HANDLE = re.compile(r"\s*\(?(?:@[\w.]{2,40}|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}|https?://\S+)\)?")
_PLACE = re.compile(r"\s+(?:in|for)\s+(?=[^\W\d_a-z]|the\s).*$")
_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}")
_DAYS = frozenset(name.casefold() for names in (day_name, day_abbr) for name in names)
_TRAILING = re.compile(r"(?:^|\s+)(?:on|at|,)$")
_BRACKETED_ZONE = re.compile(r"\(([A-Z][A-Z0-9+:-]{1,8})\)")
MOST_NAME_WORDS = 16
LONGEST_NAME_BEFORE = 6
"""Words of a byline, and of a name (a weekday with it) on one line with a date."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands around a headline: a byline, the two dates, and the lines that say nothing else."""

    byline: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    lines: frozenset[str] = frozenset()


def page_head(lines: Sequence[str], headline: str | None) -> PageHead:
    """What the lines of a whole page say of it; `headline` is its title, where the page gives one."""
    start = next((at + 1 for at, line in enumerate(lines) if headline and line.casefold() == headline.casefold()), 0)
    # A site prints its name and sections above the headline, and other reports' dates beside them.
    after = lines[start : start + HEAD_LINES]
    first_prose = next((at for at, line in enumerate(after) if _is_prose(line)), len(after))
    byline, published, modified = None, None, None
    used: set[str] = set()
    for at, line in enumerate([*after, *lines[start + len(after) :][-TAIL_LINES:]]):
        if len(line) > LONGEST_LINE or _is_prose(line):
            continue
        in_head = at < first_prose
        told = list(labelled_dates(line))
        if in_head and byline is None and len(line) <= LONGEST_BYLINE and _BYLINE.match(line):
            byline = byline_name(line)
            used.add(line)
        if in_head and told and byline is None and (by := _BY_WITHIN.search(line)):
            byline = byline_name(by[0])
        if in_head and not told:
            told = [(True, moment) for part in _SEPARATORS.split(line) if (moment := _whole_date(part))]
        if in_head and not told and _NAME_AND_DATE.match(line) and (moment := _trailing_date(line)):
            told = [(True, moment)]
            byline = byline or byline_name(line)
        for is_publication, moment in told:
            published = published or (moment if is_publication else None)
            modified = modified or (None if is_publication else moment)
            used.add(line)
    return PageHead(byline, published, modified, frozenset(used))


def _is_prose(line: str) -> bool:
    return len(line) >= PROSE and _ENDS_SENTENCE.search(line) is not None


def labelled_dates(line: str) -> Iterator[tuple[bool, Moment]]:
    """The dates behind a line's labels, each with whether it is the publication's."""
    matches = list(_labels().finditer(line))
    for at, match in enumerate(matches):
        end = matches[at + 1].start() if at + 1 < len(matches) else len(line)
        moment = _leading_date(line[match.end() : end])
        if moment is not None:
            yield match["published"] is not None, moment


def is_revision(words: str) -> bool:
    """Whether words begin with a label of a later change: "Updated 9 March"."""
    match = _labels().match(words.strip()[:LONGEST_LINE])
    return match is not None and match["published"] is None


@cache
def _labels() -> re.Pattern[str]:
    """A label at the beginning of a line or of a part of it, or with a capital in the middle."""
    known = web_pages()

    def either(labels: Sequence[str]) -> str:
        return "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))

    return re.compile(
        rf"(?:^\W*|(?<=[|•·●▪,;:()\-–—])\s*|(?<=\s)(?=[A-Z]))"
        rf"(?:(?P<published>(?i:{either(known.publication_labels)}))|(?P<modified>(?i:{either(known.revision_labels)})))"
        rf"(?:\s+by\s+[^|,:]{{2,40}}?(?=\s+(?:on|at)\b))?(?:\s+(?:on|at))?(?:\s*[:–—-]\s*|\s+(?=[\w])|\s*,\s*)"
    )


def _leading_date(words: str) -> Moment | None:
    """The date with which `words` begin, in as many of them as belong to it."""
    parts = _BRACKETED_ZONE.sub(r"\1", words).strip(" |•·,;()[]").split()[:MOST_DATE_WORDS]
    for end in range(len(parts), 0, -1):
        moment = _whole_date(" ".join(parts[:end]))
        if moment is not None:
            return moment
    return None


def _whole_date(words: str) -> Moment | None:
    moment = read_moment(_BRACKETED_ZONE.sub(r"\1", words).strip(" |•·,;()[]"))
    # What is written in numbers alone is read once the outlet's country is known.
    is_date = moment is not None and (
        moment.precision in {Precision.DAY, Precision.MINUTE} or moment.written is not None
    )
    return moment if is_date else None


def byline_name(printed: str | None) -> str | None:
    """The names in a printed byline, without what stands beside them: dates, roles, handles, places."""
    line = normalise_line(printed)
    if line is None:
        return None
    line = _HANDLE.sub("", _BY.sub("", line)).strip()
    for part in _SEPARATORS.split(line):
        label = _labels().search(part)
        named = _without_date(part[: label.start()] if label else part).strip(" ,;:()")
        named = ", ".join(kept for kept in map(str.strip, named.split(",")) if _may_name(kept))
        named = _PLACE.sub("", _BY.sub("", named)).strip(" ,;")
        if named and len(named.split()) <= MOST_NAME_WORDS:
            return named
    return None


def _without_date(words: str) -> str:
    parts = words.split()
    start = _date_start(parts)
    if start is None:
        return words
    kept = [part for part in parts[:start] if part.strip(",.").casefold() not in _DAYS]
    return _TRAILING.sub("", " ".join(kept))


def _trailing_date(line: str) -> Moment | None:
    """The date with which a line ends that has nothing before it but a name."""
    parts = line.split()
    start = _date_start(parts)
    if start is None or len(parts[:start]) > LONGEST_NAME_BEFORE:
        return None
    return _whole_date(" ".join(parts[start:]))


def _date_start(parts: Sequence[str]) -> int | None:
    """Where the date begins that the words hold, the shortest one; a weekday may stand before it."""
    starts = range(len(parts) - 1, -1, -1)
    return next((at for at in starts if _whole_date(" ".join(parts[at : at + MOST_DATE_WORDS]))), None)


def _may_name(part: str) -> bool:
    """Whether a part between commas is a name: no role, no time, nothing in small letters alone."""
    words = {word.strip(".").casefold() for word in part.split()}
    return bool(words) and words.isdisjoint(web_pages().byline_roles) and not _CLOCK.match(part)
