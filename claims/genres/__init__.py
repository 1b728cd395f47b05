"""Genres: what kind of document a text is, and who speaks where in it.

Knows pages, labels and the customs of print; knows no parser and no database. A text that is in doubt is a report.
"""

from claims.genres.layout import Genre, Layout, Turn
from claims.genres.recognising import layout

__all__ = ["Genre", "Layout", "Turn", "layout"]
