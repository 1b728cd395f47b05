"""The cast of one report: every body and person it names, so that short forms and descriptions find their names.

Knows the parsed report and what names say by themselves (`naming`); knows nothing of attribution.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claims.parsing import Paragraph
from claims.sources.bodies import institution_of
from claims.sources.demonyms import adjective_of, is_adjective
from claims.sources.descriptions import described_body, office_holder
from claims.sources.folding import folded
from claims.sources.knowledge import Country, Institution, Ministry, bodies, countries
from claims.sources.naming import AS_PRINTED, pronoun_sort, read
from claims.sources.people import A_NAME
from claims.sources.people_merging import People
from claims.sources.phrases import pieces
from claims.sources.reading import Form, Reading
from claims.sources.scanning import labels_in, readings_in
from claims.sources.source import SourceKind, SourceMention
from claims.sources.vocabulary import Sort, grammar
from claims.text import Span, words_of

_OWNERS = {
    "its": frozenset({Form.BODY}),
    "their": frozenset({Form.BODY}),
    "his": frozenset({Form.PERSON}),
    "her": frozenset({Form.PERSON}),
}
"""Which forms of source a possessive stands for."""

_NAMES = re.compile(r"[A-Z][\w.'’-]*(?:[^\S\n]+(?:[A-Z][\w.'’-]*|of|and|the))*")
"""Capitals with the small words between them: countries and their seats are printed so."""

_CAPITALISED = re.compile(r"\b[A-Z]\w+")

_CLAUSE_REACH = 3
"""Code points between a name and the "who" that belongs to it: a comma and a space."""

_REACH = 200
"""Mentions before and after a description among which its name is looked for: some pages of news."""

_NAMED_NEXT = 600
"""Code points within which a report names the person whose office its opening gives: some three sentences."""

_HOME_SHARE = 0.4
"""The share of all mentions of countries that makes one country the report's own."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The named bodies and people of one report, in text order, with where each stands."""

    mentions: tuple[tuple[Span, Reading], ...]
    endings: dict[str, Reading]
    people: People
    labels: dict[str, str]
    home: Country | None
    places: frozenset[str]
    adjectives: frozenset[str]

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[Paragraph]) -> Cast:
        """The cast of the report `text`, parsed as `paragraphs`."""
        mentions = sorted(readings_in(paragraphs), key=lambda found: (found[0].start, -len(found[0])))
        spoken_of = list(_spoken_of(text))
        return cls(
            tuple(mentions),
            _endings(reading for _, reading in mentions),
            People.among(reading for _, reading in mentions),
            labels_in(paragraphs),
            _home(spoken_of),
            frozenset(country.name for country, _ in spoken_of),
            frozenset(word for word in _CAPITALISED.findall(text) if is_adjective(word)),
        )

    def name(self, text: str, spans: Sequence[Span], antecedent: Span | None = None) -> SourceMention:
        """Who the words at `spans` stand for in this report.

        Without words, or with a pronoun, the words at `antecedent` decide; where there are none the mention stays
        unresolved.
        """
        printed = words_of(spans, text)
        span = Span(spans[0].start, spans[-1].end) if spans else None
        at = span.start if span else antecedent.end if antecedent else 0
        reading = self._owned(printed, at) or read(printed)
        if span and reading.form is Form.PRONOUN and pronoun_sort(printed) == "relative" and antecedent is None:
            before = self.preceding(span.start)
            if before:
                return replace(before, printed=printed, span=span, reason="named right before")
        if reading.form is Form.PRONOUN and antecedent:
            reading = read(antecedent.of(text)).printed_as(printed)
            at = antecedent.start
            reason = f"stands for “{antecedent.of(text)}”"
            return replace(self._spoken_for(self._resolved(reading, at)), printed=printed, span=span, reason=reason)
        return replace(self._spoken_for(self._resolved(reading, at)), printed=printed, span=span)

    def _owned(self, printed: str, at: int) -> Reading | None:
        """The body of "its spokesman", "their health ministry", where the one that stands for is named before."""
        whose, _, rest = printed.partition(" ")
        forms = _OWNERS.get(whose.lower())
        known = {piece.sort for piece in pieces(rest)}
        issued = rest.lower() in grammar().documents
        if forms is None or not (issued or known & {Sort.SPOKESPERSON, Sort.INSTITUTION, Sort.MINISTRY, Sort.OFFICE}):
            return None
        owner = next((one for one in self._earlier(at) if one.form in forms and one.mention.resolved), None)
        if owner is None:
            return None
        if issued:
            return owner.printed_as(printed, "issued by the body before")
        reading = read(f"{owner.mention.name}'s {rest}")
        return reading.printed_as(printed) if reading.mention.resolved else None

    def _spoken_for(self, reading: Reading) -> SourceMention:
        """The mention with the person, under the fullest name, who speaks for the body."""
        if reading.person is None:
            return reading.mention
        known = self.people.fullest(read(reading.person))
        return replace(reading.mention, speaker=known.person or known.mention.name)

    def _resolved(self, reading: Reading, at: int) -> Reading:
        """`reading` with what the rest of the report says of it."""
        reading = self._relabelled(self._named_elsewhere(reading))
        if reading.form is Form.PERSON:
            return self._person(reading, at)
        if reading.form is Form.OFFICE:
            return self._held(reading, at)
        if reading.form is Form.DESCRIPTION:
            return self._described(reading, at)
        return self._narrowed(self._member(reading))

    def _member(self, reading: Reading) -> Reading:
        """A federation's bare name in a report that names one member only: the Red Cross is Kenya's there."""
        body = bodies().get(reading.mention.name)
        if body is None or not body.federated or reading.form is not Form.BODY:
            return reading
        others = {r.mention.name: r for _, r in self.mentions if f" {body.name} " in f" {r.mention.name} "}
        members = [other for name, other in others.items() if name != body.name]
        if len(members) != 1 or members[0].form is not Form.BODY or not members[0].mention.name.endswith(body.name):
            return reading
        return members[0].printed_as(reading.mention.printed, "the only member the report names")

    def _person(self, reading: Reading, at: int) -> Reading:
        known = self.people.fullest(reading)
        if known.person and known.form is Form.BODY:
            return self._resolved(known.printed_as(reading.mention.printed), at)
        return known.printed_as(reading.mention.printed)

    def _held(self, reading: Reading, at: int) -> Reading:
        holder = office_holder(reading, self._earlier(at), self._later(at)) or self._named_next(reading, at)
        return self._person(holder.printed_as(reading.mention.printed, "holds the office"), at) if holder else reading

    def _named_next(self, reading: Reading, at: int) -> Reading | None:
        """The first person named after an opening office, when nothing else is said of him: "The leader of X …"."""
        following = self.mentions[self._first_from(at) : self._first_from(at + _NAMED_NEXT)]
        first = next((other for _, other in following if other.form is Form.PERSON), None)
        if first is None or first.mention.kind is not SourceKind.PERSON or not reading.mention.resolved:
            return None
        own = reading.mention
        return replace(first, mention=replace(first.mention, kind=own.kind, parent=own.parent, place=own.place))

    def _described(self, reading: Reading, at: int) -> Reading:
        found = None if self._plainly_at_home(reading) else described_body(reading, self._earlier(at), self._later(at))
        if found:
            found = self._narrowed(found)
            return found.printed_as(reading.mention.printed, f"“{reading.head}” described before or after by name")
        return self._at_home(reading)

    def _at_home(self, reading: Reading) -> Reading:
        """An institution whose country is not said is that of the country the report is about."""
        known = next((p.known for p in pieces(reading.head) if p.sort in {Sort.INSTITUTION, Sort.MINISTRY}), None)
        if self.home is None or not isinstance(known, Institution | Ministry):
            return reading
        found = institution_of(known, self.home, reading.mention.printed, reading.head)
        reason = "the country the report is about"
        return replace(found, person=reading.person).printed_as(reading.mention.printed, reason)

    def _narrowed(self, reading: Reading) -> Reading:
        """In a report about one part of a territory, the whole's institution is the part's: Palestinian → Gaza."""
        whole = countries().get(reading.mention.place or "")
        parts = [c for c in countries().values() if whole and c.part_of == whole.name and c.name in self.places]
        institution = reading.mention.kind in {SourceKind.HEALTH, SourceKind.MINISTRY}
        if whole is None or len(parts) != 1 or not institution or reading.form is not Form.BODY:
            return reading
        name = reading.mention.name.replace(whole.adjective, parts[0].adjective, 1)
        return self._resolved(read(name).printed_as(reading.mention.printed, "the part the report is about"), 0)

    def _relabelled(self, reading: Reading) -> Reading:
        """A name the report's other sentences show to be no person's."""
        government = self._government_of(reading)
        if government is not None:
            return government
        key = folded(reading.mention.name)
        if reading.form is not Form.PERSON or key in self.people or self.labels.get(key, "PERSON") == "PERSON":
            return reading
        if reading.mention.kind is not SourceKind.PERSON:
            return reading
        return replace(reading, form=Form.BODY, mention=replace(reading.mention, kind=SourceKind.OTHER))

    def _government_of(self, reading: Reading) -> Reading | None:
        """A country no table knows, by its name alone, in a report that has its adjective too: "Morvia", "Morvian"."""
        name = reading.mention.name
        whose = adjective_of(name)
        unknown = reading.mention.reason in {AS_PRINTED, A_NAME} and whose != name
        if not unknown or whose not in self.adjectives:
            return None
        told = replace(
            reading.mention,
            name=f"{whose} government",
            kind=SourceKind.GOVERNMENT,
            reason="a country's name stands for its government",
        )
        return Reading(told, Form.BODY)

    def _plainly_at_home(self, reading: Reading) -> bool:
        """True for "the government": where the report has one country of its own, it is that country's."""
        return (
            self.home is not None and SourceKind.GOVERNMENT in reading.kinds and self._at_home(reading) is not reading
        )

    def _named_elsewhere(self, reading: Reading) -> Reading:
        """A short form of a body the report names in full, or the spokesperson of somebody it does."""
        if reading.form is Form.PERSON and folded(reading.mention.name) not in self.people:
            key = folded(reading.mention.name)
            found = self.endings.get(key)
            return found.printed_as(reading.mention.printed, "short for a name in the report") if found else reading
        master = reading.mention.parent
        if master and reading.mention.name == f"{master}'s spokesperson":
            full = self.people.fullest(read(master)).mention
            named = replace(reading.mention, name=f"{full.name}'s spokesperson", parent=full.name, kind=full.kind)
            return replace(reading, mention=named)
        return reading

    def preceding(self, at: int) -> SourceMention | None:
        """The body or person named right before `at`: whom "who" and "which" stand for."""
        before = self._first_from(at)
        near = [
            reading for span, reading in self.mentions[max(0, before - 1) : before] if at - span.end <= _CLAUSE_REACH
        ]
        return self._resolved(near[0], at).mention if near else None

    def _earlier(self, at: int) -> list[Reading]:
        before = self._first_from(at)
        return [reading for _, reading in reversed(self.mentions[max(0, before - _REACH) : before])]

    def _later(self, at: int) -> Iterator[Reading]:
        after = self._first_from(at)
        return (reading for _, reading in self.mentions[after : after + _REACH])

    def _first_from(self, at: int) -> int:
        return bisect_left(self.mentions, at, key=lambda mention: mention[0].start)


def _endings(readings: Iterable[Reading]) -> dict[str, Reading]:
    """The report's bodies by every ending of their names: the Daily Mirror is "the Mirror"."""
    endings: dict[str, Reading] = {}
    for reading in readings:
        if reading.form is Form.BODY and not reading.person:
            words = folded(reading.mention.name).split()
            for start in range(len(words)):
                endings.setdefault(" ".join(words[start:]), reading)
    return endings


def _home(spoken_of: Iterable[tuple[Country, Sort]]) -> Country | None:
    """The country the report is about: named far more than others; where a body merely sits does not count."""
    counts = Counter(country.name for country, sort in spoken_of if sort is not Sort.ATTACHMENT)
    if not counts:
        return None
    name, count = counts.most_common(1)[0]
    return countries()[name] if count >= _HOME_SHARE * counts.total() else None


def _spoken_of(text: str) -> Iterator[tuple[Country, Sort]]:
    """Every country the report speaks of, and by what; seats of government count as their country."""
    for named in _NAMES.findall(text):
        for piece in pieces(named):
            if piece.sort in {Sort.COUNTRY, Sort.SEAT, Sort.ATTACHMENT} and isinstance(piece.known, Country):
                yield piece.known, piece.sort
