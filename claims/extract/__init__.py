"""Extraction: text in, frozen `Statement`s out."""

from claims.extract.extraction import EXTRACTOR_VERSION, OWN_VOICE, SUPPORTED_LANGUAGES, assemble, extract
from claims.extract.statement import Modality, Polarity, Statement, StatementKind

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
