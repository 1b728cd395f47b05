"""The index of terms by day, and an index of reports.

Revision 0006. What is indexed stays found: rows are carried over with the day of their claim, the issuer's key (which
finds nothing that the words do not) left out. Reports stored before are not in the index of reports until `claims link
--all` has made everything anew. Going down keeps the terms and drops the days.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NO_DAY = -1_000_000
DAY = {
    "sqlite": "CAST(julianday(date(COALESCE(c.as_of, r.published_at))) - julianday('1970-01-01') AS INTEGER)",
    "postgresql": "CAST(COALESCE(c.as_of, r.published_at) AS DATE) - DATE '1970-01-01'",
}


def upgrade() -> None:
    day = DAY[op.get_bind().dialect.name]
    _set_aside()
    _claim_term(with_day=True)
    op.execute(
        "INSERT INTO claim_term (term, day, claim_id) "  # noqa: S608 (our own words alone)
        f"SELECT t.term, COALESCE({day}, {NO_DAY}), t.claim_id FROM claim_term_before t "
        "JOIN claim c ON c.id = t.claim_id JOIN report r ON r.id = c.report_id WHERE t.term NOT LIKE '@%'"
    )
    op.drop_table("claim_term_before")
    op.add_column("report", sa.Column("linked", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute(
        "UPDATE report SET linked = true WHERE id IN "
        "(SELECT c.report_id FROM claim c WHERE c.id IN (SELECT claim_id FROM claim_term))"
    )
    op.create_table(
        "report_term",
        sa.Column("term", sa.String(80), nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("report_id", IDENTITY, sa.ForeignKey("report.id"), nullable=False),
        sa.PrimaryKeyConstraint("term", "day", "report_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_report_term_report_id", "report_term", ["report_id"])


def downgrade() -> None:
    op.drop_table("report_term")
    op.drop_column("report", "linked")
    _set_aside()
    _claim_term(with_day=False)
    op.execute("INSERT INTO claim_term (term, claim_id) SELECT term, claim_id FROM claim_term_before")
    op.drop_table("claim_term_before")
    op.create_index("ix_claim_term_claim_id", "claim_term", ["claim_id"])


def _set_aside() -> None:
    """The rows in a table without constraints: the names of those are wanted again at once."""
    op.execute("CREATE TABLE claim_term_before AS SELECT * FROM claim_term")
    op.drop_table("claim_term")


def _claim_term(*, with_day: bool) -> None:
    columns: list[sa.Column[Any]] = [
        sa.Column("term", sa.String(80), nullable=False),
        *([sa.Column("day", sa.Integer, nullable=False)] if with_day else []),
        sa.Column("claim_id", IDENTITY, sa.ForeignKey("claim.id"), nullable=False),
    ]
    keys = [column.name for column in columns]
    op.create_table("claim_term", *columns, sa.PrimaryKeyConstraint(*keys), sqlite_with_rowid=False)
