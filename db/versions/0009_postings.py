"""The index of claims in lists by the block.

Revision 0009. It is made from the claims: the first report that is linked after this makes it anew, and so does `claims
link --all`. Going down leaves an empty index of the older kind, which `claims link --all` of an older program fills.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.drop_table("claim_term")
    op.create_table(
        "claim_postings",
        sa.Column("term", sa.String(80), nullable=False),
        sa.Column("leading", sa.Boolean, nullable=False),
        sa.Column("block", sa.Integer, nullable=False),
        sa.Column("claims", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("term", "leading", "block"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claim_measures",
        sa.Column("block", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("measures", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("block"),
    )


def downgrade() -> None:
    op.drop_table("claim_measures")
    op.drop_table("claim_postings")
    op.create_table(
        "claim_term",
        sa.Column("term", sa.String(80), nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("claim_id", IDENTITY, nullable=False),
        sa.Column("mass", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("term", "day", "claim_id"),
        sqlite_with_rowid=False,
    )
