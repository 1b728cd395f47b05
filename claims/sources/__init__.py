"""Sources: who a printed name stands for."""

from claims.sources.cast import Cast
from claims.sources.folding import folded
from claims.sources.naming import name_source, pronoun_sort
from claims.sources.source import SourceKind, SourceMention

__all__ = ["Cast", "SourceKind", "SourceMention", "folded", "name_source", "pronoun_sort"]
