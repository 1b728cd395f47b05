"""Which language a text is in, or that it is too short to tell."""

from __future__ import annotations

from claims.documents.options import ReadOptions

# Measured on stretches of 54 English reports: taken for another language were 21 of 384 with 150 characters, 9 of 281
# with 200, none from 400 on; and wherever the guess was wrong, the second language was within 3 % (at 150: 6 %) of it.
SHORTEST_TELLING = 200
CLEAR_MARGIN = 0.05
# The first screens decide; names and quotes further down only blur, and the time stays the same for any length.
SAMPLE = 20_000


def language_of(text: str, declared: str | None, options: ReadOptions) -> str | None:
    """The ISO 639-1 code: the user's word, else what the text looks like, else what the input declares."""
    if options.language:
        return _code(options.language)
    return detect(text) or _code(declared)


def detect(text: str) -> str | None:
    """The language `text` is in, or None when it is too short or like none that is known."""
    if len(text) < SHORTEST_TELLING:
        return None
    from resiliparse.parse.lang import detect_fast  # noqa: PLC0415 (loads a model for each of 100 languages)

    guesses: list[tuple[str, int]] = detect_fast(text[:SAMPLE], n_results=2)  # type: ignore[assignment]  # stub knows one
    if not guesses:
        return None
    (language, distance), *others = guesses
    is_clear = all(other >= distance * (1 + CLEAR_MARGIN) for _, other in others)
    return language if is_clear else None


def _code(tag: str | None) -> str | None:
    """`en` of `en-GB` or `en_US.UTF-8`; None for what is no language tag."""
    primary = (tag or "").strip().replace("_", "-").split("-", 1)[0].lower()
    return primary if primary.isascii() and primary.isalpha() and len(primary) in {2, 3} else None
