"""The entry point, and the one place where errors become lines and exit codes.

0 ok · 1 findings · 2 usage · 3 some inputs failed, the rest stored · 4 unknown id or nothing matched · 5 the database
cannot be used · 130 interrupted. What is not a `ClaimsError` is a bug and keeps its traceback.
"""

from __future__ import annotations

import os
import sys

import click

from claims.cli.group import ReaderGoneError, claims
from claims.cli.output import warn
from claims.errors import ClaimsError

INTERRUPTED = 130


def main() -> None:
    """Run the command line and end the process."""
    try:
        code = claims.main(standalone_mode=False)
    except ClaimsError as error:
        warn(f"Error: {error}")
        code = error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = error.exit_code
    except click.UsageError as error:
        remedy = f" (`{error.ctx.command_path} --help` tells more)" if error.ctx else ""
        warn(f"Error: {error.format_message().rstrip('.')}{remedy}")
        code = error.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        warn("Interrupted: what was stored before stays.")
        code = INTERRUPTED
    except ReaderGoneError:
        # Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
