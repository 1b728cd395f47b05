"""What of an input is not in a report's text: remarks in words, and the characters that nobody sees, with their places.

Revision 0011. Columns are added in place, as in 0003. What was stored before has no remark: what was left out then is
not known.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

COLUMNS = ("remarks", "left_out")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("report", sa.Column(name, sa.JSON, nullable=False, server_default="[]"))


def downgrade() -> None:
    for name in reversed(COLUMNS):
        op.drop_column("report", name)
