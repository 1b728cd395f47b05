"""What of an input is not in a report's text, in words and in unseen characters; the zone its time was printed in.

Revision 0012. Columns are added in place, as in 0003. What was stored before has no remark and no zone: what was left
out then, and how the time was printed, is not known.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

COLUMNS = ("remarks", "left_out")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("report", sa.Column(name, sa.JSON, nullable=False, server_default="[]"))
    op.add_column("report", sa.Column("published_offset", sa.Integer))


def downgrade() -> None:
    op.drop_column("report", "published_offset")
    for name in reversed(COLUMNS):
        op.drop_column("report", name)
