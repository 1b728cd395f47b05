"""Standard output is data, standard error is progress and counts: the one way to both.

Everything the program prints goes through this module or `terminal`; a test holds every other module to it. Whatever a
report, an analyst or a file's name holds can neither move the terminal's cursor, nor colour it, nor turn its reading
direction; and no password is told.
"""

from __future__ import annotations

import click

from claims.cli.passwords import concealed
from claims.cli.quiet_option import is_quiet


def echo(words: str, *, nl: bool = True) -> None:
    """Data, to standard output."""
    from claims.characters import harmless

    click.echo(harmless(words), nl=nl)


def tell(words: str) -> None:
    """Progress and counts, to standard error, unless the user wants quiet."""
    if not is_quiet():
        warn(words)


def warn(words: str) -> None:
    """What went wrong, to standard error in one line, always; no password is told."""
    from claims.characters import harmless_line

    click.echo(concealed(harmless_line(words)), err=True)
