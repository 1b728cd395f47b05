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

COMMON = 10_000
"""Words that are often parts of a compound: rarer ones are as often mere syllables (con, minis, val)."""

KNOWN = 40_000
"""Down to words that stand once in two million: rarer ones are as often misspelt or cut off."""

SHORTEST = 3
WIDTH = 120


def main() -> None:
    """Write the list in two parts, each in the order of the alphabet."""
    ranked = [word for word in wordfreq.top_n_list("en", 2 * KNOWN) if word.isascii() and word.isalpha()]
    parts = {"common": ranked[:COMMON], "others": ranked[COMMON:KNOWN]}
    lines = [f'source = "{SOURCE}"']
    for name, words in parts.items():
        body = " ".join(sorted(word for word in words if len(word) >= SHORTEST))
        lines += [f'{name} = """', *textwrap.wrap(body, WIDTH), '"""']
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(ranked[:KNOWN]):,} words, {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
