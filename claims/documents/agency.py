"""Which news agency a report's words come from: read off its dateline, byline and credit lines.

A dateline may credit an agency nobody has listed, since only agencies and the outlet itself stand there. Elsewhere
only listed names count: a person's byline is no agency.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from claims.lexicon import load

# A credit stands in the first or the last lines; between them a name in brackets is a gloss.
FIRST_PARAGRAPHS = 4
LAST_PARAGRAPHS = 3
# Longer paragraphs are the report's own words.
LONGEST_CREDIT = 200

_DASH = r"\s*(?:[-–—]|--)"
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+,?(?:\s[^()\n]{0,80})?\s)?"  # KYIV, Ukraine; a place's first word is in capitals
    rf"\((?P<name>[A-Z][^()\n]{{1,40}})\){_DASH}"
)


class Agency(msgspec.Struct, frozen=True):
    """A news agency and the forms in which credits print it."""

    name: str
    forms: tuple[str, ...]


class Agencies(msgspec.Struct, frozen=True):
    """The file `agencies.toml`."""

    source: str
    credits: tuple[str, ...]
    agencies: tuple[Agency, ...]


def agency_of(text: str, byline: str | None, publisher: str | None) -> str | None:
    """The agency a normalised text credits, by its usual name; None when it credits none."""
    paragraphs = text.split("\n", FIRST_PARAGRAPHS)[:FIRST_PARAGRAPHS]
    last = [line for line in text.rsplit("\n", LAST_PARAGRAPHS)[-LAST_PARAGRAPHS:] if line not in paragraphs]
    for paragraph in paragraphs:
        if agency := _in_dateline(paragraph, publisher):
            return agency
    for line in (byline or "", *paragraphs, *last):
        if len(line) <= LONGEST_CREDIT and (agency := _in_credit(line)):
            return agency
    return None


def _in_dateline(paragraph: str, publisher: str | None) -> str | None:
    match = _DATELINE.match(paragraph) or _DATELINE.search(paragraph, 0, LONGEST_CREDIT)
    if match is None:
        return None
    name = match["name"].strip()
    if known := _names().get(name):
        return known
    outlet = publisher is not None and name.casefold() == publisher.casefold()
    titled = all(word[0].isupper() or word in {"of", "and"} for word in name.split())
    unlisted = match["place"] is not None and match.start() == 0 and titled and not any(map(str.isdigit, name))
    return name if unlisted and not outlet else None


def _in_credit(line: str) -> str | None:
    match = _credit_line().search(line)
    return _names()[next(name for name in match.groups() if name)] if match else None


def _agencies() -> Agencies:
    known: Agencies = load("agencies", Agencies)
    return known


@cache
def _names() -> dict[str, str]:
    return {form: agency.name for agency in _agencies().agencies for form in agency.forms}


@cache
def _credit_line() -> re.Pattern[str]:
    """`By The Associated Press`, `Reuters`, `— AFP`, `Source: TASS`, `Ann Lee, Reuters`, `AFP contributed …`."""
    name = "(" + "|".join(map(re.escape, sorted(_names(), key=len, reverse=True))) + ")"
    people = r"(?:[A-Z][\w.'’-]*\s){1,4}"
    credit = "|".join(map(re.escape, _agencies().credits))
    return re.compile(
        rf"^\s*(?:[Bb]y\s+|[-–—(]\s*|[Ss]ources?:\s*|{people}?(?:for|of|with)\s+|[^\n,]{{3,40}}(?:,|\s[-|–—])\s*)?{name}"
        rf"(?:\s+(?:in|staff|via)\b[^\n]{{0,40}})?[\s.)]*$"
        rf"|\b{name}\s+(?:{credit})\b"
    )
