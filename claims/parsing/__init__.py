"""Sentences and grammar: words that know their part of speech, what they hang on, and whom they name."""

from claims.parsing.noun_phrases import noun_phrases
from claims.parsing.paragraph import Paragraph, parse
from claims.parsing.token import Doc, Stretch, Token

__all__ = ["Doc", "Paragraph", "Stretch", "Token", "noun_phrases", "parse"]
