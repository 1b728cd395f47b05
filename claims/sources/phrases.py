"""A printed name cut into pieces whose sort is known: a country, a listed body, an institution, an office, a name.

Knows the vocabulary and how English joins its words; knows nothing of who the whole phrase stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.sources.folding import WORD, fold_word
from claims.sources.vocabulary import Known, Sort, grammar, longest, ranks, table

_TOKEN = re.compile(rf"{WORD.pattern}|[,()]")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Token:
    """One printed word, its lookup form, and the printed text between it and the word before."""

    text: str
    word: str
    gap: str

    @property
    def capital(self) -> bool:
        """True for a word printed with a capital first letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of tokens of one sort; `known` is what the tables say of it."""

    sort: Sort
    tokens: tuple[Token, ...]
    known: Known = None

    @property
    def words(self) -> str:
        """The piece's words in lookup form."""
        return " ".join(token.word for token in self.tokens)

    @property
    def capital(self) -> bool:
        """True when the piece is printed as a name is: its first word with a capital."""
        return self.tokens[0].capital

    @property
    def printed(self) -> str:
        """The piece as printed, a possessive ending dropped."""
        first, *rest = self.tokens
        return _POSSESSIVE.sub("", first.text + "".join(token.gap + token.text for token in rest))

    @property
    def possessive(self) -> bool:
        """True for "Gaza's"."""
        return self.tokens[-1].text.endswith(("'s", "’s"))


@lru_cache(maxsize=5_000)
def pieces(printed: str) -> tuple[Piece, ...]:
    """`printed` cut into its pieces, in order: at each place the longest known phrase, else one word."""
    tokens = tuple(_tokens(printed))
    found: list[Piece] = []
    at = 0
    while at < len(tokens):
        piece = _longest_known(tokens, at) or _single(tokens[at])
        found.append(piece)
        at += len(piece.tokens)
    return tuple(_with_names(_with_hyphens(found)))


def without_article(printed: str) -> str:
    """`printed` without its leading determiner."""
    first, _, rest = printed.partition(" ")
    return rest if rest and fold_word(first) in grammar().determiners else printed


def _tokens(printed: str) -> Iterator[Token]:
    end = 0
    for match in _TOKEN.finditer(printed):
        yield Token(match.group(), fold_word(match.group()), printed[end : match.start()])
        end = match.end()


def _longest_known(tokens: tuple[Token, ...], at: int) -> Piece | None:
    for length in range(min(longest().get(tokens[at].word, 0), len(tokens) - at), 0, -1):
        run = tokens[at : at + length]
        for entry in table().get(" ".join(token.word for token in run), ()):
            if entry.fits([token.text for token in run]):
                return Piece(entry.sort, run, entry.known)
    return None


def _single(token: Token) -> Piece:
    if token.text in ",()":
        return Piece(Sort.BREAK, (token,))
    if token.word in grammar().prepositions:
        return Piece(Sort.PREPOSITION, (token,))
    if token.word in grammar().determiners:
        return Piece(Sort.DETERMINER, (token,))
    named = token.capital and token.word not in ranks()
    return Piece(Sort.NAME if named else Sort.PLAIN, (token,))


def _with_hyphens(found: list[Piece]) -> Iterator[Piece]:
    """Mark "Hamas-run" as a ruler, "Gaza-based" and "pro-Damascus" as attachments: none of them is who speaks."""
    rest = iter(enumerate(found))
    for at, piece in rest:
        following = found[at + 1] if at + 1 < len(found) else None
        if following is None or following.tokens[0].gap != "-":
            yield piece
        elif following.words in grammar().ruling:
            yield Piece(Sort.RULER, piece.tokens, piece.known)
            next(rest)
        elif following.words in grammar().attached or piece.words in grammar().opposing:
            yield Piece(Sort.ATTACHMENT, piece.tokens + following.tokens, piece.known or following.known)
            next(rest)
        else:
            yield piece


def _with_names(found: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbouring unknown capitalised words, with the particles between them, into one name."""
    run: tuple[Token, ...] = ()
    held: tuple[Piece, ...] = ()
    for piece in found:
        if piece.sort is Sort.NAME:
            run += tuple(token for waiting in held for token in waiting.tokens) + piece.tokens
            held = ()
            if piece.possessive:
                yield Piece(Sort.NAME, run)
                run = ()
        elif piece.words in grammar().particles and not held:
            held = (piece,)
        else:
            yield from (Piece(Sort.NAME, run), *held) if run else held
            run, held = (), ()
            yield piece
    yield from (Piece(Sort.NAME, run), *held) if run else held
