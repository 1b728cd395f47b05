"""The group `claims sources`: looking at sources, and saying who they are."""

from __future__ import annotations

import shlex
from difflib import get_close_matches

import click

from claims.cli.common_options import common_options
from claims.cli.identifying import alias, merge, set_source, split
from claims.cli.source_listing import list_sources, show_source


class SourcesGroup(click.Group):
    """A group that knows what a name in a command's place was meant to do."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a name there is not is taken for a source's, and the way to it is said."""
        if args[0] in self.commands or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        like = get_close_matches(args[0], self.commands)
        meant = " or ".join(like) if like else f"`{ctx.command_path} list {shlex.join(args)}`"
        raise click.UsageError(f"No such command {args[0]!r}. Did you mean {meant}?", ctx)


@click.group("sources", cls=SourcesGroup)
def sources() -> None:
    """Look at sources, and say who they are.

    SOURCE, INTO and OTHER are the beginning of an id, or an exact name. What you say stands beside what the machine
    found: no later run changes it, and it can be taken back.

    \b
    Example:
      claims sources list ministry
      claims sources merge "Ardan Health Ministry" MoH --reason "its own letterhead says so"
    """


for _command in (list_sources, show_source, merge, split, alias, set_source):
    _command.params += common_options()
    sources.add_command(_command)
