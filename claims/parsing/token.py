"""What a parsed text is made of: words that know their grammar, and stretches of them.

Knows no network and no text beyond its own paragraph. The names of tags are the Penn Treebank's, of relations
ClearNLP's, of entities OntoNotes': those of the parser that taught the network.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

_QUOTES = frozenset("\"'“”‘’„«»‹›`") | {"''", "``"}


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """One word or mark: `i` counts words, `start` code points, both within its paragraph.

    `pos` is the universal part of speech, `tag` the Penn tag, `dep` the relation to `head` (a sentence's root is its
    own head), `entity` the sort of named entity or an empty string.
    """

    doc: Doc
    i: int
    start: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    entity: str
    is_sentence_start: bool
    head: Token = field(init=False)
    children: list[Token] = field(init=False, default_factory=list)
    left_edge: Token = field(init=False)
    right_edge: Token = field(init=False)

    def __len__(self) -> int:
        return len(self.text)

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.tag}, {self.dep} of {self.head.text!r})"

    @property
    def end(self) -> int:
        """Where the word ends in its paragraph."""
        return self.start + len(self.text)

    @property
    def lefts(self) -> Iterator[Token]:
        """The words before it that hang on it."""
        return (child for child in self.children if child.i < self.i)

    @property
    def rights(self) -> Iterator[Token]:
        """The words behind it that hang on it."""
        return (child for child in self.children if child.i > self.i)

    @property
    def is_punct(self) -> bool:
        """True for a mark."""
        return self.pos == "PUNCT"

    @property
    def is_quote(self) -> bool:
        """True for a quotation mark or an apostrophe standing alone."""
        return self.text in _QUOTES

    @property
    def sentence(self) -> Stretch:
        """The sentence the word stands in."""
        return self.doc.sentences[self.doc.sentence_of[self.i]]

    def subtree(self) -> list[Token]:
        """The word and all that hangs on it, in order."""
        found, waiting = [], [self]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting.extend(token.children)
        return sorted(found, key=lambda token: token.i)

    def is_ancestor(self, other: Token) -> bool:
        """True when `other` hangs on this word, directly or not."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    def neighbour(self, distance: int = 1) -> Token | None:
        """The word `distance` words on (back, when negative); None beyond the paragraph.

        A phrase may begin with the paragraph even where it hangs on a word before it: trees need not be in order.
        """
        at = self.i + distance
        return self.doc[at] if 0 <= at < len(self.doc) else None

    def follows(self, words: Collection[str]) -> bool:
        """True when the word right before it is one of `words`, in lower case; the paragraph's first follows none."""
        before = self.neighbour(-1)
        return before is not None and before.lower in words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one paragraph that follow each other: `[start, end)`, counted in words. `label` is an entity's sort."""

    doc: Doc
    start: int
    end: int
    label: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @property
    def text(self) -> str:
        """The words as they are printed."""
        return self.doc.text[self.doc[self.start].start : self.doc[self.end - 1].end]

    @property
    def root(self) -> Token:
        """The first word whose head lies outside."""
        return next(
            (token for token in self if token.head is token or not self.start <= token.head.i < self.end),
            self.doc[self.start],
        )


@dataclass(slots=True, eq=False, repr=False)
class Doc:
    """One paragraph's words, sentences and named entities; `text` is the paragraph's."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Stretch] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    entities: list[Stretch] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | Sequence[Token]:
        return self.tokens[at]

    def stretch(self, start: int, end: int) -> Stretch:
        """The words from `start` up to `end`."""
        return Stretch(self, start, end)
