"""A check finds every promise that is broken, and nothing in a sound store."""

from __future__ import annotations

import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from claims.attribution import QuoteType
from claims.database import backup, check, connect, resolve_url, stats, writing
from claims.database.schema import newest_revision
from claims.errors import SchemaError, StoreError
from claims.extract import Modality, Polarity, StatementKind
from claims.ingest.identity import text_sha256
from claims.models import (
    Aspect,
    Attribution,
    Claim,
    ClaimMeasures,
    ClaimPostings,
    Echo,
    EchoOrder,
    Identification,
    LogEntry,
    Report,
    Role,
    Source,
)
from claims.models.index import MEASURE, MEASURED
from claims.sources import SourceKind
from claims.store.checking import check_store

AT = datetime(2026, 3, 4, tzinfo=UTC)
TEXT = "Twelve people died, the ministry said."


@pytest.fixture
def filled(engine: Engine) -> Engine:
    source = Source(
        uid="s", name="Ministry", folded="ministry", kind=SourceKind.MINISTRY, named=True, resolved=True, created_at=AT
    )
    report = Report(
        uid="r", url="https://wire.example/1", supported=True, media_type="text/plain", origin="1.txt",
        raw_sha256="0" * 64, raw_size=38, text_sha256=text_sha256(TEXT), text=TEXT, version=1,
        superseded=False, ingested_at=AT, ingested_by="mara",
    )  # fmt: skip
    claim = Claim(
        uid="c", report=report, ordinal=0, kind=StatementKind.STATEMENT, quote_type=QuoteType.INDIRECT,
        polarity=Polarity.AFFIRMED, modality=Modality.ASSERTED, content="Twelve people died", start=0, end=18,
        content_spans=[[0, 18]], cue_spans=[[33, 37]], sentence_start=0, sentence_end=38, evidence="verb",
        confidence=1.0, extractor="test", created_at=AT,
    )  # fmt: skip
    voice = Attribution(
        claim=claim, source=source, role=Role.ISSUER, position=0, printed="the ministry", source_spans=[[20, 32]],
        cue_spans=[[33, 37]], named=True, reason="printed",
    )  # fmt: skip
    with writing(engine) as session:
        session.add_all([source, report, claim, voice])
    return engine


def test_a_sound_store_has_no_problems(filled: Engine) -> None:
    assert check(filled.url) == []


BROKEN = [
    # (what somebody changed behind our back, what is said of it)
    ("UPDATE report SET text = 'Thirteen'||substr(text, 7)", "report r: its text is not the text that was ingested"),
    ("UPDATE claim SET content = 'Two people died'", "claim c: its content is not the words at its spans"),
    ("UPDATE claim SET content_spans = '[]'", "claim c: its content is not the words at its spans"),
    ("""UPDATE claim SET "end" = 17""", "claim c: its start and end do not enclose its spans"),
    ("UPDATE claim SET sentence_end = 99", "claim c: its sentence or cue lies beyond the text"),
    ("UPDATE claim SET as_of_start = 90, as_of_end = 99", "claim c: its place or time lies beyond the text"),
    ("UPDATE attribution SET printed = 'the army'", "claim c: its issuer is not the words at its spans"),
    ("UPDATE report SET superseded = true", "report r: is marked as superseded, and is the newest version"),
    ("UPDATE report SET linked = true", "store: 1 claims are not in the index"),
]


@pytest.mark.parametrize(("change", "said"), BROKEN)
def test_a_broken_promise_is_found(filled: Engine, change: str, said: str) -> None:
    with writing(filled) as session:
        session.execute(text(change))
    assert said in [str(problem) for problem in check_store(filled.url)]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (ClaimPostings, {"term": "ferry", "leading": True, "block": 1, "claims": struct.pack("<H", 77)}),
        (ClaimMeasures, {"block": 1, "measures": struct.pack(f"<{MEASURE}{7 * (MEASURED - 1)}x", 3, 400, 0)}),
    ],
)
def test_a_key_of_no_claim_in_the_index_is_found(
    filled: Engine, table: type[ClaimPostings | ClaimMeasures], row: dict[str, object]
) -> None:
    with writing(filled) as session:
        session.add(table(**row))
    (problem,) = check_store(filled.url)
    assert (str(problem), problem.remedy) == ("store: 1 keys of no claim are in the index", "`claims link --all`")


def test_a_repeated_passage_that_lies_in_no_text_is_found(filled: Engine) -> None:
    with writing(filled) as session:
        first = session.scalars(select(Report)).one()
        columns = {
            column.name: getattr(first, column.name) for column in Report.__table__.columns if column.name != "seal"
        }
        second = Report(**columns | {"id": None, "uid": "r2", "url": None})
        session.add(second)
        session.flush()
        echo = Echo(
            later_id=second.id, earlier_id=first.id, words=6, share=1.0, share_of_earlier=1.0,
            passages=[[0, 38, 0, 38]], ordered_by=EchoOrder.PUBLISHED, reasons=[], finder="test",
        )  # fmt: skip
        session.add(echo)
    assert check(filled.url) == []
    with writing(filled) as session:
        session.scalars(select(Echo)).one().passages = [[0, 38, 1, 39]]
    assert [str(problem) for problem in check(filled.url)] == [
        "report r2: a passage it repeats of r lies beyond a text"
    ]


def test_a_search_index_out_of_step_is_found(sqlite_url: str) -> None:
    with closing(sqlite3.connect(sqlite_url)) as connection, connection:
        connection.execute("INSERT INTO claim_search (rowid, content, title) VALUES (7, 'nowhere', '')")
    problems = check(resolve_url(sqlite_url))
    assert [problem.check for problem in problems] == ["search"]


def test_a_reference_to_nothing_is_found(sqlite_url: str) -> None:
    with closing(sqlite3.connect(sqlite_url)) as connection, connection:
        connection.execute("INSERT INTO tag (claim_id, name, present, made_at, made_by) VALUES (404, 'x', 1, '', '')")
    assert "references" in [problem.check for problem in check(resolve_url(sqlite_url))]


def test_stats_count_rows(filled: Engine) -> None:
    counted = stats(filled.url)
    assert (counted.rows["report"], counted.rows["claim"], counted.rows["tag"]) == (1, 1, 0)
    assert counted.revision == newest_revision()
    assert counted.size > 10_000


def test_a_backup_is_a_whole_store(sqlite_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup(resolve_url(sqlite_url), copy)
    assert check(resolve_url(str(copy))) == []
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith("copy")) == ["copy.db"]


def test_a_backup_holds_what_a_writer_has_not_yet_folded_in(sqlite_url: str, tmp_path: Path) -> None:
    engine = connect(sqlite_url)
    with writing(engine) as session:
        session.add(LogEntry(made_at=AT, made_by="m", action="a", subject="s", detail={}))
    backup(engine.url, tmp_path / "copy.db")
    engine.dispose()
    assert stats(resolve_url(str(tmp_path / "copy.db"))).rows["log_entry"] == 1


def test_a_dump_of_postgresql_is_written(postgresql_url: str, tmp_path: Path) -> None:
    if shutil.which("pg_dump") is None:
        # A program of the server's makers, which the bundled server comes without.
        pytest.skip("PG_DUMP: NOT TESTED, it is not installed")
    try:
        backup(resolve_url(postgresql_url), tmp_path / "copy.dump")
    except StoreError as error:
        # An older pg_dump refuses a newer server; any other refusal is a defect.
        if "version mismatch" not in str(error):
            raise
        pytest.skip(f"PG_DUMP: NOT TESTED, {error}")
    assert (tmp_path / "copy.dump").read_bytes().startswith(b"PGDMP")


def test_a_dump_without_the_program_says_so(
    postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StoreError, match="pg_dump is not installed"):
        backup(resolve_url(postgresql_url), tmp_path / "copy.dump")


def test_sources_merged_round_a_ring(filled: Engine) -> None:
    with writing(filled) as session:
        other = Source(
            uid="t", name="Bureau", folded="bureau", kind=SourceKind.MINISTRY, named=True, resolved=True, created_at=AT
        )
        session.add(other)
        session.flush()
        one = session.scalars(select(Source).where(Source.uid == "s")).one()
        for source, into in ((one, other), (other, one)):
            session.add(
                Identification(
                    source_id=source.id,
                    aspect=Aspect.SAME_AS,
                    other_id=into.id,
                    stands=True,
                    made_at=AT,
                    made_by="mara",
                )
            )
    assert [str(problem) for problem in check(filled.url)] == [
        f"source {uid}: is merged into itself, round a ring" for uid in "st"
    ]


def test_a_backup_overwrites_nothing(sqlite_url: str, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("precious", encoding="utf-8")
    with pytest.raises(StoreError, match="exists already"):
        backup(resolve_url(sqlite_url), there)
    assert there.read_text(encoding="utf-8") == "precious"


def test_a_backup_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database"):
        backup(resolve_url(str(tmp_path / "absent.db")), tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_into_no_folder(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot open the file|cannot write"):
        backup(resolve_url(sqlite_url), tmp_path / "absent" / "copy.db")


def test_an_older_store_can_be_backed_up_and_not_checked(sqlite_url: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_url)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    backup(resolve_url(sqlite_url), tmp_path / "copy.db")
    use: Callable[..., object]
    for use in (check, stats):
        with pytest.raises(SchemaError):
            use(resolve_url(sqlite_url))
