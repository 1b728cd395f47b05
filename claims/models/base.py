"""The declarative base: naming convention and column types shared by every table.

Knows SQLAlchemy. Times are stored in UTC without a zone, because SQLite keeps none and both stores must read alike.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A time with zone in Python, in UTC without zone in the store. A naive time is taken to be UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (the decorator's signature)
        """To the store: UTC, the zone taken off."""
        if value is None or value.tzinfo is None:
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (as above)
        """From the store: UTC, the zone put back."""
        return None if value is None else value.replace(tzinfo=UTC)


# A plain integer primary key on SQLite is the rowid; PostgreSQL needs the wide type for a million claims' links.
Identity = BigInteger().with_variant(Integer(), "sqlite")

LARGEST = 2**63 - 1
"""The widest whole number both stores hold."""

PrimaryKey = Annotated[int, mapped_column(Identity, primary_key=True)]
Uid = Annotated[str, mapped_column(String(40), unique=True)]
"""A content-derived id: the first 160 bits of a sha256 in hex, quoted by unique prefix."""
Spans = Annotated[list[list[int]], mapped_column(JSON)]
"""`[[start, end], …]`, half-open code points of the report's text, in text order."""
Timestamp = Annotated[datetime, mapped_column(UtcDateTime)]


def words(enumeration: type[StrEnum], length: int = 20, check: str | None = None) -> Enum:
    """A column of one enumeration's values, stored as its words (`length` letters at most), checked by the database.

    A second column of an enumeration in a table needs a name of its own for its `check`.
    """
    return Enum(
        enumeration,
        native_enum=False,
        length=length,
        create_constraint=True,
        name=check or enumeration.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text()}
