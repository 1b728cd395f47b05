"""Which language a text is in, that nobody can say which, or that it is too short to tell.

A script tells more than any detector: a text in Arabic letters is not English, however short. What is left is told by
two detectors, each where it was measured to be right: resiliparse's for whole reports, langid's for short texts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claims.documents.options import ReadOptions
from claims.documents.scripts import english_words, languages, script_of

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDETERMINED = "und"
"""The code (ISO 639-2) of a language that nobody can name, told from one that there is too little of to tell."""

ENGLISH = "en"

# Measured on stretches of 54 English reports: taken for another language were 21 of 384 with 150 characters, 9 of 281
# with 200, none from 400 on; and wherever the guess was wrong, the second language was within 3 % (at 150: 6 %) of it.
SHORTEST_WHOLE = 200
CLEAR_MARGIN = 0.05
# The first screens decide; names and quotes further down only blur, and the time stays the same for any length.
SAMPLE = 20_000
SMALL_SAMPLE = 2_000

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str | None, options: ReadOptions) -> str | None:
    """The ISO 639-1 code: the user's word, else what the text looks like, else what the input declares.

    `und` where the script shows that it is none of those that are known, or which of several nobody can say; None where
    the text is too short to tell.
    """
    if options.language:
        return _code(options.language)
    return detect(text, _code(declared))


def detect(text: str, declared: str | None = None) -> str | None:
    """The language `text` is in; `declared` where the text leaves that open, and does not speak against it."""
    script = script_of(text[:SAMPLE])
    if script is None:
        return (_of_whole(text) if len(text) >= SHORTEST_WHOLE else _of_short(text)) or declared
    if len(script.languages) == 1:
        return script.languages[0]
    named, share = _identifier().classify(text[:SMALL_SAMPLE])
    guesses = (named, declared) if share >= languages().sure_enough else (declared,)
    return next((code for code in guesses if code in script.languages), UNDETERMINED)


def _of_whole(text: str) -> str | None:
    from resiliparse.parse.lang import detect_fast  # noqa: PLC0415 (loads a model for each of 100 languages)

    guesses: list[tuple[str, int]] = detect_fast(text[:SAMPLE], n_results=2)  # type: ignore[assignment]  # stub knows one
    if not guesses:
        return None
    (language, distance), *others = guesses
    is_clear = all(other >= distance * (1 + CLEAR_MARGIN) for _, other in others)
    return language if is_clear else None


def _of_short(text: str) -> str | None:
    words = _WORD.findall(text.lower())
    data = languages()
    if len(words) < data.fewest_words:
        return None
    english = sum(word in english_words() for word in words) / len(words)
    if english >= data.much_english:
        return ENGLISH
    language, share = _identifier().classify(text)
    is_told = share >= data.sure_enough and (language == ENGLISH or english < data.some_english)
    return language if is_told else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (loads a model of 97 languages)

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _code(tag: str | None) -> str | None:
    """`en` of `en-GB` or `en_US.UTF-8`; None for what is no language tag."""
    primary = (tag or "").strip().replace("_", "-").split("-", 1)[0].lower()
    return primary if primary.isascii() and primary.isalpha() and len(primary) in {2, 3} else None
