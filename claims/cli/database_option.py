"""The option `--db`, the same before and after a command's name."""

from __future__ import annotations

import click

from claims.cli.words_type import Words


def database_option() -> click.Option:
    """`--db`: a path, or a SQLAlchemy URL of SQLite or PostgreSQL. The one nearest to the command wins."""
    return click.Option(
        ["--db", "db"],
        type=Words(),
        metavar="PATH|URL",
        envvar="CLAIMS_DB",
        show_envvar=True,
        expose_value=False,
        callback=_remember,
        help="The database (default: ./claims.db).",
    )


def database_target(context: click.Context) -> str | None:
    """What `--db` or CLAIMS_DB named; None for the default."""
    target: str | None = context.find_root().meta.get(__name__)
    return target


def _remember(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    # A command's own option must not let the environment win over an option given before the command's name.
    source = context.get_parameter_source(str(parameter.name))
    if value is not None and (source is click.core.ParameterSource.COMMANDLINE or __name__ not in context.meta):
        context.find_root().meta[__name__] = value
