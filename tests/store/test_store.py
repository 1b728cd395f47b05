"""A store from a program's side: fed, fed again, linked, asked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from claims.compare import Relation
from claims.database import check, connect, writing
from claims.errors import SchemaError, Stage, StoreError
from claims.extract import StatementKind
from claims.models import Claim, Grade, Judgement, LogEntry, Note, Tag, Verdict
from claims.queries import ClaimFilter
from claims.review import grade_claim, judge, note, tag
from claims.store import Outcome, Store, open_store
from tests.store.reports import write_reports

AT = datetime(2026, 3, 4, 12, tzinfo=UTC)
MONDAY = (
    "SELVO, 2 March 2026 — "
    "At least 12 people were killed by the flood in Selvo, the Ardan health ministry said on Monday.\n"
)
TUESDAY = (
    "SELVO, 3 March 2026 — "
    "At least 15 people were killed by the flood in Selvo, the Ardan health ministry said on Tuesday.\n"
)
GERMAN = (
    "Mindestens zwölf Menschen sind bei dem Hochwasser in Selvo ums Leben gekommen, teilte das Ministerium mit. Die"
    " Feuerwehr suchte am Abend weiter nach Vermissten, während das Wasser langsam aus den Straßen der Altstadt"
    " zurückging. Der Bürgermeister sagte, man werde die Brücke so schnell wie möglich wieder aufbauen und den Familien"
    " helfen, die ihre Häuser verloren haben.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "monday.txt").write_text(MONDAY, encoding="utf-8")
    (made / "tuesday.txt").write_text(TUESDAY, encoding="utf-8")
    return made


def state(store: Store) -> tuple[list[str], list[str]]:
    return sorted(claim.uid for claim in store.claims()), sorted(row.link.uid or "" for row in store.links())


def test_a_folder_becomes_linked_claims(store_url: str, folder: Path) -> None:
    with open_store(store_url) as store:
        summary = store.ingest([str(folder)], by="mara")
        assert (summary.new, summary.new_version, summary.unchanged, summary.failed) == (2, 0, 0, [])
        claims = store.claims(ClaimFilter(kinds=(StatementKind.FIGURE,)))
        assert sorted(figure.low or 0 for claim in claims for figure in claim.figures) == [12, 15]
        assert summary.claims == len(store.claims())
        assert summary.links == len(store.links()) > 0
        assert len(store.reports()) == 2
    assert check(store.engine.url) == []


def test_the_same_folder_again_changes_nothing(store_url: str, folder: Path) -> None:
    with open_store(store_url) as store:
        store.ingest([str(folder)], by="mara")
        before = state(store)
        again = store.ingest([str(folder)], by="mara")
        assert (again.new, again.unchanged, again.claims, again.links) == (0, 2, 0, 0)
        assert state(store) == before


def test_what_is_known_is_not_parsed_again(store_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(store_url) as store:
        store.ingest([str(folder)], by="mara")

        def parse_again(*_: object, **__: object) -> list[object]:
            raise AssertionError

        monkeypatch.setattr("claims.store.feeding.extract", parse_again)
        assert store.ingest([str(folder)], by="mara").unchanged == 2


def test_one_bad_input_stops_nothing(store_url: str, folder: Path) -> None:
    (folder / "nothing.txt").write_bytes(b"")
    with open_store(store_url) as store:
        summary = store.ingest([str(folder), str(folder / "absent.txt")], by="mara")
        assert summary.new == 2
        assert sorted(Path(error.subject or "").name for error in summary.failed) == ["absent.txt", "nothing.txt"]


def test_a_rehearsal_writes_nothing(store_url: str, folder: Path) -> None:
    (folder / "copy.txt").write_text(MONDAY, encoding="utf-8")
    with open_store(store_url) as store:
        summary = store.ingest([str(folder)], by="mara", dry_run=True)
        assert (summary.new, summary.unchanged) == (2, 1)
        assert store.reports() == []


def test_progress_is_told_of_every_input(store_url: str, folder: Path) -> None:
    told: list[Outcome] = []
    with open_store(store_url) as store:
        store.ingest([str(folder)], by="mara", progress=told.append)
    assert [Path(outcome.origin).name for outcome in told] == ["monday.txt", "tuesday.txt"]
    assert all(outcome.claims for outcome in told)


def test_a_language_that_is_not_read_is_stored_and_said(store_url: str, tmp_path: Path) -> None:
    page = tmp_path / "flut.txt"
    page.write_text(GERMAN, encoding="utf-8")
    with open_store(store_url) as store:
        summary = store.ingest([str(page)], by="mara")
        assert (summary.new, summary.unsupported, summary.claims) == (1, 1, 0)
        assert [row.supported for row in store.reports()] == [False]


def test_linking_can_wait_and_be_done_anew(store_url: str, folder: Path) -> None:
    with open_store(store_url) as store:
        assert store.ingest([str(folder)], by="mara", link=False).links == 0
        assert store.links() == []
        assert store.link().links.total() > 0
        before = state(store)
        assert store.link().links.total() == 0
        store.link(rebuild=True)
        assert state(store) == before


def test_what_analysts_said_survives_every_re_run(store_url: str, folder: Path) -> None:
    with open_store(store_url) as store:
        store.ingest([str(folder)], by="mara")
        with store.transaction() as session:
            one, two = session.scalars(select(Claim).where(Claim.kind == StatementKind.FIGURE).order_by(Claim.uid))
            tag(session, [one], ["toll"], by="mara", at=AT)
            grade_claim(session, one, "2", by="mara", at=AT)
            note(session, two, "called the ministry", by="mara", at=AT)
            judge(session, one, two, Verdict.OTHER, relation=Relation.CORROBORATES, by="mara", at=AT)
        before = said(store)
        store.ingest([str(folder)], by="tom")
        store.link(rebuild=True)
        assert said(store) == before
        assert [row.link.relation for row in store.links() if row.link.judged_by] == [Relation.CORROBORATES]
        assert len(store.claims(ClaimFilter(tags=("toll",)))) == 1


def said(store: Store) -> list[tuple[object, ...]]:
    """Every row of every table that keeps what people said, with its log."""
    with store.session() as session:
        connection = session.connection()
        return [
            tuple(row)
            for table in (Tag, Grade, Note, Judgement, LogEntry)
            for row in connection.execute(select(table.__table__).order_by(table.id))
        ]


def test_a_locked_store_says_so_and_loses_nothing(
    store_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_DB_TIMEOUT", "0.1")
    other = connect(store_url)
    with open_store(store_url) as store:
        with writing(other):
            summary = store.ingest([str(folder)], by="mara")
        assert [(error.stage, error.code) for error in summary.failed] == [(Stage.STORING, "locked")] * 2
        assert all("CLAIMS_DB_TIMEOUT" in str(error) for error in summary.failed)
        assert store.ingest([str(folder)], by="mara").new == 2
    other.dispose()


def test_a_store_is_made_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with pytest.raises(StoreError, match="claims init"):
        open_store(str(path))
    open_store(str(path), create=True).close()
    open_store(str(path)).close()


def test_a_newer_store_is_left_alone(sqlite_url: str) -> None:
    engine = connect(sqlite_url)
    with writing(engine) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    engine.dispose()
    with pytest.raises(SchemaError, match="newer"):
        open_store(sqlite_url, create=True)


def test_many_reports_make_many_claims(store_url: str, tmp_path: Path) -> None:
    with open_store(store_url) as store:
        summary = store.ingest([str(write_reports(tmp_path / "many", 12))], by="mara")
        assert summary.new == 12
        assert summary.claims >= 24
    assert check(store.engine.url) == []
