"""The options that every command and group takes."""

from __future__ import annotations

import click

from claims.cli.database_option import database_option
from claims.cli.debug_option import debug_option
from claims.cli.quiet_option import quiet_option


def common_options() -> list[click.Parameter]:
    """`--db`, `--quiet` and `--debug`, made anew: no two commands share one."""
    return [database_option(), quiet_option(), debug_option()]
