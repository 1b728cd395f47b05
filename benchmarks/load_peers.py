"""Other libraries' searches for similar texts beside ours: CPU seconds and recall on the same texts, in one run.

    python -m benchmarks.load N --peers      (after `pip install --group peers`)

All are given the texts alone: no date, no source. Each finds for every text those most like it, by the means that its
own documentation shows: string_grouper with its defaults and `min_similarity` .4, sparse_dot_topn on word TF-IDF with
the 20 best from .3 on. Ours reads the terms of a text and searches as linking anew does, with no fading over days.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.load_store import Row
from claims.candidates.arrays import Vocabulary
from claims.candidates.search import Searched, search
from claims.candidates.terms import NO_DAY
from claims.compare import stems
from claims.linking.terms import Terms, Told

MOST = 20
LEADING = 6
SHARED = 1_150
NEAREST = 2_000
LEAST = 0.3
MINIMUM_SIMILARITY = 0.4

Pairs = set[tuple[int, int]]


def lay_beside(rows: Sequence[Row]) -> None:
    """Run ours and whichever peers are installed, and print what each took."""
    texts = [row["text"] for row in rows]
    true = _true(rows)
    ours(texts[:1000])  # the loops are compiled once, and kept
    mine = _timed("ours", ours, texts, true)
    for name, peer in (("string_grouper", string_grouper), ("word TF-IDF and sparse_dot_topn", sparse_dot_topn)):
        try:
            theirs = _timed(name, peer, texts, true)
        except ImportError as error:
            print(f"{name}: not installed ({error.name})")
        else:
            print(f"  {theirs / mine:.1f} times ours")


def ours(texts: Sequence[str]) -> Pairs:
    """Linking's own search, on words alone: without days, by a looser rule on what leading terms are shared."""
    vocabulary = Vocabulary()
    told = Terms.of([Told.of_claims([0] * len(texts), map(stems, texts))], vocabulary)
    searched = Searched(
        kept=told.kept, days=told.days, weights=vocabulary.weights(), squares=vocabulary.squares(),
        counting=vocabulary.counting(), leading=LEADING, shared=SHARED, nearest=NEAREST, least=LEAST,
        left=np.ones((3, 1)), most=MOST, no_day=NO_DAY,
    )  # fmt: skip
    return {
        pair for later, earlier in search(searched, 1) for pair in zip(earlier.tolist(), later.tolist(), strict=True)
    }


def string_grouper(texts: Sequence[str]) -> Pairs:
    """Character n-grams, as `match_strings` finds them."""
    import pandas as pd  # noqa: PLC0415 - peers are installed for this benchmark alone
    from string_grouper import match_strings  # noqa: PLC0415

    found = match_strings(pd.Series(list(texts)), min_similarity=MINIMUM_SIMILARITY, max_n_matches=MOST)
    return _ordered(zip(found["left_index"].tolist(), found["right_index"].tolist(), strict=True))


def sparse_dot_topn(texts: Sequence[str]) -> Pairs:
    """Word TF-IDF, the rows' products cut to the best."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - as above
    from sparse_dot_topn import sp_matmul_topn  # noqa: PLC0415

    matrix = TfidfVectorizer(stop_words="english").fit_transform(texts)
    found = sp_matmul_topn(matrix, matrix.T, top_n=MOST + 1, threshold=LEAST, n_threads=1).tocoo()
    return _ordered(zip(found.row.tolist(), found.col.tolist(), strict=True))


def _ordered(pairs: zip[tuple[int, int]]) -> Pairs:
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


def _true(rows: Sequence[Row]) -> Pairs:
    places: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        if row["cluster"] >= 0:
            places.setdefault(row["cluster"], []).append(place)
    return {(one, other) for held in places.values() for other in held for one in held if one < other}


def _timed(name: str, find: Callable[[Sequence[str]], Pairs], texts: Sequence[str], true: Pairs) -> float:
    begun = time.process_time()
    found = find(texts)
    spent = time.process_time() - begun
    print(
        f"{name}: {spent:.1f} CPU s, recall {len(found & true) / max(1, len(true)):.3f} of {len(found):,} pairs",
        flush=True,
    )
    return spent
