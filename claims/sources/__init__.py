"""Sources: who a printed name stands for."""

from claims.sources.source import SourceKind, SourceMention

__all__ = ["SourceKind", "SourceMention"]
