"""The tables, and the full-text search of claims.

Revision 0001, the first. The search index is each store's own: on SQLite an FTS5 table that keeps no copy of the words
(it reads them through the view `claim_search_source`) and is kept current by triggers; on PostgreSQL a GIN index.
Constraints and indexes get their names from the naming convention of the models' metadata (see `claims.models.base`).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Column = sa.Column[Any]

IDENTITY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
RELATIONS = "copies restates updates part_of conflicts corroborates unrelated undecided"
PRECISIONS = "minute day week month year"

SQLITE_SEARCH = (
    """
    CREATE VIEW claim_search_source AS
    SELECT claim.id AS id, claim.content AS content, report.title AS title
    FROM claim JOIN report ON report.id = claim.report_id
    """,
    """
    CREATE VIRTUAL TABLE claim_search USING fts5 (
        content, title,
        content = 'claim_search_source', content_rowid = 'id',
        tokenize = 'porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER claim_search_insert AFTER INSERT ON claim BEGIN
        INSERT INTO claim_search (rowid, content, title)
        VALUES (new.id, new.content, (SELECT title FROM report WHERE id = new.report_id));
    END
    """,
    """
    CREATE TRIGGER claim_search_delete AFTER DELETE ON claim BEGIN
        INSERT INTO claim_search (claim_search, rowid, content, title)
        VALUES ('delete', old.id, old.content, (SELECT title FROM report WHERE id = old.report_id));
    END
    """,
    """
    CREATE TRIGGER claim_search_update AFTER UPDATE OF content ON claim BEGIN
        INSERT INTO claim_search (claim_search, rowid, content, title)
        VALUES ('delete', old.id, old.content, (SELECT title FROM report WHERE id = old.report_id));
        INSERT INTO claim_search (rowid, content, title)
        VALUES (new.id, new.content, (SELECT title FROM report WHERE id = new.report_id));
    END
    """,
    """
    CREATE TRIGGER claim_search_retitle AFTER UPDATE OF title ON report BEGIN
        INSERT INTO claim_search (claim_search, rowid, content, title)
        SELECT 'delete', id, content, old.title FROM claim WHERE report_id = old.id;
        INSERT INTO claim_search (rowid, content, title)
        SELECT id, content, new.title FROM claim WHERE report_id = new.id;
    END
    """,
)


def upgrade() -> None:
    sources()
    reports()
    claims()
    links()
    analysts()
    log()
    search()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE claim_search")
        op.execute("DROP VIEW claim_search_source")
    for table in (
        *("log_entry", "note", "grade", "tag", "judgement"),
        *("link", "claim_term", "figure", "attribution", "claim"),
        *("report", "alias", "source"),
    ):
        op.drop_table(table)


def identity() -> Column:
    return sa.Column("id", IDENTITY, primary_key=True)


def uid() -> Column:
    return sa.Column("uid", sa.String(40), nullable=False, unique=True)


def reference(name: str, table: str, *, nullable: bool = False) -> Column:
    return sa.Column(name, IDENTITY, sa.ForeignKey(f"{table}.id"), nullable=nullable)


def words(column: str, name: str, values: str, *, nullable: bool = False) -> Column:
    kind = sa.Enum(*values.split(), name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=nullable)


def span() -> tuple[Column, Column]:
    return sa.Column("start", sa.Integer, nullable=False), sa.Column("end", sa.Integer, nullable=False)


def made() -> tuple[Column, Column]:
    return sa.Column("made_at", sa.DateTime, nullable=False), sa.Column("made_by", sa.String(200), nullable=False)


def index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def sources() -> None:
    op.create_table(
        "source",
        identity(),
        uid(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        words(
            "kind",
            "sourcekind",
            "government ministry military police emergency_service health court un igo ngo media state_media company"
            " armed_group party person witness research anonymous other",
        ),
        reference("parent_id", "source", nullable=True),
        sa.Column("side", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("named", sa.Boolean, nullable=False),
        sa.Column("resolved", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.UniqueConstraint("folded", "kind", "resolved"),
    )
    op.create_table(
        "alias",
        identity(),
        reference("source_id", "source"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        *made(),
        sa.UniqueConstraint("source_id", "folded"),
    )
    index("alias", "folded")


def reports() -> None:
    op.create_table(
        "report",
        identity(),
        uid(),
        reference("publisher_id", "source", nullable=True),
        reference("agency_id", "source", nullable=True),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("byline", sa.Text),
        sa.Column("published_at", sa.DateTime),
        words("published_precision", "precision", PRECISIONS, nullable=True),
        sa.Column("modified_at", sa.DateTime),
        sa.Column("language", sa.String(8)),
        sa.Column("supported", sa.Boolean, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("encoding", sa.Text),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("raw_sha256", sa.String(64), nullable=False),
        sa.Column("raw_size", sa.Integer, nullable=False),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        reference("supersedes_id", "report", nullable=True),
        sa.Column("superseded", sa.Boolean, nullable=False),
        sa.Column("ingested_at", sa.DateTime, nullable=False),
        sa.Column("ingested_by", sa.Text, nullable=False),
        sa.UniqueConstraint("url", "version"),
    )
    index("report", "publisher_id", "published_at", "raw_sha256", "text_sha256", "superseded")


def claims() -> None:
    op.create_table(
        "claim",
        identity(),
        uid(),
        reference("report_id", "report"),
        sa.Column("ordinal", sa.Integer, nullable=False),
        words("kind", "statementkind", "denial figure quote statement"),
        words("quote_type", "quotetype", "direct mixed indirect"),
        words("polarity", "polarity", "affirmed denied"),
        words("modality", "modality", "asserted possible forecast"),
        sa.Column("content", sa.Text, nullable=False),
        *span(),
        sa.Column("content_spans", sa.JSON, nullable=False),
        sa.Column("cue_spans", sa.JSON, nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
        sa.Column("as_of", sa.DateTime),
        words("as_of_precision", "precision", PRECISIONS, nullable=True),
        sa.Column("place", sa.Text),
        sa.Column("event", sa.Text),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("extractor", sa.String(40), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.UniqueConstraint("report_id", "ordinal"),
    )
    index("claim", "kind", "as_of", "place", "event")
    attributions()
    figures()
    op.create_table(
        "claim_term",
        sa.Column("term", sa.String(80), nullable=False),
        reference("claim_id", "claim"),
        sa.PrimaryKeyConstraint("term", "claim_id"),
        sqlite_with_rowid=False,
    )
    index("claim_term", "claim_id")


def attributions() -> None:
    op.create_table(
        "attribution",
        identity(),
        reference("claim_id", "claim"),
        reference("source_id", "source"),
        words("role", "role", "issuer relay publisher"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("printed", sa.Text, nullable=False),
        sa.Column("source_spans", sa.JSON, nullable=False),
        sa.Column("cue_spans", sa.JSON, nullable=False),
        sa.Column("named", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.UniqueConstraint("claim_id", "role", "position"),
    )
    index("attribution", "source_id")


def figures() -> None:
    op.create_table(
        "figure",
        identity(),
        reference("claim_id", "claim"),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("low", sa.BigInteger),
        sa.Column("high", sa.BigInteger),
        words(
            "measure",
            "measure",
            "killed injured missing displaced detained abducted affected infected casualties other",
        ),
        words(
            "qualifier",
            "qualifier",
            "exact at_least more_than up_to at_most fewer_than about nearly range vague none",
        ),
        sa.Column("hedge", sa.Text),
        sa.Column("who", sa.Text),
        sa.Column("unit", sa.Text),
        sa.Column("part_of", sa.Boolean, nullable=False),
        words("basis", "basis", "incident period cumulative"),
        *span(),
        sa.UniqueConstraint("claim_id", "ordinal"),
    )


def links() -> None:
    op.create_table(
        "link",
        identity(),
        uid(),
        reference("a_id", "claim"),
        reference("b_id", "claim"),
        words("relation", "relation", RELATIONS),
        words("strength", "strength", "strong weak", nullable=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("linker", sa.String(40), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.UniqueConstraint("a_id", "b_id"),
        sa.CheckConstraint("a_id <> b_id", name="two_claims"),
    )
    index("link", "b_id", "relation")


def analysts() -> None:
    op.create_table(
        "judgement",
        identity(),
        reference("a_id", "claim"),
        reference("b_id", "claim"),
        words("verdict", "verdict", "accept reject other retract"),
        words("relation", "relation", RELATIONS, nullable=True),
        sa.Column("reason", sa.Text),
        *made(),
        sa.CheckConstraint("a_id <> b_id", name="two_claims"),
    )
    index("judgement", "a_id", "b_id")
    op.create_table(
        "tag",
        identity(),
        reference("claim_id", "claim"),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("present", sa.Boolean, nullable=False),
        *made(),
    )
    index("tag", "claim_id", "name")
    op.create_table(
        "grade",
        identity(),
        reference("source_id", "source", nullable=True),
        reference("claim_id", "claim", nullable=True),
        sa.Column("code", sa.String(1), nullable=False),
        sa.Column("reason", sa.Text),
        *made(),
        sa.CheckConstraint(
            "(source_id IS NOT NULL AND claim_id IS NULL AND code IN ('A','B','C','D','E','F'))"
            " OR (claim_id IS NOT NULL AND source_id IS NULL AND code IN ('1','2','3','4','5','6'))",
            name="one_half",
        ),
    )
    index("grade", "source_id", "claim_id")
    op.create_table(
        "note",
        identity(),
        *(reference(f"{subject}_id", subject, nullable=True) for subject in ("claim", "source", "report")),
        sa.Column("text", sa.Text, nullable=False),
        *made(),
        sa.CheckConstraint(
            "(CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN source_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN report_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_subject",
        ),
    )
    index("note", "claim_id", "source_id", "report_id")


def log() -> None:
    op.create_table(
        "log_entry",
        identity(),
        *made(),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(20), nullable=False),
        sa.Column("subject_uid", sa.String(40)),
        sa.Column("detail", sa.JSON, nullable=False),
    )
    index("log_entry", "made_at", "action", "subject_uid")


def search() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_SEARCH:
            op.execute(statement)
    else:
        op.execute("CREATE INDEX claim_search_content ON claim USING gin (to_tsvector('english', content))")
