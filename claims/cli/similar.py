"""`claims similar`: who has claimed this already, and what they make of it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from claims.cli.database_option import database_target
from claims.cli.output import emit, output_options, tell
from claims.cli.table import ID, Column, Layout
from claims.cli.values import count, date, utc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from claims.compare import Reason
    from claims.similar import Similar, Sought

SIMILAR = Layout(
    written=(
        "id", "score", "stance", "stance_why", "bearing", "bearing_why", "kind", "who", "stated", "content",
        "publisher", "when",
    ),
    columns=(
        ID,
        Column("makes of it", ("{stance}", "{shown_bearing}", "{shown_score} alike")),
        Column("who", ("{who}", "in {publisher}", "{when}")),
        Column("claim", ("{words}", "= {stated}", "{shown_why}"), fills=True),
    ),
)  # fmt: skip
STANDARD_INPUT = "-"
_ID = re.compile(r"[0-9a-f]{4,40}", re.IGNORECASE)


@click.command("similar")
@click.argument("text", metavar="TEXT|-|ID")
@click.option("--told", type=date, help="When the text was told: claims of about then come first.")
@click.option("--limit", type=count, default=20, show_default=True, help="At most so many.")
@output_options
@click.pass_context
def similar(context: click.Context, text: str, told: datetime | None, limit: int, form: str | None) -> None:
    """Find the claims most like a text, best first, and what each makes of it: for, against or observing.

    The text is a sentence, a whole article on standard input (-), or a stored claim or report by its id. Its date is
    --told, else the one it bears or names. Claims that are not linked yet are not found.

    \b
    Example:
      claims similar "A missile hit the port of Selvo"
      claims similar - < article.html --json
      claims similar 3f2a9c --limit 5
    """
    from claims.render.words import number_of
    from claims.similar import similar_claims
    from claims.store import open_store

    with open_store(database_target(context)) as store, store.session() as session:
        found = similar_claims(session, _sought(session, text, utc(told)), limit=limit)
        rows = _rows(session, found, form)
    emit(rows, SIMILAR, form)
    tell(number_of(len(rows), "claim"))


def _sought(session: Session, text: str, told: datetime | None) -> Sought:
    """What the argument stands for: standard input, a row's id, or itself."""
    from claims.similar import sought_by_id, sought_in_words

    if text == STANDARD_INPUT:
        return _read(told)
    if _ID.fullmatch(text):
        if told:
            raise click.UsageError("--told is for a text: when a stored claim was told is known")
        return sought_by_id(session, text)
    return sought_in_words(text, told=told)


def _read(told: datetime | None) -> Sought:
    """The document on standard input. Raises InputError when it cannot be read."""
    from claims.documents import read_inputs
    from claims.errors import InputError, UsageError
    from claims.similar import sought_in_words

    read = list(read_inputs([STANDARD_INPUT]))
    if len(read) != 1:
        raise UsageError("several reports in it", subject="standard input", remedy="ask for one at a time")
    (reading,) = read
    document = reading.document
    if document is None:
        raise reading.error or InputError("no text in it", subject="standard input")
    published = document.published.in_utc if document.published else None
    return sought_in_words(document.text, title=document.title, told=told or utc(published))


def _rows(session: Session, found: Sequence[Similar], form: str | None) -> list[dict[str, Any]]:
    """The claims as objects; with the cells that a table shows, where one is shown."""
    from claims.cli.objects import claim_cells, claim_row
    from claims.queries import remarks_on

    said = remarks_on(session, [row.key for row in found])
    objects = [({**claim_row(row.claim, said), **_taken(row)}, row.claim) for row in found]
    if form in {"json", "nl"}:
        return [value for value, _ in objects]
    return [_cells(claim_cells(value, claim)) for value, claim in objects]


def _taken(row: Similar) -> dict[str, Any]:
    """How alike a claim is, and what it makes of the text."""
    taken = row.taken
    bearing = taken.bearing if taken else None
    return {
        "score": round(row.score, 3),
        "stance": taken.stance.value if taken else None,
        "stance_reasons": _reasons(taken.reasons if taken else ()),
        "bearing": bearing.label.value if bearing else None,
        "bearing_share": round(bearing.probability, 3) if bearing else None,
        "bearing_reasons": _reasons(bearing.reasons if bearing else ()),
    }


def _reasons(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    return [{"code": reason.code, "text": reason.text} for reason in reasons]


def _cells(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its reasons in words; a table leaves out what evidence leaves open."""
    why = {name: "; ".join(reason["text"] for reason in row[f"{name}_reasons"]) for name in ("stance", "bearing")}
    bears = row["bearing"] in {"corroborates", "conflicts"}
    return {
        **row,
        "stance_why": why["stance"],
        "bearing_why": why["bearing"],
        "shown_score": f"{row['score']:.2f}",
        "shown_bearing": row["bearing"] if bears else "",
        "shown_why": "; ".join(filter(None, (why["stance"], why["bearing"] if bears else ""))),
    }
