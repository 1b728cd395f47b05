"""An open store: what a program of ten lines needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import URL, Engine
from sqlalchemy.orm import Session

from claims.database import connect, initialise, reading, resolve_url, writing

# Each method imports what it needs: a command opens a store, and most look at one thing of it.
if TYPE_CHECKING:
    from claims.compare import Relation
    from claims.documents import ReadOptions
    from claims.linking import LinkOutcome
    from claims.matters import ClaimRecord
    from claims.queries import ClaimFilter, LinkRow, ReportRow
    from claims.store.feeding import Feeding
    from claims.store.outcome import IngestSummary, Progress
    from claims.store.run_options import RunOptions


def open_store(target: str | URL | None = None, *, create: bool = False) -> Store:
    """Open the store that `target` names: a path, or a URL of SQLite or PostgreSQL (see `claims.database.resolve_url`).

    With `create` a store that is not there is made. Raises StoreError when there is none or it cannot be used,
    SchemaError when its schema is not this program's.
    """
    url = resolve_url(target)
    if create:
        initialise(url)
    return Store(connect(url))


class Store:
    """One open store. It is a context manager that closes itself; see `open_store`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back. The store can not be used any more."""
        self.engine.dispose()

    def session(self) -> AbstractContextManager[Session]:
        """A session for reading, which sees one state of the store."""
        return reading(self.engine)

    def transaction(self) -> AbstractContextManager[Session]:
        """A session for writing: committed when the block ends, rolled back when it raises."""
        return writing(self.engine)

    def ingest(  # noqa: PLR0913 -- options of one run, all with a default
        self,
        inputs: Iterable[str],
        options: ReadOptions | None = None,
        *,
        by: str | None = None,
        progress: Progress | None = None,
        link: bool = True,
        dry_run: bool = False,
        run: RunOptions | None = None,
    ) -> IngestSummary:
        """Read files, folders, URLs or `-`, store what is new, and link it.

        Each document has its own transaction, and an input on which anything fails stops nothing: it is among `failed`.
        Reports on which an older version's extraction failed are tried again at the end. `by` is the name in the log
        (else `claims.review.current_analyst()`), `progress` is called after each input, and with `dry_run` nothing is
        written. Raises StoreError when the database cannot be used; what was stored before stays.
        """
        from claims.documents import ReadOptions, read_inputs  # noqa: PLC0415 - as said above
        from claims.store.outcome import counted  # noqa: PLC0415

        feeding = self._feeding(by, run, link=link)
        readings = read_inputs(inputs, options or ReadOptions())
        if dry_run:
            return counted(feeding.rehearse(readings), progress)
        return counted(chain(feeding.feed(readings), feeding.extract_again(self._outdated(feeding))), progress)

    def retry(
        self,
        reports: Iterable[int] | None = None,
        *,
        by: str | None = None,
        progress: Progress | None = None,
        run: RunOptions | None = None,
    ) -> IngestSummary:
        """Extract again the reports on which extraction failed: all, or those with these keys; and link them."""
        from claims.queries import failed_reports  # noqa: PLC0415
        from claims.store.outcome import counted  # noqa: PLC0415

        feeding = self._feeding(by, run, link=True)
        with self.session() as session:
            failed = failed_reports(session)
        wanted = failed if reports is None else [key for key in reports if key in set(failed)]
        return counted(feeding.extract_again(wanted), progress)

    def _feeding(self, by: str | None, run: RunOptions | None, *, link: bool) -> Feeding:
        from claims.review import current_analyst  # noqa: PLC0415
        from claims.store.feeding import Feeding  # noqa: PLC0415
        from claims.store.run_options import RunOptions  # noqa: PLC0415

        run = run or RunOptions()
        return Feeding(
            self.engine, by or current_analyst(), link, workers=run.workers, seconds=run.max_seconds, watch=run.watch
        )

    def _outdated(self, feeding: Feeding) -> Iterator[int]:
        """The reports on which another version's extraction failed, as they are when the first is asked for."""
        from claims.queries import failed_reports  # noqa: PLC0415

        with self.session() as session:
            keys = failed_reports(session, other_than=feeding.extractor.version)
        yield from keys

    def link(self, *, rebuild: bool = False) -> LinkOutcome:
        """Link the claims that are not linked yet; with `rebuild` all of them anew. Analysts' judgements stay."""
        from claims.linking import link_all  # noqa: PLC0415 - who looks at a store pays for no arrays

        with self.transaction() as session:
            return link_all(session, rebuild=rebuild)

    def claims(self, wanted: ClaimFilter | None = None, *, limit: int | None = None) -> list[ClaimRecord]:
        """The claims that pass the filter (all of them without one), by the time they hold, oldest first."""
        from claims.matters.reading import read_claims  # noqa: PLC0415 - as said above
        from claims.queries import ClaimFilter, claim_keys  # noqa: PLC0415

        with self.session() as session:
            keys = claim_keys(session, wanted or ClaimFilter(), limit=limit)
            return sorted(read_claims(session, keys), key=lambda claim: claim.order)

    def links(self, wanted: ClaimFilter | None = None, *, relations: Collection[Relation] = ()) -> list[LinkRow]:
        """The links that count: all, or those that touch a claim that passes the filter.

        An analyst's word counts before the machine's; pairs judged unrelated are among them only when `relations` asks.
        """
        from claims.queries import claim_keys, find_links  # noqa: PLC0415 - as said above

        with self.session() as session:
            keys = None if wanted is None else claim_keys(session, wanted)
            return find_links(session, keys, relations=relations)

    def reports(self, *, all_versions: bool = False) -> list[ReportRow]:
        """The reports, oldest first; of each the newest version only, unless `all_versions`."""
        from claims.queries import find_reports  # noqa: PLC0415 - as said above

        with self.session() as session:
            return find_reports(session, all_versions=all_versions)
