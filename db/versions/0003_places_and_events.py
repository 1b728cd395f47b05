"""Where a claim's place lies and why it is the claim's; what is told of; what analysts say of events.

Revision 0003. Columns are added in place and never by re-creating `claim`, which the full-text search hangs on; checked
columns are added in plain SQL, because SQLite takes a check only with its column.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PLAIN: dict[str, sa.types.TypeEngine[Any]] = {
    "place_country": sa.String(2),
    "place_area": sa.String(20),
    "place_start": sa.Integer(),
    "place_end": sa.Integer(),
    "happened_at": sa.DateTime(),
    "happening": sa.String(40),
    "scene": sa.String(40),
}
CHECKED = {
    "place_precision": (20, "placeprecision", ("country", "region", "city", "site")),
    "place_reason": (
        40,
        "placereason",
        ("named in the statement", "named in its sentence", "dateline", "named in the paragraph before"),
    ),
}


def upgrade() -> None:
    op.execute("UPDATE claim SET event = NULL")  # filled by nothing before; a store that came down has some left
    for name, kind in PLAIN.items():
        op.add_column("claim", sa.Column(name, kind))
    for name, (length, check, values) in CHECKED.items():
        listed = ", ".join(f"'{value}'" for value in values)
        op.execute(
            f"ALTER TABLE claim ADD COLUMN {name} VARCHAR({length})"
            f" CONSTRAINT {op.f(f'ck_claim_{check}')} CHECK ({name} IN ({listed}))"
        )
    op.create_index("ix_claim_happening_place", "claim", ["happening", "place"])
    decisions()


def decisions() -> None:
    op.create_table(
        "event_decision",
        sa.Column("id", IDENTITY, primary_key=True),
        sa.Column(
            "act",
            sa.Enum("name", "apart", "together", name="eventact", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("claim_id", IDENTITY, sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("other_id", IDENTITY, sa.ForeignKey("claim.id")),
        sa.Column("name", sa.String(200)),
        sa.Column("present", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("made_by", sa.String(200), nullable=False),
        sa.CheckConstraint("(act = 'together') = (other_id IS NOT NULL)", name="two_when_together"),
        sa.CheckConstraint("other_id IS NULL OR other_id <> claim_id", name="two_claims"),
    )
    for column in ("claim_id", "other_id"):
        op.create_index(op.f(f"ix_event_decision_{column}"), "event_decision", [column])


def downgrade() -> None:
    op.execute("UPDATE claim SET event = NULL")
    op.drop_table("event_decision")
    op.drop_index("ix_claim_happening_place", "claim")
    for name in (*CHECKED, *PLAIN):
        op.drop_column("claim", name)
