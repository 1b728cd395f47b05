"""The option `--debug`, the same before and after a command's name: tracebacks on the terminal, not in the log."""

from __future__ import annotations

import sys

import click

NAME = "--debug"


def debug_option() -> click.Option:
    """`--debug`: show where a fault of the program lies."""
    return click.Option(
        [NAME], is_flag=True, expose_value=False, help="Show the traceback of a fault here, instead of keeping a log."
    )


def is_debugging() -> bool:
    """Whether the command was asked for tracebacks; answered from its words, since faults outlive click's contexts."""
    return NAME in sys.argv[1:]
