"""The table of how common English stems are, made anew from the word frequencies that `wordfreq` packages.

    python -m training.rarity

Knows where the package keeps its figures and what a stem is; what a stem's rarity is worth, `claims.compare` decides.
"""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path

import wordfreq

from claims.compare.wording import stem

OUT = Path("claims/lexicon/data/rarity.toml")

SOURCE = """\
Word frequencies of English from wordfreq 3.1.1 (Robyn Speer, https://github.com/rspeer/wordfreq; data CC BY-SA 4.0), \
summed by stem. Made by training/rarity.py."""

STEP = 0.25
"""Width of a class on the Zipf scale: a factor of 1.8, finer than two samples of English agree."""

RAREST = 3.0
"""The Zipf value (once in a million words) below which a stem is as rare as one never seen."""


def main() -> None:
    """Write the table: the stems of each class, in the order of the alphabet, the commonest class first."""
    shares: dict[str, float] = defaultdict(float)
    for word, share in wordfreq.get_frequency_dict("en", "best").items():
        shares[stem(word)] += share
    classes: dict[float, list[str]] = defaultdict(list)
    for name, share in shares.items():
        zipf = math.floor(math.log10(share * 1e9) / STEP) * STEP
        if zipf >= RAREST and name.isalnum() and not name.isdigit():
            classes[zipf].append(name)
    lines = [
        f'source = "{SOURCE}"',
        "# The stems that stand this often in a thousand million words: ten to the power of the class.",
    ]
    held = ((zipf, " ".join(sorted(classes[zipf]))) for zipf in sorted(classes, reverse=True))
    lines += ["[zipf]", *(f'"{zipf:.2f}" = "{stems}"' for zipf, stems in held)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(map(len, classes.values())):,} stems in {len(classes)} classes, {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
