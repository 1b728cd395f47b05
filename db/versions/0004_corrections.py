"""What analysts say against the machine's reading of a claim; who speaks for a body, how many, how surely identified.

Revision 0004. Going down puts the links back that corrections displaced, so that the older program shows what the
machine alone found; the corrections are lost with their table, their log entries stay. A link that an analyst's word on
a source displaces as well is put back too: `claims link --all` makes it anew.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Column = sa.Column[Any]

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ASPECTS = "issuer as_of place figure"
PRECISIONS = "minute day week month year"
MEASURES = "killed injured missing displaced detained abducted affected infected casualties other"
LINK = "uid, a_id, b_id, relation, strength, score, reasons, linker, created_at"
DISPLACED = (
    "FROM displaced_link WHERE a_id IN (SELECT claim_id FROM correction) OR b_id IN (SELECT claim_id FROM correction)"
)


def upgrade() -> None:
    op.add_column("attribution", sa.Column("speaker", sa.String(200)))
    op.add_column("attribution", sa.Column("number", sa.String(40)))
    op.add_column("attribution", sa.Column("confidence", sa.Float))
    op.create_table(
        "correction",
        sa.Column("id", IDENTITY, primary_key=True),
        sa.Column("claim_id", IDENTITY, sa.ForeignKey("claim.id"), nullable=False),
        words("aspect", "corrected", ASPECTS, nullable=False),
        sa.Column("ordinal", sa.Integer),
        sa.Column("stands", sa.Boolean, nullable=False),
        sa.Column("source_id", IDENTITY, sa.ForeignKey("source.id")),
        sa.Column("moment", sa.DateTime),
        words("precision", "precision", PRECISIONS),
        sa.Column("value", sa.String(200)),
        sa.Column("low", sa.BigInteger),
        sa.Column("high", sa.BigInteger),
        words("measure", "measure", MEASURES),
        sa.Column("reason", sa.Text),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("made_by", sa.String(200), nullable=False),
        sa.CheckConstraint("(aspect = 'figure') = (ordinal IS NOT NULL)", name="ordinal_of"),
        sa.CheckConstraint("source_id IS NULL OR (stands AND aspect = 'issuer')", name="source_of"),
        sa.CheckConstraint("(moment IS NOT NULL) = (stands AND aspect = 'as_of')", name="moment_of"),
        sa.CheckConstraint("(moment IS NULL) = (precision IS NULL)", name="moment_to"),
        sa.CheckConstraint("(value IS NOT NULL) = (stands AND aspect = 'place')", name="value_of"),
        sa.CheckConstraint("(low IS NOT NULL OR high IS NOT NULL) = (stands AND aspect = 'figure')", name="bounds_of"),
        sa.CheckConstraint("measure IS NULL OR low IS NOT NULL OR high IS NOT NULL", name="measure_of"),
        sa.CheckConstraint("low <= high", name="low_to_high"),
    )
    for column in ("claim_id", "source_id"):
        op.create_index(op.f(f"ix_correction_{column}"), "correction", [column])


def downgrade() -> None:
    op.execute(f"DELETE FROM link WHERE uid IN (SELECT uid {DISPLACED})")  # noqa: S608 (our own columns)
    op.execute(
        f"INSERT INTO link ({LINK}) SELECT {LINK} FROM displaced_link"  # noqa: S608 (as above)
        f" WHERE relation IS NOT NULL AND uid IN (SELECT uid {DISPLACED})"
    )
    op.execute(f"DELETE {DISPLACED}")
    op.drop_table("correction")
    for name in ("confidence", "number", "speaker"):
        op.drop_column("attribution", name)


def words(column: str, name: str, values: str, *, nullable: bool = True) -> Column:
    kind = sa.Enum(*values.split(), name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=nullable)
