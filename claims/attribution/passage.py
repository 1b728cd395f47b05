"""One paragraph as the rules look at it: its grammar, its quotations, and the way from tokens back to the text.

Knows spans and tokens; knows no cue and no rule. Every attribution is made here, so that all carry spans without stray
white space, the sentence they stand in, and the same notion of what a direct quote is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claims.attribution.attribution import Attribution, QuoteType, Relay
from claims.attribution.cues import CueUse
from claims.parsing import Paragraph, Token
from claims.quotes import Quotation
from claims.text import Span, envelope

EDGES = " \t\u00a0,;:-–—.…"
"""What is trimmed from the ends of a content that is no quote."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of `text`, with the outermost `quotations` that stand in it, in order.

    `every` holds the outermost quotations of the whole text: what is said may run over paragraphs.
    """

    text: str
    paragraph: Paragraph
    quotations: Sequence[Quotation]
    every: Sequence[Quotation]
    sentences: Sequence[Span]
    starts: Sequence[int]

    @classmethod
    def of(cls, text: str, paragraph: Paragraph, every: Sequence[Quotation]) -> Passage:
        """The passage of `paragraph`; `every` holds the outermost quotations of the text, in order."""
        first = bisect_left(every, paragraph.span.start, key=_opening)
        last = bisect_left(every, paragraph.span.end, key=_opening)
        starts = [paragraph.span.start + token.start for token in paragraph.doc]
        return cls(text, paragraph, every[first:last], every, list(paragraph.sentences()), starts)

    def index_at(self, position: int) -> int:
        """The index of the first token that starts at `position` or after it; the token count when there is none."""
        return bisect_left(self.starts, position)

    def tokens(self, span: Span) -> Sequence[Token]:
        """The words that start in `span`; none of other paragraphs."""
        return self.paragraph.doc[self.index_at(span.start) : self.index_at(span.end)]

    def root(self, span: Span) -> Token | None:
        """The head of the words in `span`; None when they are of another paragraph."""
        tokens = self.tokens(span)
        return self.paragraph.doc.stretch(tokens[0].i, tokens[-1].i + 1).root if tokens else None

    def position(self, token: Token) -> int:
        """Where `token` starts in the text."""
        return self.paragraph.span.start + token.start

    def span(self, first: Token, last: Token) -> Span:
        """The text from `first` to the end of `last`."""
        return Span(self.position(first), self.position(last) + len(last))

    def quotation_at(self, position: int) -> Quotation | None:
        """The outermost quotation around `position`."""
        at = bisect_right(self.every, position, key=_opening) - 1
        if at >= 0 and position < self.every[at].outer.end:
            return self.every[at]
        return None

    def run_of(self, quotation: Quotation) -> Sequence[Quotation]:
        """The quotations of the paragraphs that one long quote runs over, `quotation` among them."""
        first = last = bisect_left(self.every, quotation.outer.start, key=_opening)
        while first > 0 and self.every[first - 1].continues:
            first -= 1
        while last + 1 < len(self.every) and self.every[last].continues:
            last += 1
        return self.every[first : last + 1]

    def sentence_around(self, span: Span) -> Span:
        """The sentence, or the run of sentences, that `span` touches."""
        touched = [sentence for sentence in self.sentences if sentence.overlaps(span)]
        return envelope(touched) if touched else span

    def content(self, span: Span) -> Span:
        """`span` as a content: no stray marks at its ends, and no quotation cut in two."""
        whole = span.trimmed(self.text, EDGES)
        for edge in (whole.start, whole.end):
            quotation = self.quotation_at(max(edge - (edge == whole.end), 0))
            if quotation and not whole.contains(quotation.outer) and not quotation.outer.contains(whole):
                whole = envelope([whole, quotation.outer])
        return whole

    def attribution(
        self,
        use: CueUse,
        *,
        content: Sequence[Span],
        cue: Sequence[Span],
        source: Sequence[Span],
        relays: tuple[Relay, ...] = (),
    ) -> Attribution | None:
        """An attribution by the rule `use`; None when nothing is left of its content or its parts collide."""
        kept = tuple(sorted(span for span in content if span.trimmed(self.text, EDGES + "\"'“”‘’")))
        sources = tuple(sorted(span for span in source if span))
        if not kept or any(one.overlaps(other) for one in kept for other in sources):
            return None
        cues = tuple(sorted(span for span in cue if span))
        sentence = self.sentence_around(cues[0] if cues else kept[0])
        return Attribution(
            content=kept,
            cue=cues,
            source=sources,
            sentence=sentence,
            quote_type=self._quote_type(kept),
            kind=use.kind,
            evidence=use.rule,
            confidence=use.confidence,
            relays=relays,
        )

    def _quote_type(self, content: tuple[Span, ...]) -> QuoteType:
        around = [self.quotation_at(span.start) for span in content]
        if all(quotation and quotation.outer.contains(span) for quotation, span in zip(around, content, strict=True)):
            return QuoteType.DIRECT
        return QuoteType.MIXED if any(self._holds_quotation(span) for span in content) else QuoteType.INDIRECT

    def _holds_quotation(self, span: Span) -> bool:
        following = bisect_right(self.every, span.start, key=_opening)
        opens = following < len(self.every) and self.every[following].outer.start < span.end
        return opens or self.quotation_at(span.start) is not None


def _opening(quotation: Quotation) -> int:
    return quotation.outer.start


def passage_at(passages: Sequence[Passage], position: int) -> Passage:
    """The passage that holds `position`, or the last one before it."""
    at = bisect_right(passages, position, key=lambda passage: passage.paragraph.span.start) - 1
    return passages[max(at, 0)]
