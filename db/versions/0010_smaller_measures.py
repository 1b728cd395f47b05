"""Claims' measures in smaller blocks, and seven bytes of each.

Revision 0010. What is stored is packed anew: nothing has to be linked for it. PostgreSQL keeps rows of more than 2,000
bytes out of their table, compressed, and takes four times as long to read a million claims' measures from there.
"""

from __future__ import annotations

import struct

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

LARGE = (1024, struct.Struct("<iI?"))
SMALL = (256, struct.Struct("<iH?"))
"""Claims of a block, and how each is packed: its day, the square of its terms' length, whether it counts."""

MEASURES = sa.table("claim_measures", sa.column("block", sa.Integer), sa.column("measures", sa.LargeBinary))


def upgrade() -> None:
    _pack_anew(LARGE, SMALL)


def downgrade() -> None:
    _pack_anew(SMALL, LARGE)


def _pack_anew(old: tuple[int, struct.Struct], new: tuple[int, struct.Struct]) -> None:
    """Put the same measures into blocks of another size. What a block has no claims for is all zeros."""
    (held, unpack), (holding, pack) = old, new
    connection = op.get_bind()
    blocks: dict[int, bytearray] = {}
    for block, measures in connection.execute(sa.select(MEASURES)):
        for place, measure in enumerate(unpack.iter_unpack(measures)):
            if any(measure):
                number, at = divmod(block * held + place, holding)
                pack.pack_into(blocks.setdefault(number, bytearray(holding * pack.size)), at * pack.size, *measure)
    connection.execute(sa.delete(MEASURES))
    if blocks:
        rows = [{"block": block, "measures": bytes(measures)} for block, measures in sorted(blocks.items())]
        connection.execute(sa.insert(MEASURES), rows)
