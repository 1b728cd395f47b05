"""Extraction: text in, frozen `Statement`s out."""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.extract.extraction import EXTRACTOR_VERSION, OWN_VOICE, SUPPORTED_LANGUAGES, assemble, extract
    from claims.extract.statement import Modality, Polarity, Statement, StatementKind
else:
    __getattr__ = lazily(
        __name__,
        {
            "extraction": (
                "EXTRACTOR_VERSION",
                "OWN_VOICE",
                "SUPPORTED_LANGUAGES",
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
    "OWN_VOICE",
    "SUPPORTED_LANGUAGES",
    "Modality",
    "Polarity",
    "Statement",
    "StatementKind",
    "assemble",
    "extract",
]
