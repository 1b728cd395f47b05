"""`claims correct`: what an analyst says against the machine's reading of one claim.

The act and the linking anew that follows from it are one transaction.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from claims.cli.correction_values import Cleared, StatedFigure, cleared, moment, stated_figure
from claims.cli.database_option import database_target
from claims.cli.output import emit_object, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from claims.figures import Measure
    from claims.models import Claim

NOTHING = "said already, nothing changed"


@click.command("correct")
@click.argument("claim_id", metavar="CLAIM")
@click.option("--issuer", metavar="SOURCE", help="Who says it: an id or exact name of a source.")
@click.option("--own-voice", is_flag=True, help="The report says it in its own voice.")
@click.option("--as-of", type=moment, metavar="DATE", help="When it holds (UTC): 2026, 2026-03, 2026-03-05, …T14:30.")
@click.option("--place", metavar="NAME", help="Where it holds.")
@click.option(
    "--figure", "figures", multiple=True, type=stated_figure, metavar="N=LOW..HIGH[:MEASURE]",
    help="What its Nth figure states: 12, 10..15, 10.. (or more), ..15 (at most).",
)  # fmt: skip
@click.option(
    "--clear", multiple=True, type=cleared, metavar="issuer|as-of|place|figure[:N]",
    help="Take back what was said: as read again.",
)  # fmt: skip
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--no-link", "link", flag_value=False, default=True, help="Leave the links as they are.")
@click.option("--json", "as_json", is_flag=True, help="What changed, as JSON.")
@click.pass_context
def correct(
    context: click.Context,
    /,
    claim_id: str,
    clear: tuple[Cleared, ...],
    link: bool,
    as_json: bool,
    **said: Any,  # noqa: ANN401 (what is said of the claim, as click hands it over)
) -> None:
    """Say what CLAIM says, where the machine read it wrong.

    What was read stays stored, and --clear takes the correction back. What is said counts in listings, links and
    reports; the machine's events stay as they are (`claims events` has words for those).

    \b
    Example:
      claims correct 3f2a9c --issuer "Ardan Health Ministry" --reason "the quote runs on"
      claims correct 3f2a9c --as-of 2026-03-05 --place Marn --figure 1=12..15:injured
      claims correct 3f2a9c --clear place --clear figure:1
    """
    from claims.cli.objects import corrected_object
    from claims.models import Claim
    from claims.queries import corrections_on, identify
    from claims.store import open_store

    _refuse_twice(clear, said)
    with open_store(database_target(context)) as store, store.transaction() as session:
        claim = identify(session, Claim, claim_id)
        changed = list(_say(session, claim, said))
        taken_back = list(_clear(session, claim, clear, said["reason"]))
        links = _link(session, claim) if link and (changed or taken_back) else None
        value = {
            "id": claim.uid,
            "changed": changed,
            "cleared": taken_back,
            "links_changed": links,
            "corrected": corrected_object(corrections_on(session, claim)),
        }
    tell(f"claim {claim.uid[:10]}: {_outcome(value, link=link)}" if changed or taken_back else NOTHING)
    if as_json:
        emit_object(value)


def _say(session: Session, claim: Claim, said: dict[str, Any]) -> Iterator[str]:
    """Say what was given; the names of the aspects for which that is news."""
    from claims.corrections import name_of
    from claims.models import Corrected
    from claims.queries import identify_source
    from claims.review import correct_as_of, correct_figure, correct_issuer, correct_place

    signed = _signed(said["reason"])
    if said["issuer"] is not None or said["own_voice"]:
        source = None if said["own_voice"] else identify_source(session, said["issuer"])
        if correct_issuer(session, claim, source, **signed):
            yield name_of(Corrected.ISSUER)
    if said["as_of"] is not None and correct_as_of(session, claim, said["as_of"], **signed):
        yield name_of(Corrected.AS_OF)
    if said["place"] is not None and correct_place(session, claim, said["place"], **signed):
        yield name_of(Corrected.PLACE)
    for figure in said["figures"]:
        bounds, measure = _stored(claim, figure)
        if correct_figure(session, claim, figure.ordinal, bounds, measure, **signed):
            yield name_of(Corrected.FIGURE, figure.ordinal)


def _stored(claim: Claim, figure: StatedFigure) -> tuple[tuple[int | None, int | None], Measure | None]:
    """The bounds in the parts that the claim's figure is stored in, and the measure."""
    from claims.errors import UsageError
    from claims.figures import Measure, parts_of
    from claims.review import figure_of

    found, measure = figure_of(claim, figure.ordinal), Measure(figure.measure) if figure.measure else None
    parts = parts_of(found.unit) if measure in {None, Measure.OTHER} else 1
    scaled = [None if bound is None else bound * parts for bound in (figure.low, figure.high)]
    if any(bound is not None and bound != int(bound) for bound in scaled):
        counted = found.unit or measure or found.measure
        raise UsageError(f"{counted} is not counted so finely", subject=f"figure {figure.ordinal + 1}")
    low, high = (None if bound is None else int(bound) for bound in scaled)
    return (low, high), measure


def _clear(session: Session, claim: Claim, clear: Sequence[Cleared], reason: str | None) -> Iterator[str]:
    """Take back what was given; the names of the aspects of which something was said."""
    from claims.corrections import Corrections, name_of
    from claims.models import Corrected
    from claims.review import figure_of, take_back

    standing = Corrections(session, [claim.id]).of(claim.id)
    for wanted in clear:
        aspect = Corrected(wanted.aspect)
        ordinals: list[int | None] = [wanted.ordinal]
        if aspect is Corrected.FIGURE:
            ordinals = [*standing.figures] if wanted.ordinal is None else [figure_of(claim, wanted.ordinal).ordinal]
        for ordinal in ordinals:
            if take_back(session, claim, aspect, ordinal, **_signed(reason)):
                yield name_of(aspect, ordinal)


def _link(session: Session, claim: Claim) -> int:
    from claims.linking import relink_claims

    return relink_claims(session, [claim.id]).changed


def _outcome(value: dict[str, Any], *, link: bool) -> str:
    from claims.render.words import number_of

    did = {"corrected": value["changed"], "as read again": value["cleared"]}
    said = [f"{', '.join(names).replace('_', ' ')} {what}" for what, names in did.items() if names]
    linked = "links left as they are: `claims link --all` makes them anew"
    if link:
        linked = f"{number_of(value['links_changed'], 'link')} changed"
    return "; ".join([*said, linked])


def _refuse_twice(clear: Sequence[Cleared], said: dict[str, Any]) -> None:
    """Something is said, and nothing of it twice; what is said is not taken back in one breath."""
    from claims.errors import UsageError

    named = ["issuer"] if said["own_voice"] else []
    named += [aspect for aspect in ("issuer", "as_of", "place") if said[aspect] is not None]
    named += [f"figure {figure.ordinal + 1}" for figure in said["figures"]]
    named += [wanted.name for wanted in clear]
    if not named:
        ways = "--issuer, --own-voice, --as-of, --place, --figure or --clear"
        raise UsageError("nothing said", remedy=f"name one of {ways}")
    if "figure" in named:
        named = [name.split()[0] for name in named]
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise UsageError("said twice", subject=twice[0].replace("_", "-"))


def _signed(reason: str | None) -> dict[str, Any]:
    from claims.review import current_analyst

    return {"reason": reason, "by": current_analyst(), "at": datetime.now(UTC)}
