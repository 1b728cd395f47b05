"""The people of one report, each under the fullest form of the name.

Knows names' words: "Tokayev" is Kassym-Jomart Tokayev, "Anthony Weiner" is Anthony D. Weiner. A short form that fits
two people is taken for the one the report names most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claims.sources.folding import folded
from claims.sources.reading import Form, Reading
from claims.sources.source import SourceKind
from claims.sources.vocabulary import Sort, table


@dataclass(frozen=True, slots=True)
class People:
    """Each person's best reading with the folded full name, by the last name; the most named first."""

    by_last_name: dict[str, tuple[tuple[str, Reading], ...]]

    @classmethod
    def among(cls, readings: Iterable[Reading]) -> People:
        """The people that `readings` name; a spokesperson keeps the body spoken for."""
        grouped: dict[str, dict[str, list[Reading]]] = {}
        for reading in readings:
            name = reading.person or (reading.mention.name if reading.form is Form.PERSON else None)
            if name and (key := folded(name)):
                grouped.setdefault(_last_name(key), {}).setdefault(key, []).append(reading)
        return cls({last: tuple(_merged(group)) for last, group in grouped.items()})

    def __contains__(self, key: str) -> bool:
        """True when a person of the report has that folded name, or it is short for one."""
        return self._find(key) is not None

    def fullest(self, reading: Reading) -> Reading:
        """The person of the report that `reading` names, else `reading` itself."""
        found = self._find(folded(reading.mention.name))
        if found is None:
            return reading
        own, other = reading.mention, found.mention
        if own.kind is SourceKind.PERSON or found.form is Form.BODY or own.kind is other.kind:
            return found
        return replace(found, mention=replace(other, kind=own.kind, parent=own.parent or other.parent))

    def _find(self, key: str) -> Reading | None:
        namesakes = self.by_last_name.get(_last_name(key), ())
        return next((known for full, known in namesakes if key == full or _short_for(key, full)), None)


def _merged(namesakes: dict[str, list[Reading]]) -> Iterator[tuple[str, Reading]]:
    """The people of one last name: short forms with the full name they are short for, the most named first."""
    merged: dict[str, list[Reading]] = {}
    for key in sorted(namesakes, key=lambda name: -len(name.split())):
        holder = next((other for other in merged if _short_for(key, other)), key)
        merged.setdefault(holder, []).extend(namesakes[key])
    for key, group in sorted(merged.items(), key=lambda item: -len(item[1])):
        yield key, _best(group)


def _last_name(key: str) -> str:
    return key.rpartition(" ")[2]


def _best(group: list[Reading]) -> Reading:
    """The fullest name with the most telling description; a body spoken for wins over a bare name."""
    speaking = next((reading for reading in group if reading.person), None)
    if speaking:
        return speaking
    names = Counter(reading.mention.name for reading in group)
    full = {name: count for name, count in names.items() if len(_bare(folded(name))) > 1} or names
    name = max(full, key=lambda one: (full[one], len(one)))
    telling = max(group, key=lambda r: (r.mention.kind is not SourceKind.PERSON, r.mention.parent is not None))
    offices = "|".join(dict.fromkeys(reading.head for reading in group if reading.head))
    return replace(telling, mention=replace(telling.mention, name=name), head=offices)


def _short_for(short: str, full: str) -> bool:
    """True when `short` is the last name of `full`, or its first and last, initials and titles aside."""
    few, many = _bare(short), _bare(full)
    if not few or not many or len(few) > len(many):
        return False
    return few[-1] == many[-1] and all(word in many for word in few)


def _bare(key: str) -> list[str]:
    """The name's words without initials and titles."""
    titles = {Sort.OFFICE, Sort.HONORIFIC}
    return [w for w in key.split() if len(w) > 1 and not any(entry.sort in titles for entry in table().get(w, ()))]
