"""Every command of the program, with words that it can run on: read off the command line, so that none is missed."""

from __future__ import annotations

from collections.abc import Iterator

import click

from claims.cli.group import claims

Path = tuple[str, ...]


def leaves() -> dict[Path, click.Command]:
    """The commands that do something, by their names from the first on."""
    return dict(_under(claims, ()))


def _under(group: click.Group, path: Path) -> Iterator[tuple[Path, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _under(command, (*path, name))
        else:
            yield (*path, name), command


def arguments_for(command: click.Command, given: dict[str, str]) -> list[str]:
    """Words for the arguments that a command cannot do without, by the argument's name."""
    needed = [one for one in command.params if isinstance(one, click.Argument) and one.required]
    return [given[str(one.name)] for one in needed]
