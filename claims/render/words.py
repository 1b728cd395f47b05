"""Values in an editor's words: figures, dates, standings, counts.

Knows English; knows no markup. Every format says the same thing in the same words because it is said here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from claims.characters import harmless
from claims.characters.vocabulary import characters, class_of
from claims.compare import Relation
from claims.dates import Precision
from claims.figures import Qualifier
from claims.matters import Standing

if TYPE_CHECKING:
    from claims.matters import ClaimRecord, FigureLine, FigureRecord, Matter, OneText, ReportRecord, Ring, Voice
    from claims.sourcing import Chain, Scope

SHORT_ID = 10
"""Characters of an id that are shown: with 300,000 claims two share ten hex digits less than once in twenty stores."""

HEADLINE_LENGTH = 160

CANONICAL_HEDGES = {
    Qualifier.AT_LEAST: "at least",
    Qualifier.MORE_THAN: "more than",
    Qualifier.UP_TO: "up to",
    Qualifier.AT_MOST: "at most",
    Qualifier.FEWER_THAN: "fewer than",
    Qualifier.ABOUT: "about",
    Qualifier.NEARLY: "nearly",
}

STANDINGS = {
    Standing.INDEPENDENT: "independent issuer",
    Standing.REPEATS: "repeats others, not counted",
    Standing.ANONYMOUS: "not named, not counted",
    Standing.UNRESOLVED: "not identified, not counted",
    Standing.OWN_VOICE: "the report’s own voice, not counted",
}

RELATIONS = {
    Relation.COPIES: "copies",
    Relation.RESTATES: "restates",
    Relation.UPDATES: "updates",
    Relation.PART_OF: "is part of",
    Relation.CONFLICTS: "conflicts with",
    Relation.CORROBORATES: "corroborates",
}


def short(uid: str) -> str:
    """The id as it is shown: a prefix that the command line takes."""
    return uid[:SHORT_ID]


def plain(words: str) -> str:
    """One line without control characters, which could move a terminal's cursor or turn the reading direction."""
    return control_free(" ".join(words.split()))


def control_free(words: str) -> str:
    """The words without control characters and what nobody sees, their blanks as they are."""
    return harmless(words).replace("\n", "").replace("\t", "")


def escaped(written: str) -> str:
    """JSON with what nobody sees as escapes: the same words to a program, and nothing to a terminal."""
    return _unseen().sub(lambda found: json.dumps(found[0])[1:-1], written)


@cache
def _unseen() -> re.Pattern[str]:
    known = characters()
    return re.compile(f"(?![\n\t])[{class_of(known.default_ignorable, known.controls, known.line_ends)}]")


def headline(words: str, length: int = HEADLINE_LENGTH) -> str:
    """The words on one line, cut at a word's end where they run longer than `length` characters."""
    line = plain(words)
    if len(line) <= length:
        return line
    return f"{line[: length - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def when(at: datetime | None, precision: Precision | None = Precision.MINUTE) -> str:
    """A date no finer than it is known, in ISO order; times of day are UTC. Empty when there is none."""
    if at is None:
        return ""
    at = at.astimezone(UTC) if at.tzinfo else at
    forms = {
        Precision.YEAR: "%Y",
        Precision.MONTH: "%Y-%m",
        Precision.WEEK: "week of %Y-%m-%d",
        Precision.DAY: "%Y-%m-%d",
        Precision.MINUTE: "%Y-%m-%d %H:%M UTC",
    }
    return at.strftime(forms[precision or Precision.MINUTE])


def figure_words(figure: FigureRecord) -> str:
    """The stated interval with its hedge as printed: `at least 11`, `20–25`, `dozens (24 or more)`."""
    if figure.qualifier is Qualifier.NONE:
        return "none"
    if figure.low is None and figure.high is None:
        return plain(figure.printed)
    if figure.qualifier is Qualifier.VAGUE:
        return f"{plain(figure.hedge or figure.printed)} ({_bounds(figure)})"
    if figure.qualifier is Qualifier.RANGE or (None not in {figure.low, figure.high} and figure.low != figure.high):
        return _bounds(figure)
    number = f"{figure.low if figure.low is not None else figure.high:,}"
    hedge = plain(figure.hedge or CANONICAL_HEDGES.get(figure.qualifier, ""))
    return f"{number} {hedge}" if hedge.startswith("or ") else f"{hedge} {number}".strip()


def _bounds(figure: FigureRecord) -> str:
    if figure.low is None:
        return f"up to {figure.high:,}"
    if figure.high is None:
        return f"{figure.low:,} or more"
    return f"{figure.low:,}–{figure.high:,}" if figure.low != figure.high else f"{figure.low:,}"


def counted(line: FigureLine) -> str:
    """A figure with what it counts: `at least 11 killed`."""
    return f"{figure_words(line.figure)} {plain(line.subject)}"


def report_when(report: ReportRecord) -> str:
    """When the report was published; of an undated one that it is undated, and when it came in."""
    return when(report.published_at, report.published_precision) or f"undated; ingested {when(report.ingested_at)}"


def claim_when(claim: ClaimRecord) -> str:
    """When the claim holds; where nothing dates it, that its report is undated and when that came in."""
    return when(claim.at, claim.at_precision) or report_when(claim.report)


def line_when(line: FigureLine) -> str:
    """When the figure holds."""
    return claim_when(line.claims[0])


def number_of(count: int, one: str, many: str | None = None) -> str:
    """`1 outlet`, `2 outlets`, `no outlets`."""
    if count == 1:
        return f"1 {one}"
    return f"{count:,} {many or one + 's'}" if count else f"no {many or one + 's'}"


def chain_words(voice: Voice, chain: Chain) -> str:
    """The way from the issuer to readers: `Health Ministry ← Northern Wire ← Harbour Post, Daily Ledger`."""
    links = [voice.name, *chain.relays] if voice.source else list(chain.relays)
    return " ← ".join([*links, ", ".join(chain.outlets)])


def counts_words(matter: Matter) -> str:
    """The line that matters most: how many outlets, how many independent issuers, and what was not counted."""
    issuers = number_of(len(matter.independent), "independent issuer")
    if len(matter.independent) > 1 and matter.authorities < len(matter.independent):
        issuers += f" under {number_of(matter.authorities, 'authority', 'authorities')}"
    parts = [number_of(len(matter.outlets), "outlet"), issuers, *_uncounted(matter.voices)]
    if matter.copies:
        parts.append(number_of(matter.copies, "wire copy", "wire copies"))
    parts += [text_words(text, matter) for text in matter.texts[:1]]
    parts += ["a ring of citation"] if matter.rings else []
    return " · ".join(parts)


def text_words(text: OneText, matter: Matter) -> str:
    """How many of a matter's reports print one text, and whose: `4 of 6 reports print one text (Northern Wire)`."""
    whose = text.agency or text.reports[0].outlet
    return f"{len(text.reports)} of {number_of(matter.reports, 'report')} print one text ({plain(whose)})"


def ring_words(ring: Ring) -> str:
    """Who cites whom round the ring, and whether any of them knows it from elsewhere."""
    names = [plain(outlet.name) for outlet in ring.outlets]
    way = " ← ".join([names[0], *reversed(names)])
    if not ring.originals:
        return f"{way}: none names a source of its own"
    return f"{way}: {', '.join(plain(source.name) for source in ring.originals)} names a source of its own"


def echo_words(report: ReportRecord) -> str:
    """What a report repeats: `Northern Wire (93%), Harbour Post (41%)`; empty where it repeats nothing."""
    return ", ".join(f"{plain(echo.outlet)} ({echo.share:.0%})" for echo in report.echoes)


def _uncounted(voices: Sequence[Voice]) -> list[str]:
    names = {
        Standing.ANONYMOUS: "unnamed voice",
        Standing.UNRESOLVED: "unidentified voice",
        Standing.REPEATS: "outlet that only repeats",
        Standing.OWN_VOICE: "report in its own voice",
    }
    plurals = {Standing.REPEATS: "outlets that only repeat", Standing.OWN_VOICE: "reports in their own voice"}
    counts = {standing: sum(voice.standing is standing for voice in voices) for standing in names}
    return [
        f"{number_of(count, names[standing], plurals.get(standing))} not counted"
        for standing, count in counts.items()
        if count
    ]


def scope_words(scope: Scope) -> str:
    """What the report covers, in one line."""
    period = ""
    if scope.first and scope.last:
        first, last = when(scope.first, Precision.DAY), when(scope.last, Precision.DAY)
        period = f", {first}" if first == last else f", {first} to {last}"
    if scope.undated:
        period += f"; {number_of(scope.undated, 'report')} undated"
    return (
        f"{number_of(scope.claims, 'claim')} from {number_of(scope.reports, 'report')}"
        f" by {number_of(scope.outlets, 'outlet')}{period}"
    )
