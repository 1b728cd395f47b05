"""${message}

Revision ${up_revision}, after ${down_revision | comma,n}.

House rules:
- The revision id is the next number in four digits (`alembic revision --rev-id 0002 …`): the program tells older from
  newer by it.
- Operations are written out; nothing is imported from `claims`, whose models move on while this file stays.
- `op.batch_alter_table` for every change of a table (SQLite cannot alter most things). On SQLite that re-creates the table
  and DROPS ITS TRIGGERS: re-create those of the search index (see 0001) whenever `claim` or `report` is altered.
- What analysts said (judgement, tag, grade, note, log_entry) is never dropped, merged or rewritten. No ON DELETE CASCADE.
- Both ways: `downgrade` undoes `upgrade`, and the tests go up, down and up again on SQLite and PostgreSQL.
- Afterwards: `python db/schema.py` writes the new db/schema.sql.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
