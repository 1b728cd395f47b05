"""Direct quotes: whose words stand in quotation marks, and whose quote runs on.

Knows where a cue stands around a quote; relies on the marks and on the order of words more than on the parse, which
quotation marks upset.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.attribution import media, speakers
from claims.attribution.attribution import Attribution
from claims.attribution.cues import RUNS_ON, Frame, phrase_cue, verb_cues
from claims.attribution.passage import Passage
from claims.attribution.verbs import cue_span
from claims.parsing import Token
from claims.quotes import Quotation
from claims.text import Span

_REACH = 45
"""Tokens between a quote and its cue at the most: room for a name with a long apposition."""

_INNER_VERBS = frozenset({"relcl", "acl", "pcomp", "xcomp"})
_STOPS = ".!?"
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quotation with its cue, where it has one."""

    passage: Passage
    quotation: Quotation
    verb: Token | None


def by_quotation(passages: Sequence[Passage]) -> list[Attribution]:
    """The attributions of quotes that stand as speech, over all paragraphs, runs of one speaker included."""
    found: list[Attribution] = []
    waiting: list[Span] = []
    previous: _Quote | None = None
    for passage in passages:
        for quotation in passage.quotations:
            quote = _Quote(passage, quotation, _cue(passage, quotation))
            if quote.verb is not None:
                _speak(found, quote, previous, waiting)
                waiting = []
            elif quotation.continues and not (found and _takes_up(quote, previous)):
                waiting.append(quotation.outer)
                continue
            elif not (found and previous and _run_on(found, quote, previous)):
                continue
            previous = quote
    return found


def _speak(found: list[Attribution], quote: _Quote, previous: _Quote | None, waiting: Sequence[Span]) -> None:
    """Add the quote to `found`: on its own, or as the second half of one that its cue parts."""
    content = [*waiting, quote.quotation.outer]
    if found and previous and previous.verb == quote.verb:
        found[-1] = replace(found[-1], content=tuple(sorted({*found[-1].content, *content})))
        return
    attribution = _attribution(quote, content)
    if attribution:
        found.append(attribution)


def _attribution(quote: _Quote, content: Sequence[Span]) -> Attribution | None:
    passage, verb = quote.passage, quote.verb
    if verb is None:
        return None
    verb = speakers.saying(verb) or verb
    source = _source(passage, quote.quotation, verb)
    return passage.attribution(
        phrase_cue("quote with cue"),
        content=content,
        cue=[cue_span(passage, verb)],
        source=[source] if source else [],
        relays=media.channel(passage, verb),
    )


def _run_on(found: list[Attribution], quote: _Quote, previous: _Quote) -> bool:
    """Give a quote without a cue to the last speaker, where nothing but his cue stands between. True when given."""
    if _takes_up(quote, previous):
        found[-1] = replace(found[-1], content=(*found[-1].content, quote.quotation.outer))
        return True
    if not _stands_alone(quote.passage, quote.quotation) or not _follows(quote, previous):
        return False
    speaker = found[-1].source[0] if found[-1].source else found[-1].antecedent
    attribution = quote.passage.attribution(phrase_cue(RUNS_ON), content=[quote.quotation.outer], cue=[], source=[])
    if attribution is None:
        return False
    found.append(replace(attribution, antecedent=speaker))
    return True


def _takes_up(quote: _Quote, previous: _Quote | None) -> bool:
    """True when the paragraph before was left unclosed for this one."""
    return previous is not None and previous.quotation.continues and previous.passage is not quote.passage


def _follows(quote: _Quote, previous: _Quote) -> bool:
    """True when at most the rest of one sentence stands between the two quotes, and no new paragraph of prose."""
    between = quote.passage.text[previous.quotation.outer.end : quote.quotation.outer.start]
    if previous.passage is not quote.passage:
        return "\n" in between and not between.partition("\n")[2].strip() and previous.verb is None
    return sum(between.count(f"{stop} ") for stop in _STOPS) <= 1 + between.count("r. ") + between.count("s. ")


def _cue(passage: Passage, quotation: Quotation) -> Token | None:
    """The cue verb behind the quote, or else before it."""
    if len(quotation.inner.of(passage.text).split()) < _SHORTEST and not _ends_like_speech(passage, quotation):
        return None
    return _cue_behind(passage, quotation) or _cue_before(passage, quotation)


def _ends_like_speech(passage: Passage, quotation: Quotation) -> bool:
    return quotation.inner.of(passage.text).rstrip()[-1:] in {",", ".", "!", "?", "…", "—"}


def _stands_alone(passage: Passage, quotation: Quotation) -> bool:
    """True when the quote begins a sentence, or a line."""
    before = passage.text[passage.paragraph.span.start : quotation.outer.start].rstrip()
    return not before or before[-1] in '.!?:"”’)'


def _cue_behind(passage: Passage, quotation: Quotation) -> Token | None:
    if not _stands_alone(passage, quotation) or not quotation.closed:
        return None
    at = passage.index_at(quotation.outer.end)
    doc = passage.paragraph.doc
    if at >= len(doc) or _starts_anew(passage, quotation, doc[at]):
        return None
    return next((token for token in _sentence_from(passage, at) if may_cue(token)), None)


def _starts_anew(passage: Passage, quotation: Quotation, behind: Token) -> bool:
    """True when the quote closes its sentence, and what follows is another."""
    return quotation.inner.of(passage.text).rstrip()[-1:] == "." and behind.text[:1].isupper()


def _sentence_from(passage: Passage, at: int) -> Iterator[Token]:
    """The tokens of the sentence from index `at` on, up to the next quotation."""
    doc = passage.paragraph.doc
    for token in doc[at : at + _REACH]:
        if token.i > at and (token.is_sentence_start and doc[token.i - 1].text in _STOPS):
            return
        if passage.quotation_at(passage.position(token)):
            return
        yield token


def _cue_before(passage: Passage, quotation: Quotation) -> Token | None:
    doc = passage.paragraph.doc
    at = passage.index_at(quotation.outer.start) - 1
    if at < 0:
        return None
    if doc[at].text not in {",", ":"} and not may_cue(doc[at]):
        return None
    for token in reversed(doc[max(0, at - _REACH) : at + 1]):
        if token.text in _STOPS or passage.quotation_at(passage.position(token)):
            return None
        if may_cue(token) and not (token.dep == "relcl" and doc[at].text == ","):
            return token
    return None


def may_cue(token: Token) -> bool:
    """True for a verb that may stand beside a quotation as its cue."""
    if token.pos != "VERB" or token.lemma not in verb_cues() or token.dep in _INNER_VERBS - {"xcomp", "pcomp"}:
        return False
    frames = verb_cues()[token.lemma]
    return Frame.CLAUSE in frames or Frame.QUOTE in frames


def _source(passage: Passage, quotation: Quotation, verb: Token) -> Span | None:
    """The speaker: by the parse, where it finds him outside the quote; else by the order of words."""
    head = speakers.speaker(verb)
    if head is not None:
        source = speakers.phrase(passage, head)
        if not quotation.outer.overlaps(source) and passage.quotation_at(source.start) is None:
            return source
    doc = verb.doc
    at = passage.index_at(quotation.outer.end)
    if quotation.outer.end <= passage.position(verb) and at < verb.i:
        return passage.span(doc[at], doc[verb.i - 1]).trimmed(passage.text, " ,")
    return _inverted(passage, verb)


def _inverted(passage: Passage, verb: Token) -> Span | None:
    """X in "…", said X."""
    doc = verb.doc
    if verb.i + 1 >= len(doc) or doc[verb.i + 1].pos not in {"DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM"}:
        return None
    head = doc[verb.i + 1]
    while head.head.i > head.i and head.dep in {"det", "compound", "amod", "poss", "nummod", "nmod", "advmod"}:
        head = head.head
    return speakers.phrase(passage, head)
