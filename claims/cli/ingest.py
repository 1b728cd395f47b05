"""`claims ingest`: the main job."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from claims.cli.database_option import database_target
from claims.cli.output import emit_object, tell, warn
from claims.cli.quiet_option import is_quiet
from claims.cli.url_options import allow_private_option
from claims.cli.values import count, date, seconds
from claims.cli.words_type import Input

if TYPE_CHECKING:
    from claims.documents import ReadOptions
    from claims.extract import Watch
    from claims.store import IngestSummary, Outcome, RunOptions

SOME_FAILED = 3
FORMATS = (
    "text",
    "markdown",
    "html",
    "json",
    "jsonl",
    "feed",
    "email",
    "mailbox",
    "pdf",
    "docx",
    "warc",
    "gzip",
    "telegram",
)

LONG = 2.0
"""Seconds after which a report gets a bar of its own."""

Step = Callable[["Outcome"], None]

max_seconds_option = click.option(
    "--max-seconds",
    type=seconds,
    help="Processor seconds that finding one report's claims may take (default: 600).",
)
workers_option = click.option(
    "--workers",
    "wanted",
    metavar="N|ADDRESS",
    help="Find claims in so many processes, or on a Dask cluster's tcp://HOST:PORT (default: 1).",
)


@click.command("ingest")
@click.argument("inputs", nargs=-1, required=True, type=Input(), metavar="PATH…|-|URL")
@click.option("--publisher", metavar="NAME", help="Who prints these reports, whatever they say themselves.")
@click.option("--url", metavar="URL", help="Where the report stands; versions are told by it.")
@click.option("--title", metavar="TEXT", help="The report's title.")
@click.option(
    "--published", type=date,
    help="When it was published (UTC, or with an offset: 2026-03-03T14:05:00+02:00).",
)  # fmt: skip
@click.option("--zone", metavar="ZONE", help="The zone of times printed without one: Europe/Kyiv, CEST, +02:00.")
@click.option("--language", metavar="CODE", help="Its language (ISO 639-1), where detection errs.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Read everything as this.")
@click.option("--encoding", metavar="NAME", help="The bytes' encoding, where detection errs.")
@click.option("--map", "fields", multiple=True, metavar="FIELD=NAME", help="A record's own name of a field: text=body.")
@click.option("--max-bytes", type=count, help="Refuse larger inputs (default: 20,000,000).")
@click.option("--max-characters", type=count, help="Refuse longer texts (default: 5,000,000).")
@click.option("--max-unpacked", type=count, help="Refuse DOCX that unpack to more bytes (default: 50,000,000).")
@click.option("--max-members", type=count, help="Refuse DOCX with more members in their archive (default: 10,000).")
@click.option("--max-depth", type=count, help="Refuse DOCX whose XML is nested deeper (default: 256).")
@click.option("--max-pages", type=count, help="Refuse PDF with more pages (default: 5,000).")
@max_seconds_option
@workers_option
@click.option(
    "--timeout",
    type=seconds,
    help="Seconds a URL may take, all in all (default: 30).",
)
@click.option(
    "--max-nesting", type=count, help="How deep mails, files and parts may stand within each other (default: 20)."
)
@allow_private_option
@click.option("--no-link", is_flag=True, help="Do not link; `claims link` does it later.")
@click.option("--dry-run", is_flag=True, help="Say what would be new, and store nothing.")
@click.option("--json", "as_json", is_flag=True, help="The counts and failures as JSON.")
@click.pass_context
def ingest(
    context: click.Context,
    /,
    inputs: tuple[str, ...],
    no_link: bool,
    dry_run: bool,
    as_json: bool,
    max_seconds: float | None,
    wanted: str | None,
    **given: object,
) -> None:
    """Read reports from files, folders, standard input (-) or URLs, find their claims, and link them.

    Text, Markdown, HTML, JSON and JSON-lines records, RSS and Atom feeds, mails and mailboxes, chats exported from
    Telegram, PDF, DOCX and WARC, also packed by gzip, are told apart by what they hold. An input that was read before
    changes nothing; other text at a known URL becomes a new version. What fails on an input is told in one line and the
    rest goes on; then the exit code is 3. A report whose claims could not be found is stored without them, and tried
    again by `claims retry` and by later versions of this program.

    \b
    Example:
      claims ingest reports/ https://example.org/story.html
      claims ingest dump.jsonl --map text=body --map publisher=site.name
      claims ingest archive/ --workers 4
      pbpaste | claims ingest - --publisher "Northern Wire" --published 2026-03-03
    """
    from claims.documents import count_inputs
    from claims.store import open_store

    options = _read_options(given)
    with (
        open_store(database_target(context)) as store,
        running(count_inputs(inputs), wanted, max_seconds) as (step, run),
    ):
        summary = store.ingest(inputs, options, progress=step, link=not no_link, dry_run=dry_run, run=run)
    if as_json:
        emit_object(counts(summary))
    else:
        tell(_told(summary, dry_run=dry_run))
    context.exit(SOME_FAILED if summary.failed else 0)


def _read_options(given: dict[str, object]) -> ReadOptions:
    from claims.documents import Format, ReadOptions
    from claims.errors import UsageError

    fields = {}
    for pair in given.pop("fields") or ():  # type: ignore[attr-defined]  # click gives a tuple of strings
        ours, equals, theirs = str(pair).partition("=")
        if not (ours and equals and theirs):
            raise UsageError("not a mapping of a field", subject=f"--map {pair}", remedy="write it as text=body")
        fields[ours] = theirs
    form = given.pop("form")
    named = {name: value for name, value in given.items() if value is not None}
    if form:
        named["format"] = Format(str(form))
    return ReadOptions(fields=fields, **named)  # type: ignore[arg-type]  # click has checked each option's type


@contextmanager
def running(total: int, wanted: str | None, max_seconds: float | None) -> Iterator[tuple[Step, RunOptions]]:
    """How a run works, and what it calls after each input."""
    from claims.extract import MAX_SECONDS
    from claims.store import RunOptions
    from claims.workers import workers

    with workers(wanted, alone=wanted is None, garbage=True) as doing, _progress(total) as (step, watch):
        yield step, RunOptions(doing, max_seconds or MAX_SECONDS, watch if doing.number == 1 else None)


@contextmanager
def _progress(total: int) -> Iterator[tuple[Step, Watch | None]]:
    """A bar on standard error when that is a terminal; failures in a line each as they happen, always.

    Another bar shows how far a report is that takes long.
    """
    if is_quiet() or not sys.stderr.isatty():
        yield _tell_failure, None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from claims.cli.terminal import Terminal

    console = Terminal(sys.stderr)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("ingesting", total=total)
        within = progress.add_task("this report", total=100, visible=False)
        began = [time.monotonic()]

        def step(outcome: Outcome) -> None:
            _tell_failure(outcome)
            progress.advance(task)
            progress.update(within, visible=False)
            began[0] = time.monotonic()

        def watch(share: float) -> None:
            if time.monotonic() - began[0] > LONG:
                progress.update(within, completed=int(100 * share), visible=True)

        yield step, watch


def _tell_failure(outcome: Outcome) -> None:
    from claims.cli.faults import failure_line

    if outcome.error is not None:
        warn(failure_line(outcome.error))
    elif not outcome.supported:
        tell(f"Note: {outcome.origin}: its language is not one that claims are found in")
    for remark in outcome.remarks:
        tell(f"Note: {outcome.origin}: {remark}")


def _told(summary: IngestSummary, *, dry_run: bool) -> str:
    counts = (
        f"{summary.new:,} new · {summary.new_version:,} new version · {summary.unchanged:,} unchanged"
        f" · {len(summary.failed):,} failed{'' if dry_run else _stored_all_the_same(summary)}"
    )
    found = "nothing was stored" if dry_run else told_found(summary)
    language = f"; {summary.unsupported:,} in a language that claims are not found in" if summary.unsupported else ""
    return f"{counts}; {found}{language}{_told_extracted(summary)}"


def told_found(summary: IngestSummary) -> str:
    """How many claims and links a run made."""
    claims = "1 claim" if summary.claims == 1 else f"{summary.claims:,} claims"
    links = "1 link" if summary.links == 1 else f"{summary.links:,} links"
    return f"{claims} found, {links}"


def told_unfinished(summary: IngestSummary) -> str:
    """What of a run is stored, and has to be taken up again."""
    extraction = _told_extracted(summary)
    extraction += f"; {summary.not_extracted:,} not extracted (`claims reports --failed`)" * bool(summary.not_extracted)
    return extraction + f"; {summary.not_linked:,} not linked (`claims link`)" * bool(summary.not_linked)


def _told_extracted(summary: IngestSummary) -> str:
    return f"; {summary.extracted:,} extracted that had failed before" if summary.extracted else ""


def _stored_all_the_same(summary: IngestSummary) -> str:
    """Which of the failed are among the new ones too: without this the counts would not add up."""
    stored = [
        f"{number:,} stored without {what} (`{remedy}`)"
        for number, what, remedy in (
            (summary.not_extracted, "claims", "claims reports --failed"),
            (summary.not_linked, "links", "claims link"),
        )
        if number
    ]
    return f", of these {', '.join(stored)}" if stored else ""


def counts(summary: IngestSummary) -> dict[str, object]:
    """The counts and failures of a run, as other programs read them."""
    return {
        "new": summary.new,
        "new_version": summary.new_version,
        "unchanged": summary.unchanged,
        "extracted": summary.extracted,
        "unsupported": summary.unsupported,
        "not_extracted": summary.not_extracted,
        "not_linked": summary.not_linked,
        "claims": summary.claims,
        "links": summary.links,
        "failed": [
            {
                "subject": error.subject,
                "stage": error.stage,
                "code": error.code,
                "problem": error.problem,
                "remedy": error.remedy,
            }
            for error in summary.failed
        ],
    }
