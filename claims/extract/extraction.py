"""The flow from a report's text to its statements, on one screen.

Knows the rooms below it and the order of the work; decides nothing itself. Text in, frozen values out: no database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claims.attribution import Attribution, CueKind, QuoteType
from claims.characters import legible
from claims.dates import Moment, as_of, happened_on
from claims.extract.as_given import as_given
from claims.extract.clauses import tokens_in
from claims.extract.counts import figures_in
from claims.extract.issuers import Voices, voices
from claims.extract.kinds import kind_of
from claims.extract.left_open import left_open, stated
from claims.extract.places import Places
from claims.extract.polarity import denies, modality_of, polarity_of
from claims.extract.statement import Statement
from claims.figures import Figure, Measure, find_figures
from claims.parsing import Paragraph, parse
from claims.sources import Cast
from claims.text import Span

EXTRACTOR_VERSION = "reader-3"
"""Stored with every claim: claims of another version are extracted anew."""

SUPPORTED_LANGUAGES = frozenset({"en"})
"""ISO 639-1 codes of the languages whose reports yield statements."""

_MOST = 0.4
"""The share of a sentence that makes it somebody's statement; the rest names the source, or trails behind."""

OWN_VOICE = "the report's own voice"
"""The evidence of a figure that the report gives without saying whose it is."""


Watch = Callable[[float], object]
"""Called between paragraphs with the share of the work that is done; what it raises ends the work."""

_PARSED = 0.85
"""The share of the work that parsing is, measured on texts of 100,000 and 400,000 characters."""


def extract(
    text: str, *, published: Moment | None = None, publisher: str | None = None, watch: Watch | None = None
) -> list[Statement]:
    """The attributed statements of `text`, and its figures without attribution, in text order.

    All spans count code points of `text`, which need not be normalised: characters that nobody sees are read over.
    `published` dates what the text calls "Thursday"; `publisher` is never named as a relay of its own report. `watch`
    is for a bar, and for a limit of time.
    """
    # The rules load with the first text: a command that only looks at a store imports this room for its values.
    from claims.attribution.finding import find_attributions  # noqa: PLC0415

    read = legible(text)
    paragraphs = []
    for paragraph in parse(read.text):
        paragraphs.append(paragraph)
        if watch is not None:
            watch(_PARSED * paragraph.span.end / len(read.text))
    attributions = find_attributions(read.text, paragraphs)
    if watch is not None:
        watch((1 + _PARSED) / 2)
    return as_given(assemble(read.text, paragraphs, attributions, published=published, publisher=publisher), read)


def assemble(
    text: str,
    paragraphs: Sequence[Paragraph],
    attributions: Sequence[Attribution],
    *,
    published: Moment | None = None,
    publisher: str | None = None,
) -> list[Statement]:
    """The statements that `attributions` make, with who issues them and what they count, in text order."""
    report = _Report(text, paragraphs, Places.of(text, paragraphs), published)
    figures, opened = find_figures(text), left_open(paragraphs)
    spoken = zip(attributions, voices(text, Cast.of(text, paragraphs), attributions, publisher), strict=True)
    statements = [
        report.statement(said, stated(figures_in(figures, said.content), opened, [*said.content, *said.cue]), voice)
        for said, voice in spoken
    ]
    loose = stated(_loose(figures, attributions), opened)
    statements += [
        report.statement(own, figures_in(loose, own.content), None)
        for own in _own_voice(text, paragraphs, loose, attributions)
    ]
    return sorted(statements, key=lambda made: (made.attribution.content[0], made.attribution.sentence))


@dataclass(frozen=True, slots=True)
class _Report:
    """One parsed report with its places."""

    text: str
    paragraphs: Sequence[Paragraph]
    places: Places
    published: Moment | None

    def statement(self, attribution: Attribution, figures: Sequence[Figure], voice: Voices | None) -> Statement:
        """What one attribution states with these figures; without a voice it is the report's own."""
        cue = list(tokens_in(self.paragraphs, attribution.cue))
        content = list(tokens_in(self.paragraphs, attribution.content))
        return Statement(
            attribution=attribution,
            kind=kind_of(denial=denies(cue, content), figures=figures, quote_type=attribution.quote_type),
            polarity=polarity_of(cue, content),
            modality=modality_of(cue, content),
            issuer=voice.issuer if voice else None,
            relays=voice.relays if voice else (),
            figures=tuple(figures),
            as_of=as_of(self.text, attribution.sentence, self.published, attribution.content),
            happened=happened_on(self.text, attribution.sentence, self.published, attribution.content),
            place=self.places.near(attribution.content, attribution.sentence, attribution.source),
        )


def _loose(figures: Sequence[Figure], attributions: Sequence[Attribution]) -> list[Figure]:
    """The casualty figures that nobody is named for."""
    attributed = {figure.span for attribution in attributions for figure in figures_in(figures, attribution.content)}
    return [figure for figure in figures if figure.measure is not Measure.OTHER and figure.span not in attributed]


def _own_voice(
    text: str, paragraphs: Sequence[Paragraph], loose: Sequence[Figure], attributions: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The sentences whose casualty figures nobody is named for; none of lines that point to another report."""
    from claims.attribution.headlines import is_furniture  # noqa: PLC0415 (as in `extract`)

    for paragraph in paragraphs:
        if figures_in(loose, [paragraph.span]) and not is_furniture(text, paragraph.span):
            for sentence in paragraph.sentences():
                if figures_in(loose, [sentence]) and not _is_told(sentence, attributions):
                    yield _unattributed(sentence)


def _is_told(sentence: Span, attributions: Sequence[Attribution]) -> bool:
    """True when most of the sentence is what somebody says: its figures are no claim of the report's own."""
    told = sum(
        min(span.end, sentence.end) - max(span.start, sentence.start)
        for attribution in attributions
        for span in attribution.content
        if span.overlaps(sentence)
    )
    return told > _MOST * len(sentence)


def _unattributed(sentence: Span) -> Attribution:
    return Attribution(
        content=(sentence,),
        cue=(),
        source=(),
        sentence=sentence,
        quote_type=QuoteType.INDIRECT,
        kind=CueKind.STATEMENT,
        evidence=OWN_VOICE,
        confidence=1.0,
    )
