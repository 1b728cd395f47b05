"""`claims tag`, `grade`, `note`: what analysts say of claims, sources and reports."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime

import click

from claims.cli.database_option import database_target
from claims.cli.ids import read_ids
from claims.cli.output import tell
from claims.cli.words_type import LONGEST_NOTE, Words

TAKEN_OFF = re.compile(r"-[^-].+")


class TagCommand(click.Command):
    """A command to which `-TAG` is a tag taken off; click would read `-hearsay` as the option `-h` and more letters."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Move the tags to be taken off behind `--`, where nothing is an option."""
        end = args.index("--") if "--" in args else len(args)
        words, rest = args[:end], args[end + 1 :]
        taken_off = [word for word in words if TAKEN_OFF.fullmatch(word)]
        others = [word for word in words if word not in taken_off]
        return super().parse_args(ctx, [*others, "--", *taken_off, *rest])


@click.command("tag", cls=TagCommand)
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED, metavar="ID… +TAG… -TAG…")
@click.pass_context
def tag(context: click.Context, words: tuple[str, ...]) -> None:
    """Put tags on claims (+TAG) and take tags off (-TAG). `-` reads ids from standard input.

    A tag of one letter is taken off behind `--`: before it, -q and -h are options.

    \b
    Example:
      claims tag 3f2a9c 77d0e4 +second-look -draft
      claims list --text "ceasefire" --ids | claims tag - +ceasefire
    """
    from claims.errors import UsageError
    from claims.queries import identify_claims
    from claims.render.words import number_of
    from claims.review import current_analyst
    from claims.review import tag as put
    from claims.store import open_store

    add = [word[1:] for word in words if word.startswith("+")]
    remove = [word[1:] for word in words if word.startswith("-") and word != "-"]
    if not add and not remove:
        raise UsageError("no tag given", remedy="+TAG puts one on, -TAG takes one off")
    ids = read_ids([word for word in words if word == "-" or not word.startswith(("+", "-"))])
    by = current_analyst()
    with open_store(database_target(context)) as store, store.transaction() as session:
        claims = identify_claims(session, ids)
        changed = put(session, claims, add, remove, by=by, at=datetime.now(UTC))
    tell(f"{number_of(len(claims), 'claim')}, {number_of(changed, 'tag')} changed")


@click.command("grade")
@click.argument("row_id", metavar="ID")
@click.argument("code")
@click.option("--reason", metavar="TEXT", help="Why.")
@click.pass_context
def grade(context: click.Context, row_id: str, code: str, reason: str | None) -> None:
    """Grade a source's reliability (A-F) or a claim's credibility (1-6), after the Admiralty code.

    A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged; 1 confirmed, 2 probably
    true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged. The two are judged apart and never mixed.

    \b
    Example:
      claims grade 3f2a9c 2 --reason "seen by two of our own"
      claims grade 8d01aa C
    """
    from claims.identities import Identities
    from claims.models import Claim, Source
    from claims.queries import identify_any
    from claims.review import current_analyst, grade_claim, grade_source
    from claims.store import open_store

    by, at, counts_as = current_analyst(), datetime.now(UTC), None
    with open_store(database_target(context)) as store, store.transaction() as session:
        subject = identify_any(session, (Claim, Source), row_id)
        if isinstance(subject, Claim):
            changed = grade_claim(session, subject, code, reason=reason, by=by, at=at)
            name = f"claim {subject.uid[:10]}"
        elif isinstance(subject, Source):
            changed = grade_source(session, subject, code, reason=reason, by=by, at=at)
            name = f"{subject.name} ({subject.uid[:10]})"
            standing = Identities(session).standing(subject)
            counts_as = standing.name if standing.key != subject.id else None
    tell(f"{name}: {code.upper()}" if changed else f"{name}: graded {code.upper()} already, nothing changed")
    if counts_as:
        tell(f"it counts as {counts_as}, whose own grade is the one that counts")


@click.command("note")
@click.argument("row_id", metavar="ID")
@click.argument("text", type=Words(LONGEST_NOTE))
@click.pass_context
def note(context: click.Context, row_id: str, text: str) -> None:
    """Write a note on a claim, a source or a report. TEXT `-` reads it from standard input.

    \b
    Example:
      claims note 3f2a9c "the mayor's office confirms these words by phone"
    """
    from claims.models import Claim, Report, Source
    from claims.queries import identify_any
    from claims.review import current_analyst
    from claims.review import note as write
    from claims.store import open_store

    words = sys.stdin.read() if text == "-" else text
    by = current_analyst()
    with open_store(database_target(context)) as store, store.transaction() as session:
        subject = identify_any(session, (Claim, Source, Report), row_id)
        if isinstance(subject, Claim | Source | Report):
            write(session, subject, words, by=by, at=datetime.now(UTC))
        name = f"{subject.__tablename__} {subject.uid[:10]}"
    tell(f"noted on {name}")
