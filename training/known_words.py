"""The list of common English words, made anew from the word frequencies that `wordfreq` packages.

    python -m training.known_words
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import wordfreq

OUT = Path("claims/lexicon/data/known_words.toml")

SOURCE = """\
The commonest English words of wordfreq 3.1.1 (Robyn Speer, https://github.com/rspeer/wordfreq; data CC BY-SA 4.0). \
Made by training/known_words.py."""

COMMONEST = 40_000
"""Down to words that stand once in two million: rarer ones are as often misspelt or cut off."""

SHORTEST = 3
WIDTH = 120


def main() -> None:
    """Write the list, in the order of the alphabet."""
    ranked = (word for word in wordfreq.top_n_list("en", 2 * COMMONEST) if word.isascii() and word.isalpha())
    words = sorted(word for word, _ in zip(ranked, range(COMMONEST), strict=False) if len(word) >= SHORTEST)
    body = "\n".join(textwrap.wrap(" ".join(words), WIDTH))
    OUT.write_text(f'source = "{SOURCE}"\nwords = """\n{body}\n"""\n', encoding="utf-8")
    print(f"{len(words):,} words, {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
