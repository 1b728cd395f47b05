"""What the store holds that is most like a text: whether anybody has claimed it already, or denied it.

Knows the index of terms and how alike texts are; what a claim makes of the text is for `claims.compare.stance` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.candidates import claims_holding, load_claims
from claims.compare import Comparable
from claims.compare.denial import denies_in_words
from claims.compare.stance.taking import Taken, taken
from claims.dates import Precision, find_moments
from claims.errors import UsageError
from claims.likeness import Collection, counted, least_similar, nearness, with_surroundings
from claims.matters import ClaimRecord
from claims.matters.reading import read_claims
from claims.models import Claim, Report
from claims.queries.identify import identify_any

LOOKED_INTO = 500
"""Claims measured word by word for each question: what the index knows of likeness is not all of it."""

LEAD = 3_000
"""Code points from a report's top that say what it is about."""

SAID = 400
"""Code points of a text without a title, at most, that are taken for what it says."""

_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: what is `said`, as comparison sees it, and the `words` that say what it is about.

    `said.as_of` is when it was told, None when not known. `own` are the uids of the reports it stands in itself.
    """

    said: Comparable
    words: str
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Similar:
    """One claim (`key` in the database) like what is sought: how alike, in [0, 1], and what it makes of it.

    `taken` is None for a claim that is alike, and on another matter.
    """

    key: int
    claim: ClaimRecord
    score: float
    taken: Taken | None


def sought_in_words(text: str, *, title: str | None = None, told: datetime | None = None) -> Sought:
    """Words of one's own as what is looked for; without `told`, the first whole date that they name tells when.

    Raises UsageError when there is nothing to find a claim by.
    """
    words = f"{title}\n{text}" if title else text
    if not counted(words):
        raise UsageError("no word in it to find a claim by", subject="text", remedy="give a sentence, or a claim's id")
    said = title or " ".join(text.split())[:SAID]
    return Sought(_bare(said, denied=denies_in_words(said), told=told or _day_named(text)), words[:LEAD])


def sought_by_id(session: Session, prefix: str) -> Sought:
    """A stored claim or report as what is looked for; raises as `identify` does."""
    match identify_any(session, (Claim, Report), prefix):
        case Claim() as claim:
            said = load_claims(session, [claim.id])[claim.id]
            return Sought(said, said.content, _versions(session, claim.report))
        case Report() as report:
            found = sought_in_words(report.text[:LEAD], title=report.title, told=report.published_at)
            return replace(found, own=_versions(session, report))
        case other:
            raise TypeError(other)


def similar_claims(session: Session, sought: Sought, *, limit: int) -> list[Similar]:
    """The `limit` claims most like what is looked for, best first; of equals the earlier. None that is hardly alike."""
    keys = claims_holding(session, counted(sought.words), LOOKED_INTO)
    held = {key: claim for key, claim in load_claims(session, keys).items() if claim.report not in sought.own}
    scores = _scores(sought, list(held.values()))
    alike = {key: score for key, score in zip(held, scores, strict=True) if score >= least_similar()}
    best = sorted(alike, key=lambda key: (-alike[key], _days(held[key].as_of), key))[:limit]
    records = dict(zip(sorted(best), read_claims(session, best), strict=True))
    return [Similar(key, records[key], alike[key], taken(sought.said, held[key])) for key in best]


def _scores(sought: Sought, claims: Sequence[Comparable]) -> list[float]:
    """How alike each claim is: its own words and its sentence's, and less the farther off it was told."""
    own = _collection(claim.content for claim in claims).likenesses_to(sought.words)
    around = _collection(claim.passage for claim in claims).likenesses_to(sought.words)
    alike = with_surroundings(own, around)
    if sought.said.as_of is not None:
        day = _days(sought.said.as_of)
        alike *= nearness([_days(claim.as_of) - day for claim in claims])
    return [float(score) for score in alike]


def _collection(texts: Iterable[str]) -> Collection:
    # The claims looked into were found by the words they share with the text: rarity among them would make little of
    # just those words.
    return Collection(texts, by_english_alone=True)


def _days(at: datetime | None) -> float:
    """The time in days; of none, not a number."""
    return float("nan") if at is None else _utc(at).timestamp() / _SECONDS_A_DAY


def _utc(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _bare(said: str, *, denied: bool, told: datetime | None) -> Comparable:
    """Words without a source as a claim."""
    return Comparable(
        report="", publisher=None, content=said, passage=said, issuer=None, quoted=False, denied=denied, asserted=True,
        as_of=told,
    )  # fmt: skip


def _day_named(text: str) -> datetime | None:
    named = (moment.at for moment in find_moments(text, None) if moment.precision in {Precision.DAY, Precision.MINUTE})
    return next(named, None)


def _versions(session: Session, report: Report) -> frozenset[str]:
    """The uids of all versions of a report."""
    same = Report.id == report.id if report.url is None else or_(Report.id == report.id, Report.url == report.url)
    return frozenset(session.scalars(select(Report.uid).where(same)))
