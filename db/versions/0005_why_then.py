"""Where a claim's time is named and why it is the claim's: of when it holds, and of when what it tells of happened.

Revision 0005. Columns are added in place, as in 0003. What was stored before keeps its times and has no reason for
them: publication and a day named in words may read alike.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TIMES = ("as_of", "happened")
REASONS = (
    "named as the time it holds at",
    "named in the statement",
    "named in its sentence",
    "publication, on the day named",
    "publication",
)


def upgrade() -> None:
    listed = ", ".join(f"'{reason}'" for reason in REASONS)
    for time in TIMES:
        for end in ("start", "end"):
            op.add_column("claim", sa.Column(f"{time}_{end}", sa.Integer))
        op.execute(
            f"ALTER TABLE claim ADD COLUMN {time}_reason VARCHAR(40)"
            f" CONSTRAINT {op.f(f'ck_claim_{time}_reason')} CHECK ({time}_reason IN ({listed}))"
        )


def downgrade() -> None:
    for time in TIMES:
        for part in ("reason", "end", "start"):
            op.drop_column("claim", f"{time}_{part}")
