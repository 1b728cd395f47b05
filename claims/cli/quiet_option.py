"""The option `--quiet`, the same before and after a command's name: no progress and no counts."""

from __future__ import annotations

import click


def quiet_option() -> click.Option:
    """`--quiet`: data and errors only."""
    return click.Option(
        ["--quiet", "-q"],
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="No progress and no counts; what goes wrong is still told.",
    )


def is_quiet() -> bool:
    """Whether the running command was asked to be quiet."""
    context = click.get_current_context(silent=True)
    return context is not None and __name__ in context.find_root().meta


def _remember(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.find_root().meta[__name__] = True
