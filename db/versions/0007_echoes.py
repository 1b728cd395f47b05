"""Who repeats whose text: fingerprints of reports, echoes, and credits for having had a story first.

Revision 0007. All of it follows from the reports: going down loses it, `claims echoes find` makes it anew. Reports of
an older program have none of it until that was run.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Column = sa.Column[Any]

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sketch",
        sa.Column("report_id", IDENTITY, sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("finder", sa.String(40), nullable=False),
    )
    op.create_table(
        "fingerprint",
        sa.Column("value", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("report_id", IDENTITY, sa.ForeignKey("report.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fingerprint_report_id", "fingerprint", ["report_id"])
    op.create_table(
        "echo",
        sa.Column("id", IDENTITY, primary_key=True),
        report("later_id"),
        report("earlier_id"),
        sa.Column(
            "ordered_by",
            sa.Enum("published", "ingested", name="echoorder", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("share", sa.Float, nullable=False),
        sa.Column("share_of_earlier", sa.Float, nullable=False),
        sa.Column("passages", sa.JSON, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("finder", sa.String(40), nullable=False),
        sa.UniqueConstraint("later_id", "earlier_id"),
        sa.CheckConstraint("later_id <> earlier_id", name="two_reports"),
    )
    op.create_index("ix_echo_earlier_id", "echo", ["earlier_id"])
    op.create_table(
        "credit",
        sa.Column("id", IDENTITY, primary_key=True),
        report("report_id"),
        sa.Column("source_id", IDENTITY, sa.ForeignKey("source.id"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.UniqueConstraint("report_id", "start"),
    )
    op.create_index("ix_credit_source_id", "credit", ["source_id"])


def downgrade() -> None:
    for table in ("credit", "echo", "fingerprint", "sketch"):
        op.drop_table(table)


def report(name: str) -> Column:
    return sa.Column(name, IDENTITY, sa.ForeignKey("report.id"), nullable=False)
