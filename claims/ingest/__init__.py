"""Ingest: one document and its statements become rows, once.

Knows the tables and what makes a report new; knows neither files nor how statements are found. The session is passed
in: the caller's transaction holds the whole report or nothing of it.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.ingest.ingesting import Ingested, extract_again, ingest_document
    from claims.ingest.standing import Standing, Status, recognise
else:
    __getattr__ = lazily(
        __name__,
        {
            "ingesting": (
                "Ingested",
                "extract_again",
                "ingest_document",
            ),
            "standing": (
                "Standing",
                "Status",
                "recognise",
            ),
        },
    )

__all__ = ["Ingested", "Standing", "Status", "extract_again", "ingest_document", "recognise"]
