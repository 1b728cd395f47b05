"""Extraction: text in, frozen `Statement`s out."""

from claims.extract.statement import Modality, Polarity, Statement, StatementKind

__all__ = ["Modality", "Polarity", "Statement", "StatementKind"]
