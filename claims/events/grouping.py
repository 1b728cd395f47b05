"""Which claims of one place and one kind of happening are of one event: a function of the set, not of its order.

Knows days and scenes, no tables. An event begins with its first claim and is open for a few days; what falls later is
another. Where claims of those days name different scenes, each scene is an event, and a claim that names none could be
of either and is of neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One claim as grouping sees it: the day that its happening fell on, its uid, the kind of place it names."""

    day: date
    uid: str
    scene: str | None = None


def group(occurrences: Iterable[Occurrence], window: timedelta) -> Mapping[str, str]:
    """From each claim's uid to that of the first claim of its event; claims of no event are left out.

    `occurrences` are those of one place and one kind, in any order; an event lasts `window` from its first day.
    """
    return {
        one.uid: members[0].uid
        for days in _windows(sorted(occurrences, key=_order), window)
        for members in _by_scene(days)
        for one in members
    }


def _order(one: Occurrence) -> tuple[date, str]:
    return one.day, one.uid


def _windows(ordered: Sequence[Occurrence], window: timedelta) -> Iterator[list[Occurrence]]:
    current: list[Occurrence] = []
    for one in ordered:
        if current and one.day - current[0].day > window:
            yield current
            current = []
        current.append(one)
    if current:
        yield current


def _by_scene(days: list[Occurrence]) -> Iterator[list[Occurrence]]:
    scenes = sorted({one.scene for one in days if one.scene})
    if len(scenes) <= 1:
        yield days
        return
    for scene in scenes:
        yield [one for one in days if one.scene == scene]
