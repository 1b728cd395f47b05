"""The command line: arguments in, use cases called, results shown. Nothing else in the package prints.

One module a command group. A command never imports the group; the group imports a command when it is called for, so
that `--help` and completion load neither database nor language.
"""

from claims.cli.main import main

__all__ = ["main"]
