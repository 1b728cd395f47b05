"""Sentences and grammar: words that know their part of speech, what they hang on, and whom they name."""

from typing import TYPE_CHECKING

from claims.lazily import lazily
from claims.parsing.noun_phrases import noun_phrases

if TYPE_CHECKING:
    from claims.parsing.paragraph import Paragraph, parse
    from claims.parsing.token import Doc, Stretch, Token
else:
    __getattr__ = lazily(
        __name__,
        {
            "paragraph": (
                "Paragraph",
                "parse",
            ),
            "token": (
                "Doc",
                "Stretch",
                "Token",
            ),
        },
    )

__all__ = ["Doc", "Paragraph", "Stretch", "Token", "noun_phrases", "parse"]
