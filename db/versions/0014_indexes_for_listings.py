"""Indexes by which listings stop early and scan no table that grows.

Revision 0014. Links are listed by relation, the strongest first; the log by who did what, the newest first. Each index
takes the place of one that it begins with, or of one that nothing asks of, so that writing costs what it did.
"""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_link_relation", table_name="link")
    op.create_index("ix_link_relation_score", "link", ["relation", "score"])
    op.drop_index("ix_log_entry_made_at", table_name="log_entry")
    op.create_index("ix_log_entry_made_by", "log_entry", ["made_by"])


def downgrade() -> None:
    op.drop_index("ix_link_relation_score", table_name="link")
    op.create_index("ix_link_relation", "link", ["relation"])
    op.drop_index("ix_log_entry_made_by", table_name="log_entry")
    op.create_index("ix_log_entry_made_at", "log_entry", ["made_at"])
