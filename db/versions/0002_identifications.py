"""What analysts say of who sources are, and the links that their words displace.

Revision 0002. Going down puts the displaced links back, so that the older program shows what the machine alone found;
the analysts' words on sources are lost with their tables, their log entries stay.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Column = sa.Column[Any]

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
RELATIONS = "copies restates updates part_of conflicts corroborates unrelated undecided"
LINK = "uid, a_id, b_id, relation, strength, score, reasons, linker, created_at"


def upgrade() -> None:
    identifications()
    said_aliases()
    displaced_links()


def downgrade() -> None:
    op.execute(
        "DELETE FROM link WHERE EXISTS (SELECT 1 FROM displaced_link"
        " WHERE displaced_link.a_id = link.a_id AND displaced_link.b_id = link.b_id)"
    )
    op.execute(f"INSERT INTO link ({LINK}) SELECT {LINK} FROM displaced_link WHERE relation IS NOT NULL")  # noqa: S608 (our own columns)
    for table in ("displaced_link", "said_alias", "identification"):
        op.drop_table(table)


def identity() -> Column:
    return sa.Column("id", IDENTITY, primary_key=True)


def reference(name: str, table: str, *, nullable: bool = False) -> Column:
    return sa.Column(name, IDENTITY, sa.ForeignKey(f"{table}.id"), nullable=nullable)


def words(column: str, name: str, values: str, *, nullable: bool = False) -> Column:
    kind = sa.Enum(*values.split(), name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=nullable)


def made() -> tuple[Column, Column]:
    return sa.Column("made_at", sa.DateTime, nullable=False), sa.Column("made_by", sa.String(200), nullable=False)


def index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def identifications() -> None:
    op.create_table(
        "identification",
        identity(),
        reference("source_id", "source"),
        words("aspect", "aspect", "same_as name kind parent place side"),
        sa.Column("stands", sa.Boolean, nullable=False),
        reference("other_id", "source", nullable=True),
        sa.Column("value", sa.Text),
        sa.Column("folded", sa.Text),
        sa.Column("reason", sa.Text),
        *made(),
        sa.CheckConstraint("stands OR (other_id IS NULL AND value IS NULL)", name="taken_back"),
        sa.CheckConstraint("value IS NULL OR aspect NOT IN ('same_as', 'parent')", name="value_of"),
        sa.CheckConstraint("other_id IS NULL OR aspect IN ('same_as', 'parent')", name="other_of"),
        sa.CheckConstraint("other_id IS NOT NULL OR NOT stands OR aspect <> 'same_as'", name="same_as_what"),
        sa.CheckConstraint("source_id <> other_id", name="two_sources"),
    )
    index("identification", "source_id", "other_id")


def said_aliases() -> None:
    op.create_table(
        "said_alias",
        identity(),
        reference("source_id", "source"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("stands", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text),
        *made(),
    )
    index("said_alias", "source_id", "folded")


def displaced_links() -> None:
    op.create_table(
        "displaced_link",
        identity(),
        sa.Column("uid", sa.String(40), nullable=False),
        reference("a_id", "claim"),
        reference("b_id", "claim"),
        words("relation", "relation", RELATIONS, nullable=True),
        words("strength", "strength", "strong weak", nullable=True),
        sa.Column("score", sa.Float),
        sa.Column("reasons", sa.JSON),
        sa.Column("linker", sa.String(40)),
        sa.Column("created_at", sa.DateTime),
        sa.UniqueConstraint("a_id", "b_id"),
        sa.CheckConstraint("a_id <> b_id", name="two_claims"),
    )
    index("displaced_link", "b_id")
