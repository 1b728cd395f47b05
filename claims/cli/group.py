"""The group `claims`: which command stands in which module.

Knows names and one-line helps only; a command's module is imported when the command is called.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import NamedTuple

import click

from claims.cli.database_option import database_option
from claims.cli.quiet_option import quiet_option
from claims.cli.words_type import hold_to_words


class Place(NamedTuple):
    """Where a command is defined, and what `claims --help` says of it."""

    module: str
    attribute: str
    help: str


COMMANDS: Mapping[str, Place] = MappingProxyType(
    {
        "init": Place("initialise", "initialise", "Make the database."),
        "ingest": Place("ingest", "ingest", "Read reports, find their claims, link them."),
        "reports": Place("listing", "reports", "List the stored reports."),
        "list": Place("listing", "list_claims", "List claims."),
        "show": Place("show", "show", "Show one claim whole."),
        "search": Place("listing", "search", "Find claims by words."),
        "similar": Place("similar", "similar", "Find who has claimed this already, or denied it."),
        "sources": Place("sources", "sources", "Who issues, relays and prints; say who they are."),
        "link": Place("links", "link", "Link the claims that are not linked yet."),
        "links": Place("links", "links", "List links, and say why."),
        "review": Place("links", "review", "Accept or reject a link, or name another relation."),
        "correct": Place("correcting", "correct", "Correct what was read of a claim."),
        "events": Place("events", "events", "Happenings, and the claims that tell of each."),
        "matters": Place("matters", "matters", "Claims of one matter, and the issuers that count."),
        "echoes": Place("echoes", "echoes", "Which report repeats which."),
        "tag": Place("remarks", "tag", "Put tags on claims, take tags off."),
        "grade": Place("remarks", "grade", "Grade a source A-F or a claim 1-6."),
        "note": Place("remarks", "note", "Write a note on a claim, source or report."),
        "report": Place("report", "report", "Write the sourcing report."),
        "audit": Place("audit", "audit", "Find what is weaker than it looks."),
        "log": Place("log", "log", "Who did what, when."),
        "extract": Place("extract", "extract", "Find the statements of a text, without a database."),
        "db": Place("database", "database", "Upgrade, check, back up, measure the database."),
        "completion": Place("completion", "completion", "Print the completion script of a shell."),
    }
)


class ReaderGoneError(Exception):
    """Whoever read standard output stopped (`| head`): no failure, and nothing left to say."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are needed."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. A broken pipe is named here: click would make it exit code 1, which means findings."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The commands in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        """Import one command. Every command takes the group's options too, so that they may stand on either side."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module = importlib.import_module(f"claims.cli.{place.module}")
        command: click.Command = getattr(module, place.attribute)
        taken = {parameter.name for parameter in command.params}
        command.params += [option for option in (database_option(), quiet_option()) if option.name not in taken]
        hold_to_words(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a name there is not gets those that look like it."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if args[0] in COMMANDS or args[0].startswith("-"):
                raise
            like = " or ".join(get_close_matches(args[0], COMMANDS))
            meant = f" Did you mean {like}?" if like else ""
            raise click.UsageError(f"No such command {args[0]!r}.{meant}", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (click's signature)
        """List the commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.help) for name, place in COMMANDS.items()])


@click.group(
    "claims",
    cls=LazyGroup,
    params=[database_option(), quiet_option()],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="claimdesk", prog_name="claims")
def claims() -> None:
    """Find who says what in news reports, link the claims, and say why.

    \b
    Example:
      claims init
      claims ingest reports/
      claims links --relation conflicts --why
      claims report -o sourcing.html
    """
