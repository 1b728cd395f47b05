"""`claims link`, `links`, `review`: how claims relate, why, and what analysts say of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from claims.cli.database_option import database_target
from claims.cli.filters import RELATIONS
from claims.cli.output import emit, output_options, tell
from claims.cli.progress import progressing
from claims.cli.table import ID, Column, Layout
from claims.cli.values import count

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claims.models import Claim

WRITTEN = (
    "id", "relation", "score", "strength", "judged_by", "a", "issuer_a", "content_a", "b", "issuer_b", "content_b",
)  # fmt: skip
VERDICTS = ("accept", "reject", "retract", *RELATIONS)


@click.command("link")
@click.option("--all", "rebuild", is_flag=True, help="Find all links anew, and write what changed; judgements stay.")
@click.option(
    "--workers",
    "wanted",
    metavar="N|ADDRESS",
    help="With --all: so many processes (else one a processor), or a Dask cluster's tcp://HOST:PORT.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be linked, and change nothing.")
@click.pass_context
def link(context: click.Context, rebuild: bool, wanted: str | None, dry_run: bool) -> None:
    """Link the claims that are not linked yet (ingesting does it as it goes, unless told not to).

    \b
    Example:
      claims ingest --no-link reports/ && claims link
      claims link --all
      claims link --all --workers tcp://10.0.0.5:8786
    """
    from claims.linking import are_few, link_all, workers
    from claims.store import open_store

    if wanted and not rebuild:
        raise click.UsageError("--workers are for --all: new reports are linked here, one after the other")
    target = database_target(context)
    with open_store(target) as store:
        with store.session() as session:
            alone = not rebuild or (wanted is None and are_few(session))
        with workers(wanted, alone=alone) as doing, store.transaction() as session:
            outcome = link_all(session, rebuild=rebuild, workers=doing)
            if dry_run:
                session.rollback()
    counts = ", ".join(f"{number:,} {relation}" for relation, number in sorted(outcome.links.items())) or "none"
    changed = f"; {outcome.changed:,} rows written" if rebuild else ""
    would = "would link" if dry_run else "linked"
    tell(f"{would} {outcome.claims:,} claims, {outcome.pairs:,} pairs compared; links: {counts}{changed}")


@click.command("links")
@click.argument("claim_or_report", metavar="[ID]", required=False)
@click.option("--relation", "relations", multiple=True, type=click.Choice(RELATIONS), help="Related so.")
@click.option("--why", is_flag=True, help="Show the reasons.")
@click.option("--limit", type=count, help="At most so many.")
@output_options
@click.pass_context
def links(
    context: click.Context,
    claim_or_report: str | None,
    relations: tuple[str, ...],
    why: bool,
    limit: int | None,
    form: str | None,
) -> None:
    """List links: all, or those of one claim, one report, or the link itself, by ID.

    \b
    Example:
      claims links --relation conflicts --why
      claims links 3f2a9c --why
    """
    from claims.cli.objects import link_row
    from claims.compare import Relation
    from claims.queries.links import stream_links
    from claims.render.words import number_of
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        keys = _keys(session, claim_or_report) if claim_or_report else None
        found = stream_links(session, keys, relations=tuple(map(Relation, relations)), limit=None if keys else limit)
        listed, number = found.rows, found.number
        if claim_or_report:
            named = _only_named(list(listed), claim_or_report)
            listed, number = iter(named[:limit]), len(named)
        with progressing((_cells(link_row(row)) for row in listed), limit or number, "listing") as rows:
            shown = emit(rows, _layout(why=why), form)
    tell(number_of(shown, "link") + (f" of {number:,}" if shown < number else ""))


@click.command("review")
@click.argument("link_or_claim", metavar="LINK|CLAIM")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--with", "other", metavar="CLAIM", help="The other claim, when the first id is a claim's.")
@click.option("--reason", metavar="TEXT", help="Why.")
@click.pass_context
def review(context: click.Context, link_or_claim: str, verdict: str, other: str | None, reason: str | None) -> None:
    """Say that a link is right (accept), wrong (reject), or another relation; or take that back (retract).

    What you say stands beside what the machine found, and no re-run changes it. Two claims that were not linked can
    be related too.

    \b
    Example:
      claims review 9be01c reject --reason "two different explosions"
      claims review 3f2a9c updates --with 77d0e4
    """
    from claims.review import current_analyst, judge
    from claims.store import open_store

    by = current_analyst()
    with open_store(database_target(context)) as store, store.transaction() as session:
        a, b = _pair(session, link_or_claim, other)
        said, relation = _verdict(verdict)
        changed = judge(session, a, b, said, relation=relation, reason=reason, by=by, at=datetime.now(UTC))
        uids = a.uid, b.uid
    tell(f"{uids[0][:10]} · {uids[1][:10]}: {verdict}" if changed else "said already, nothing changed")


def _layout(*, why: bool) -> Layout:
    """Both claims one under the other, to be compared; the reasons under them where they are wanted."""
    told = ("{words_a}", "{words_b}", *(["because {why}"] if why else []))
    return Layout(
        written=(*WRITTEN, "why") if why else WRITTEN,
        columns=(ID, Column("relation", ("{relation}", "{shown_score}")), Column("claims", told, fills=True)),
    )


def _keys(session: Session, prefix: str) -> list[int]:
    """The keys of the claims that an id stands for: the claim, the report's claims, the link's two."""
    from sqlalchemy import select

    from claims.models import Claim, Link, Report
    from claims.queries import identify_any

    match identify_any(session, (Claim, Report, Link), prefix):
        case Claim() as claim:
            return [claim.id]
        case Report() as report:
            return list(session.scalars(select(Claim.id).where(Claim.report_id == report.id)))
        case Link() as found:
            return [found.a_id, found.b_id]
    return []


def _only_named(found: list[Any], prefix: str) -> list[Any]:
    """When the id is a link's, that link alone and not every link of its two claims."""
    named = [row for row in found if (row.link.uid or "").startswith(prefix.lower())]
    return named or found


def _cells(row: dict[str, Any]) -> dict[str, Any]:
    from claims.render.words import headline, plain, short

    def side(which: str) -> str:
        who = row[f"issuer_{which}"] or f"({row[f'publisher_{which}']})"
        return f"{short(row[which])} {who}: {headline(row[f'content_{which}'], 110)}"

    score = f"judged by {row['judged_by']}" if row["judged_by"] else f"{row['score']:.2f}"
    return {
        **row,
        "shown_score": score + (f" {row['strength']}" if row["strength"] else ""),
        "words_a": side("a"),
        "words_b": side("b"),
        "why": "; ".join(plain(reason["text"]) for reason in row["reasons"]),
    }


def _pair(session: Session, first: str, other: str | None) -> tuple[Claim, Claim]:
    from claims.models import Claim, Link
    from claims.queries import claims_of_link, identify

    if other is None:
        return claims_of_link(session, identify(session, Link, first))
    return identify(session, Claim, first), identify(session, Claim, other)


def _verdict(word: str) -> tuple[Any, Any]:
    from claims.compare import Relation
    from claims.models import Verdict

    return (Verdict(word), None) if word in VERDICTS[:3] else (Verdict.OTHER, Relation(word))
