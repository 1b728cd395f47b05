"""What a command that reads URLs may be told about them."""

from __future__ import annotations

import click

allow_private_option = click.option(
    "--allow-private",
    is_flag=True,
    help="Read URLs at private, loopback and link-local addresses too.",
)
