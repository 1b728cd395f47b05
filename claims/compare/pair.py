"""Two claims side by side, the earlier first, with what the rules ask of both worked out when it is asked, and once.

Knows times, wording and issuers; decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property, lru_cache

from claims.compare.comparison import Comparable, Issuer
from claims.compare.denial import denies, denies_a_story
from claims.compare.rarity import PARTS, total
from claims.compare.standing import Standing, standing
from claims.compare.states import is_of_a_state, may_speak_for_a_state, state, states_in
from claims.compare.vocabulary import harms, thresholds
from claims.compare.wording import CACHED_TEXTS, covered, names, overlap, stem, stems


@dataclass(frozen=True)
class Pair:
    """Two claims in order. `ordered` is false when nothing says which came first: one time, or one not known."""

    earlier: Comparable
    later: Comparable
    ordered: bool
    standing: Standing

    @cached_property
    def shared(self) -> frozenset[str]:
        """The stems of like meaning that stand in both contents."""
        return _said(self.earlier) & _said(self.later)

    @cached_property
    def matter(self) -> float:
        """How much the contents share, in [0, 1]; of a claim that only denies a story, the text around it counts."""
        a, b = self.earlier, self.later
        return max(overlap(_said(a), _said(b)), _reaching(a, b), _reaching(b, a))

    @property
    def contained(self) -> bool:
        """True when one content has no word of its own."""
        a, b = _said(self.earlier), _said(self.later)
        return bool(a and b) and (a <= b or b <= a)

    @cached_property
    def denials(self) -> tuple[bool, bool]:
        """Of each whether it denies."""
        return denies(self.earlier), denies(self.later)

    @property
    def one_denies(self) -> bool:
        """True when exactly one of the two denies."""
        return self.denials[0] != self.denials[1]

    def one_matter(self, threshold: float) -> bool:
        """True when the contents share enough to be about one thing, and more than the names of places and people.

        What was said months apart must share more: a body comes back to its matters.
        """
        limits = thresholds()
        threshold = max(threshold, limits.long_matter) if self.long_apart else threshold
        enough = (
            len(self.shared) >= limits.shared_words
            or self.matter >= 2 * threshold
            or total(self.shared) >= PARTS * limits.shared_weight
        )
        return enough and self.matter >= threshold and not self.names_alone

    @property
    def names_alone(self) -> bool:
        """True when all that the two contents share is names: two statements on one town need not be on one matter.

        Neither need two counts that share the harm they count.
        """
        telling = self.shared - harm_stems() if self.earlier.figures and self.later.figures else self.shared
        return bool(self.shared) and telling <= names(self.earlier.content) | names(self.later.content)

    @property
    def one_event(self) -> bool:
        """True when both are known to be of one event."""
        return self.earlier.event is not None and self.earlier.event == self.later.event

    @property
    def matter_counted(self) -> float:
        """How much the contents share beside the harm that is counted, in [0, 1]: every toll shares "killed"."""
        return overlap(_stems_beside_harm(self.earlier.content), _stems_beside_harm(self.later.content))

    @property
    def setting(self) -> float:
        """How much the passages and the text around them share, in [0, 1]."""
        return overlap(_around(self.earlier), _around(self.later))

    @property
    def at_once(self) -> bool:
        """True when the two were told within minutes of each other, both to the minute: neither is the later count."""
        return self.timed and self.apart is not None and self.apart <= timedelta(minutes=thresholds().same_time_minutes)

    @property
    def timed(self) -> bool:
        """True when the times of both are known to the minute."""
        times = (self.earlier.as_of, self.later.as_of)
        return all(time is not None and _is_timed(time) for time in times)

    @property
    def later_by_a_day(self) -> bool:
        """True when the later one speaks so long after the earlier that its count is a new one."""
        return self.apart is not None and self.apart >= timedelta(hours=thresholds().later_hours)

    @property
    def long_apart(self) -> bool:
        """True when the two were told too long apart to be of one happening without saying so."""
        return self.apart is not None and self.apart.days > thresholds().long_days

    @cached_property
    def apart(self) -> timedelta | None:
        """How far the two claims' times lie apart, or None when a time is not known."""
        if self.earlier.as_of is None or self.later.as_of is None:
            return None
        return abs(_utc(self.later.as_of) - _utc(self.earlier.as_of))


def side_by_side(a: Comparable, b: Comparable) -> Pair:
    """The two claims as a pair, the earlier first; where times do not tell, in the order given."""
    times = _time(a), _time(b)
    earlier, later = (b, a) if _second_is_first(*times) else (a, b)
    return Pair(earlier, later, ordered=_is_told(*times), standing=_standing(a, b))


def _said(claim: Comparable) -> frozenset[str]:
    """The stems of what a claim says; its issuer's name is none of it: who speaks is not what is spoken of."""
    return _beside(claim.content, claim.issuer.name) if claim.issuer else stems(claim.content)


@lru_cache(maxsize=CACHED_TEXTS)
def _beside(content: str, name: str) -> frozenset[str]:
    return stems(content) - stems(name)


def _standing(a: Comparable, b: Comparable) -> Standing:
    """How the issuers stand, an official whom his report places in a state being one with that state's bodies."""
    by_name = standing(a.issuer, b.issuer)
    placed = by_name is Standing.OTHER and (_speaks_for(a, b.issuer) or _speaks_for(b, a.issuer))
    return Standing.SAME if placed else by_name


def _speaks_for(claim: Comparable, body: Issuer | None) -> bool:
    """True when the claim's source is an official of no body that is known, and his sentence names the state of `body`.

    A lawmaker, whose parliament is known, does not speak for the government.
    """
    official = claim.issuer
    if official is None or body is None or official.authority != official.key:
        return False
    if not (may_speak_for_a_state(official) and is_of_a_state(body)):
        return False
    owner = state(body.name)
    return owner is not None and state(official.name) is None and owner in _placed(claim.passage, claim.content)


@lru_cache(maxsize=CACHED_TEXTS)
def _placed(passage: str, content: str) -> frozenset[str]:
    """The states named in the sentence around the reported words."""
    return states_in(passage.replace(content, " "))


def _is_told(first: datetime | None, second: datetime | None) -> bool:
    """True when the times tell which came first; a day does not tell it from an hour of that day."""
    if first is None or second is None or first == second:
        return False
    return first.date() != second.date() or (_is_timed(first) and _is_timed(second))


def _is_timed(moment: datetime) -> bool:
    """True for a time known to the minute: a day is stored as its midnight."""
    return (moment.hour, moment.minute) != (0, 0)


def in_order(a: Comparable, b: Comparable) -> tuple[Comparable, Comparable]:
    """The two claims, the earlier first. Claims of one time, or of none, keep the order given."""
    return (b, a) if _second_is_first(_time(a), _time(b)) else (a, b)


def _second_is_first(first: datetime | None, second: datetime | None) -> bool:
    return first is not None and second is not None and second < first


@cache
def harm_stems() -> frozenset[str]:
    """The stems of the words that say how people were harmed."""
    return frozenset(map(stem, harms()))


@lru_cache(maxsize=CACHED_TEXTS)
def _stems_beside_harm(content: str) -> frozenset[str]:
    return stems(content) - harm_stems()


def _time(claim: Comparable) -> datetime | None:
    return None if claim.as_of is None else _utc(claim.as_of)


def _utc(moment: datetime) -> datetime:
    """A time fit to be ordered: one without a zone is taken for UTC."""
    if moment.tzinfo is UTC:
        return moment
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _around(claim: Comparable) -> frozenset[str]:
    return stems(claim.passage) | stems(claim.surroundings)


def _reaching(denial: Comparable, other: Comparable) -> float:
    """How much of the other claim stands around a claim that only calls a story untrue."""
    if not denies_a_story(denial):
        return 0.0
    return covered(stems(other.content), _around(denial))
