"""What claims and reports can be found by: their rarest words and their figures, and how much each of them tells.

Pure: what is found by what hangs on the texts alone, never on what else is stored, so that the order in which reports
came in makes no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache, lru_cache

import msgspec

from claims.compare import Comparable, rarity, stems, stems_of_the_trade
from claims.compare.vocabulary import numerals
from claims.compare.wording import stem, words
from claims.figures import Figure
from claims.lexicon import load

TERM_LENGTH = 80
"""Code points of a term: the width of its column. A stem is shorter."""

NO_DAY = -1_000_000
"""The day of what has no time."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIGURE = "#"


class Candidates(msgspec.Struct, frozen=True):
    """Schema of `candidates.toml`; each value is explained in the data file."""

    source: str
    kept_terms: int
    leading_terms: int
    shared_evidence: int
    nearest: int
    likeness: float
    half_life_days: float
    far_share: float
    counting_far_share: float
    otherwise_share: float
    otherwise_far_share: float
    trade_share: float
    most: int
    figure_rarity: list[int]
    report_lead: int
    report_times: int
    report_terms: int
    report_evidence: int
    report_half_life_days: float
    report_far_share: float
    report_nearest: int
    report_most: int
    beside_days: int
    beside_evidence: int
    beside_most: int


@cache
def limits() -> Candidates:
    """How alike is worth comparing, and the budgets."""
    found: Candidates = load("candidates", Candidates)
    return found


def terms_of(claim: Comparable) -> frozenset[str]:
    """What a claim says: its content words and its sentence's, and its numbers (`forty`, `#471`, `#5130percent`)."""
    said = stems(claim.content) | stems(claim.passage)
    numbers = [term for figure in claim.figures for term in _figure_terms(figure)]
    if not numerals().isdisjoint(words(claim.passage)):
        numbers += map(stem, numerals().intersection(words(claim.passage)))
    return said.union(numbers) if numbers else said


def terms_of_report(text: str) -> tuple[str, ...]:
    """The words that tell most of what a report is about, the most telling first: rare ones that come again."""
    bounds = limits()
    lead = text[: bounds.report_lead]
    times = Counter(term for term in map(stem, words(lead)) if term in stems(lead))
    again = [term for term, number in times.items() if number >= bounds.report_times]
    telling = sorted(again, key=lambda term: (-weight(term) * times[term].bit_length(), term))
    return tuple(telling[: bounds.report_terms])


def kept(terms: Iterable[str]) -> tuple[str, ...]:
    """Those of a claim's terms that it is entered under and likened by: the rarest, the rarest first."""
    rarest_first = sorted([(-weight(term), term) for term in terms])
    return tuple(term for _, term in rarest_first[: limits().kept_terms])


@lru_cache(maxsize=200_000)
def weight(term: str) -> int:
    """How much it tells to share `term`, on the scale of `claims.compare.rarity`."""
    if not counts(term):
        return rarity(term)
    digits = sum(map(str.isdigit, term))
    by_digits = limits().figure_rarity
    return by_digits[min(digits, len(by_digits)) - 1]


@lru_cache(maxsize=200_000)
def square(term: str) -> int:
    """What a term adds to the square of a claim's length, as likeness measures it, in thousands.

    Words of the trade tell less: they stand in claims on any matter.
    """
    share = limits().trade_share if term in stems_of_the_trade() else 1.0
    return round((weight(term) * share) ** 2 / 1000)


def counts(term: str) -> bool:
    """True for a figure's number."""
    return term[0] == _FIGURE


def day_of(moment: datetime | None) -> int:
    """The day of a time, counted from 1970; `NO_DAY` for none."""
    if moment is None:
        return NO_DAY
    return ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - _EPOCH).days


def _figure_terms(figure: Figure) -> list[str]:
    unit = figure.unit or ""
    return [f"{_FIGURE}{end}{unit}"[:TERM_LENGTH] for end in (figure.low, figure.high) if end is not None]
