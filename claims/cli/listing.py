"""`claims list`, `reports`, `search`: what is in the store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import click

from claims.cli.database_option import database_target
from claims.cli.filters import claim_filter, filter_options
from claims.cli.output import emit, output_options, tell
from claims.cli.progress import progressing
from claims.cli.table import ID, Column, Layout
from claims.cli.values import count, count_from_0

CLAIMS = Layout(
    written=("id", "kind", "who", "stated", "content", "publisher", "when", "tags"),
    columns=(
        ID,
        Column("kind", ("{kind}",)),
        Column("who", ("{who}", "in {publisher}", "{when}")),
        Column("claim", ("{words}", "= {stated}", "tags: {tags}"), fills=True),
    ),
)
REPORTS = Layout(
    written=("id", "publisher", "agency", "when", "name", "version", "language", "claims", "not_extracted"),
    columns=(
        ID,
        Column("publisher", ("{publisher}", "from {agency}", "{when}")),
        Column("report", ("{name}", "version {later_version}", "not extracted: {not_extracted}", "{hint}"), fills=True),
        Column("language", ("{language}",)),
        Column("claims", ("{claims}",), justify="right"),
    ),
)
limit_option = click.option("--limit", type=count, help="At most so many.")


@click.command("list")
@filter_options
@limit_option
@click.option("--offset", type=count_from_0, metavar="COUNT", default=0, help="Leave out so many first.")
@output_options
@click.pass_context
def list_claims(context: click.Context, /, limit: int | None, offset: int, form: str | None, **filters: Any) -> None:  # noqa: ANN401 (the filters)
    """List claims, oldest report first, undated ones last.

    \b
    Example:
      claims list --measure killed --issuer "health ministry" --since 2026-03-01
      claims list --tag check --ids | claims tag - +second-look
    """
    from claims.queries import claim_keys, count_claims, superseded_left_out
    from claims.store import open_store

    wanted = claim_filter(**filters)
    with open_store(database_target(context)) as store, store.session() as session:
        keys = claim_keys(session, wanted, limit=limit, offset=offset)
        found = count_claims(session, wanted)
        left_out = superseded_left_out(session, wanted)
        _emit_claims(session, keys, form)
    _tell_count(len(keys), "claim", found)
    if left_out:
        tell(f"{left_out:,} of superseded versions left out (--all-versions shows them)")


@click.command("search")
@click.argument("words")
@click.option("--limit", type=count, default=50, show_default=True, help="At most so many.")
@click.option("--all-versions", is_flag=True, help="Superseded versions of reports too.")
@output_options
@click.pass_context
def search(context: click.Context, words: str, limit: int, all_versions: bool, form: str | None) -> None:
    """Find claims that hold all the WORDS, in any form of them, best first.

    \b
    Example:
      claims search "harbour inspectors"
    """
    from claims.queries import search_keys
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        keys = search_keys(session, words, limit=limit, all_versions=all_versions)
        _emit_claims(session, keys, form)
    _tell_count(len(keys), "claim")


@click.command("reports")
@click.option("--publisher", metavar="NAME", help="Of this publisher.")
@click.option("--all-versions", is_flag=True, help="Superseded versions too.")
@click.option("--failed", is_flag=True, help="Only those whose claims could not be found, and why.")
@limit_option
@output_options
@click.pass_context
def reports(
    context: click.Context,
    publisher: str | None,
    all_versions: bool,
    failed: bool,
    limit: int | None,
    form: str | None,
) -> None:
    """List the stored reports, oldest first.

    \b
    Example:
      claims reports --publisher "Northern Wire" --json
      claims reports --failed --ids | claims retry -
    """
    from claims.cli.objects import report_row
    from claims.queries import find_reports
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        found = find_reports(session, publisher=publisher, all_versions=all_versions, failed=failed, limit=limit)
    emit([report_row(row) for row in found], REPORTS, form)
    not_extracted = sum(row.failure is not None for row in found)
    unsupported = sum(not row.supported for row in found)
    _tell_count(len(found), "report")
    if unsupported:
        tell(f"{unsupported:,} in a language that claims are not found in")
    if not_extracted:
        tell(f"{not_extracted:,} not extracted (`claims retry` tries again)")


def _emit_claims(session: Any, keys: list[int], form: str | None) -> None:  # noqa: ANN401 (a Session; naming it here would import the database for --help)
    with progressing(_claim_rows(session, keys, form), len(keys), "listing") as rows:
        emit(rows, CLAIMS, form)


def _claim_rows(session: Any, keys: list[int], form: str | None) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (as above)
    """The claims as rows, a page read at a time; with the cells of a table where the form has any."""
    from claims.cli.objects import claim_cells, claim_row
    from claims.matters.reading import pages, stream_claims
    from claims.queries.remarks import remarks_on

    claims = stream_claims(session, keys)
    for page in pages(keys):
        said = remarks_on(session, page)
        for claim in islice(claims, len(page)):
            row = claim_row(claim, said)
            yield row if form in {"json", "nl", "ids"} else claim_cells(row, claim)


def _tell_count(shown: int, what: str, found: int | None = None) -> None:
    from claims.render.words import number_of

    tell(number_of(shown, what) + (f" of {found:,}" if found is not None and found > shown else ""))
