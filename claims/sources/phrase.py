"""A printed name as grammar sees it: the noun phrase itself, its appositions, what it is of.

Knows where a name ends and a clause about it begins; knows nothing of who the whole stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from claims.sources.namesakes import with_namesakes
from claims.sources.phrases import Piece, pieces
from claims.sources.vocabulary import Sort, grammar

_SURROUNDING = frozenset({Sort.DETERMINER, Sort.ATTACHMENT, Sort.RULER})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase: `core` up to its first preposition, `tail` from there, `appositions` after commas."""

    core: tuple[Piece, ...]
    tail: tuple[Piece, ...]
    appositions: tuple[tuple[Piece, ...], ...] = ()

    @classmethod
    def of(cls, printed: str) -> Phrase:
        """Read `printed`; clauses about the source ("who …", "which …") are left out."""
        first, *rest = _segments(with_namesakes(pieces(printed))) or [()]
        core = tuple(takewhile(lambda piece: piece.sort is not Sort.PREPOSITION, first))
        return cls(core, first[len(core) :], tuple(run for run in rest if run[0].words not in grammar().occasions))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything before the first comma."""
        return self.core + self.tail

    @property
    def bearing(self) -> tuple[Piece, ...]:
        """The core without determiners and attachments: the words that can say who it is."""
        return tuple(piece for piece in self.core if piece.sort not in _SURROUNDING)

    @property
    def everything(self) -> tuple[Piece, ...]:
        """All pieces, appositions included."""
        return self.pieces + tuple(piece for apposition in self.appositions for piece in apposition)

    @property
    def indefinite(self) -> bool:
        """True for "a monitor", "one official"."""
        return bool(self.core) and self.core[0].words in {"a", "an", "one", "another"}

    def first(self, sort: Sort) -> Piece | None:
        """The first piece of `sort` in the core."""
        return next((piece for piece in self.core if piece.sort is sort), None)

    def last(self, sort: Sort) -> Piece | None:
        """The last piece of `sort` in the core."""
        return next((piece for piece in reversed(self.core) if piece.sort is sort), None)


def said(run: tuple[Piece, ...]) -> str:
    """A run of pieces as printed, without determiners before it and a possessive ending after it."""
    start = next((at for at, piece in enumerate(run) if piece.sort is not Sort.DETERMINER), len(run))
    kept = run[start:]
    if not kept:
        return ""
    tokens = [token for piece in kept for token in piece.tokens]
    joined = Piece(Sort.NAME, tuple(tokens))
    return joined.printed


def _segments(run: tuple[Piece, ...]) -> list[tuple[Piece, ...]]:
    segments: list[tuple[Piece, ...]] = []
    for segment in _between_breaks(run):
        kept = tuple(takewhile(_before_a_clause, segment))
        if kept:
            segments.append(kept)
    return segments


def _before_a_clause(piece: Piece) -> bool:
    return piece.words not in grammar().relatives or piece.sort is Sort.BODY


def _between_breaks(run: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    current: list[Piece] = []
    for piece in run:
        if piece.sort is Sort.BREAK:
            yield tuple(current)
            current = []
        else:
            current.append(piece)
    yield tuple(current)
