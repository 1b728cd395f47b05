"""News texts put together anew: sentences of real ones in other orders, cut, crossed, and with odd letters in them.

Extraction must take any text; what it says of nonsense is not measured, only that it says something, and exactly where.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.fuzz_seeds import SAMPLES, TEXT
from claims.documents import read_inputs

_SENTENCE = re.compile(r"(?<=[.!?”])\s+")
_WORD = re.compile(r"\S+")

ODD: tuple[str, ...] = (
    *"“”„‚‘’\"'«»()[]—–-…:;,.!?•*_/\\|&@#%$€£",
    "\u00ad",
    "\u200b",
    "\u200d",
    "\ufe0f",
    "\u202e",
    "\u00a0",
    "\u0301",
    "\U0001f6a8",
    "\t",
    "１２",
    "٣",
    "½",
    "1,000,000,000,000,000,000",
    "1.5m",
    "3-4",
    "0",
    " said ",
    ", who said ",
    " according to ",
    " told ",
    " and his wife, ",
    " added: ",
    " at least ",
    " none of the ",
    " last Wednesday ",
    " 31 February ",
    "A:",
    "Q.",
    "MR. X: ",
)


def sentences(folders: Sequence[Path] = ()) -> list[str]:
    """The sentences of the bundled sample and of every report under `folders`, in a fixed order, each once."""
    texts = [TEXT]
    for folder in (SAMPLES / "selvo", *folders):
        texts += (reading.document.text for reading in read_inputs([str(folder)]) if reading.document)
    return list(dict.fromkeys(found for text in texts for found in _SENTENCE.split(text) if found.strip()))


def recombined(rng: random.Random, pool: Sequence[str]) -> str:
    """A text of one to four paragraphs of damaged sentences of the pool."""
    paragraphs = []
    for _ in range(rng.randint(1, 4)):
        chosen = [rng.choice(pool) for _ in range(rng.randint(1, 3))]
        joined = rng.choice((" ", " ", " ", "", "\n", "  "))
        paragraphs.append(joined.join(_damaged(rng, sentence, pool) for sentence in chosen))
    return rng.choice(("\n\n", "\n", "\n\n", "")).join(paragraphs)


def _damaged(rng: random.Random, sentence: str, pool: Sequence[str]) -> str:
    for _ in range(rng.choice((0, 1, 1, 2, 4))):
        sentence = rng.choice(_DAMAGES)(rng, sentence, pool)
    return sentence


def _cut(rng: random.Random, sentence: str, _pool: Sequence[str]) -> str:
    start = rng.randint(0, len(sentence))
    return sentence[start:] if rng.randrange(2) else sentence[:start]


def _cross(rng: random.Random, sentence: str, pool: Sequence[str]) -> str:
    other = rng.choice(pool)
    return sentence[: rng.randint(0, len(sentence))] + other[rng.randint(0, len(other)) :]


def _odd(rng: random.Random, sentence: str, _pool: Sequence[str]) -> str:
    at = rng.randint(0, len(sentence))
    return sentence[:at] + rng.choice(ODD) + sentence[at:]


def _without(rng: random.Random, sentence: str, _pool: Sequence[str]) -> str:
    words = _WORD.findall(sentence)
    del words[rng.randrange(len(words) or 1) : rng.randint(0, len(words))]
    return " ".join(words)


def _shuffled(rng: random.Random, sentence: str, _pool: Sequence[str]) -> str:
    words = _WORD.findall(sentence)
    start = rng.randint(0, len(words))
    part = words[start : start + 5]
    rng.shuffle(part)
    return " ".join([*words[:start], *part, *words[start + 5 :]])


def _shouted(_rng: random.Random, sentence: str, _pool: Sequence[str]) -> str:
    return sentence.upper()


def _unmarked(rng: random.Random, sentence: str, _pool: Sequence[str]) -> str:
    return sentence.replace(rng.choice("“”,."), "")


_DAMAGES: tuple[Callable[[random.Random, str, Sequence[str]], str], ...] = (
    _cut,
    _cross,
    _odd,
    _odd,
    _without,
    _shuffled,
    _shouted,
    _unmarked,
)
