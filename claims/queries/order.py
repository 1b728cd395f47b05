"""The order of listings: which report comes first.

Knows the table of reports alone.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, UnaryExpression, case
from sqlalchemy.orm import InstrumentedAttribute

from claims.models import Report

Order = ColumnElement[Any] | UnaryExpression[Any] | InstrumentedAttribute[Any]


def oldest_first() -> tuple[Order, ...]:
    """Reports by their date; those without one behind all others, as they came in."""
    came_in = case((Report.published_at.is_(None), Report.ingested_at))
    return (Report.published_at.asc().nulls_last(), came_in, Report.uid)
