"""The index of claims tells how much all terms of a claim tell, and has no foreign key.

Revision 0008. What is indexed stays found; the mass of claims indexed before is not known (0) until `claims link --all`
has made everything anew, and until then more of them are read than need be.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _set_aside()
    _claim_term(sa.Column("claim_id", IDENTITY, nullable=False), sa.Column("mass", sa.Integer, nullable=False))
    op.execute(
        "INSERT INTO claim_term (term, day, claim_id, mass) SELECT term, day, claim_id, 0 FROM claim_term_before"
    )
    op.drop_table("claim_term_before")


def downgrade() -> None:
    _set_aside()
    _claim_term(sa.Column("claim_id", IDENTITY, sa.ForeignKey("claim.id"), nullable=False))
    op.execute("INSERT INTO claim_term (term, day, claim_id) SELECT term, day, claim_id FROM claim_term_before")
    op.drop_table("claim_term_before")


def _set_aside() -> None:
    """The rows in a table without constraints: the names of those are wanted again at once."""
    op.execute("CREATE TABLE claim_term_before AS SELECT * FROM claim_term")
    op.drop_table("claim_term")


def _claim_term(*more: sa.Column[Any]) -> None:
    op.create_table(
        "claim_term",
        sa.Column("term", sa.String(80), nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("term", "day", "claim_id"),
        sqlite_with_rowid=False,
    )
