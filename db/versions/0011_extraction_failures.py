"""Why a stored report's claims could not be found.

Revision 0011. Going down forgets the reasons: the reports stay, as reports without claims, and the log keeps what it
says of each.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "extraction_failure",
        sa.Column("report_id", IDENTITY, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("extractor", sa.String(40), nullable=False),
        sa.Column("failed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("report_id"),
    )


def downgrade() -> None:
    op.drop_table("extraction_failure")
