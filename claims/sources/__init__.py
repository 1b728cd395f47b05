"""Sources: who a printed name stands for."""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.sources.cast import Cast
    from claims.sources.collectives import definite_noun
    from claims.sources.folding import folded
    from claims.sources.media import medium_of
    from claims.sources.naming import name_source, pronoun_sort
    from claims.sources.people import FOR_NOBODY
    from claims.sources.source import SourceKind, SourceMention
    from claims.sources.vocabulary import phrases_for_speakers
else:
    __getattr__ = lazily(
        __name__,
        {
            "cast": ("Cast",),
            "collectives": ("definite_noun",),
            "folding": ("folded",),
            "media": ("medium_of",),
            "naming": (
                "name_source",
                "pronoun_sort",
            ),
            "people": ("FOR_NOBODY",),
            "source": (
                "SourceKind",
                "SourceMention",
            ),
            "vocabulary": ("phrases_for_speakers",),
        },
    )

__all__ = [
    "FOR_NOBODY",
    "Cast",
    "SourceKind",
    "SourceMention",
    "definite_noun",
    "folded",
    "medium_of",
    "name_source",
    "phrases_for_speakers",
    "pronoun_sort",
]
