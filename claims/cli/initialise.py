"""`claims init`: make the database."""

from __future__ import annotations

import click

from claims.cli.database_option import database_target
from claims.cli.output import tell


@click.command("init")
@click.pass_context
def initialise(context: click.Context) -> None:
    """Make the database. One that is there already stays as it is.

    \b
    Example:
      claims init
      claims --db postgresql://desk@localhost/claims init
    """
    from claims.database import describe, resolve_url
    from claims.database import initialise as make

    url = resolve_url(database_target(context))
    made = make(url)
    tell(f"{describe(url)}: {'made' if made else 'is there already'}")
