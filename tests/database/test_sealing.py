"""Every row says whether it is as it was written; whatever the program does keeps that true."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, delete, insert, select, text, update

from claims.compare import Relation
from claims.database import check, reading, writing
from claims.database.writing_rows import plain, write_rows
from claims.models import Claim, Link, LogEntry, Note, Report, RowCount, Tag
from claims.models.seal import seal_of
from tests.stored import report

AT = datetime(2031, 3, 4, 12, tzinfo=UTC)


def said(engine: Engine) -> list[str]:
    return [str(problem) for problem in check(engine.url)]


@pytest.fixture
def filled(engine: Engine) -> Engine:
    with writing(engine) as session:
        report(session, "one", "Harbour Office: 12 died at Port Ansel")
        report(session, "two", "Mayor: 14 died at Port Ansel")
        session.flush()
        first, second = session.scalars(select(Claim).order_by(Claim.id))
        session.add(Tag(claim_id=first.id, name="late", present=True, made_at=AT, made_by="ada"))
        session.add(Note(claim_id=first.id, text="seen in print", made_at=AT, made_by="ada"))
        for action in ("ingest", "tag", "note"):
            session.add(LogEntry(made_at=AT, made_by="ada", action=action, subject="claim", detail={"name": "late"}))
        session.execute(
            insert(Link).execution_options(render_nulls=True),
            [
                {
                    "uid": "l", "a_id": first.id, "b_id": second.id, "relation": Relation.UPDATES, "strength": None,
                    "score": 1, "reasons": [{"code": "c", "text": "né"}], "linker": "test", "created_at": AT,
                }
            ],
        )  # fmt: skip
    return engine


ADDED = "INSERT INTO tag (claim_id, name, present, made_at, made_by)"
CHANGED = [
    # (what somebody changed behind the program's back, where that shows)
    ("UPDATE tag SET made_by = 'eve'", "tag 1"),
    ("UPDATE note SET text = 'never seen'", "note 1"),
    ("UPDATE log_entry SET made_by = 'eve' WHERE id = 2", "log_entry 2"),
    ("UPDATE log_entry SET detail = '{}' WHERE id = 2", "log_entry 2"),
    ("UPDATE link SET relation = 'conflicts'", "link l"),
    ("UPDATE link SET score = 0.5", "link l"),
    ("UPDATE claim SET kind = 'quote' WHERE uid = (SELECT min(uid) FROM claim)", "claim "),
    ("UPDATE report SET title = 'Another'", "report "),
    ("UPDATE report SET published_at = '2001-01-01 00:00:00'", "report "),
    (f"{ADDED} SELECT claim_id, 'x', present, made_at, made_by FROM tag", "tag 2"),  # noqa: S608 (our own table)
]  # fmt: skip


@pytest.mark.parametrize(("change", "where"), CHANGED)
def test_a_changed_value_shows(filled: Engine, change: str, where: str) -> None:
    assert said(filled) == []
    with writing(filled) as session:
        session.execute(text(change))
    found = [line for line in said(filled) if line.startswith(where)]
    assert found
    assert found[0].endswith("does not say what it said when it was written")


@pytest.mark.parametrize("which", ["min(id)", "max(id)"])
@pytest.mark.parametrize("table", ["log_entry", "tag", "note", "link"])
def test_a_row_that_is_gone_shows(filled: Engine, table: str, which: str) -> None:
    with writing(filled) as session:
        number = session.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608 (our own tables)
        session.execute(text(f"DELETE FROM {table} WHERE id = (SELECT {which} FROM {table})"))  # noqa: S608 (as above)
    assert f"table {table}: has {number - 1} rows and should have {number}" in said(filled)


def test_a_sealed_row_put_in_twice_shows(filled: Engine) -> None:
    copy = """
        INSERT INTO tag (claim_id, name, present, made_at, made_by, seal)
        SELECT claim_id, name, present, made_at, made_by, seal FROM tag
    """
    with writing(filled) as session:
        session.execute(text(copy))
    assert said(filled) == ["table tag: has 2 rows and should have 1"]


def test_rows_written_one_by_one_in_bulk_and_by_copying_have_the_same_seal(filled: Engine) -> None:
    values = {
        "made_at": AT,
        "made_by": "ada",
        "action": "a",
        "subject": "store",
        "subject_uid": None,
        "detail": {"é": 1},
    }
    with writing(filled) as session:
        session.add(LogEntry(**values))
        session.flush()
        session.connection().execute(insert(LogEntry), [values])
        connection = session.connection()
        converted = []
        for name, value in values.items():
            convert = plain(connection, getattr(LogEntry, name))
            converted.append(convert(value) if convert and name != "detail" else value)
        converted[-1] = '{"\\u00e9": 1}'
        write_rows(connection, LogEntry, tuple(values), [tuple(converted)])
    with reading(filled) as session:
        assert len(set(session.scalars(select(LogEntry.seal).where(LogEntry.action == "a")))) == 1
    assert said(filled) == []


def test_a_row_changed_as_an_object_is_sealed_again(filled: Engine) -> None:
    with writing(filled) as session:
        session.scalars(select(Report).order_by(Report.id)).first().title = "Corrected"  # type: ignore[union-attr] # there is one
    assert said(filled) == []


def test_an_update_that_would_leave_the_seal_is_refused(filled: Engine) -> None:
    with pytest.raises(TypeError, match="changes relation and leaves the seal"), writing(filled) as session:
        session.execute(update(Link).values(relation=Relation.COPIES))
    with writing(filled) as session:
        session.execute(update(Report).values(linked=False))  # what runs change has no seal
    assert said(filled) == []


def test_rows_of_a_transaction_that_is_rolled_back_do_not_count(filled: Engine) -> None:
    def fail() -> None:
        with writing(filled) as session:
            session.execute(delete(Link))
            session.add(LogEntry(made_at=AT, made_by="ada", action="x", subject="store", detail={}))
            session.flush()
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError):
        fail()
    with writing(filled) as session:
        session.add(LogEntry(made_at=AT, made_by="ada", action="y", subject="store", detail={}))
    with reading(filled) as session:
        assert session.scalar(select(RowCount.rows).where(RowCount.name == "log_entry")) == 4
    assert said(filled) == []


def test_rows_of_a_savepoint_that_is_rolled_back_do_not_count(filled: Engine) -> None:
    def entry(action: str) -> LogEntry:
        return LogEntry(made_at=AT, made_by="ada", action=action, subject="store", detail={})

    with writing(filled) as session:
        session.add(entry("before"))
        session.flush()
        point = session.begin_nested()
        session.execute(delete(Link))
        session.add(entry("inside"))
        session.flush()
        point.rollback()
        session.add(entry("after"))
    with reading(filled) as session:
        assert session.scalar(select(RowCount.rows).where(RowCount.name == "log_entry")) == 5
    assert said(filled) == []


def test_the_rule_of_seals_stays() -> None:
    """Stores that exist are sealed by it."""
    row = {"action": "tag", "count": 3, "none": None, "score": 0.5, "text": "né"}
    assert seal_of(row, row.values()) == seal_of([*row, "zzz"], [*row.values(), None])
    assert seal_of(row, row.values()) == 616401415019534203
