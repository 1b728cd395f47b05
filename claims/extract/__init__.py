"""Extraction: text in, frozen `Statement`s out."""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.extract.attempting import MAX_SECONDS, Extracted, Extraction, ExtractionTask, Extractor
    from claims.extract.extraction import (
        EXTRACTOR_VERSION,
        OWN_VOICE,
        SUPPORTED_LANGUAGES,
        Watch,
        assemble,
        extract,
    )
    from claims.extract.statement import Modality, Polarity, Statement, StatementKind
else:
    __getattr__ = lazily(
        __name__,
        {
            "attempting": (
                "MAX_SECONDS",
                "Extracted",
                "Extraction",
                "ExtractionTask",
                "Extractor",
            ),
            "extraction": (
                "EXTRACTOR_VERSION",
                "OWN_VOICE",
                "SUPPORTED_LANGUAGES",
                "Watch",
                "assemble",
                "extract",
            ),
            "statement": (
                "Modality",
                "Polarity",
                "Statement",
                "StatementKind",
            ),
        },
    )

__all__ = [
    "EXTRACTOR_VERSION",
    "MAX_SECONDS",
    "OWN_VOICE",
    "SUPPORTED_LANGUAGES",
    "Extracted",
    "Extraction",
    "ExtractionTask",
    "Extractor",
    "Modality",
    "Polarity",
    "Statement",
    "StatementKind",
    "Watch",
    "assemble",
    "extract",
]
