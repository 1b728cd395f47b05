"""The entry point, and the one place where errors become lines and exit codes.

0 ok · 1 findings · 2 usage · 3 some inputs failed, the rest stored · 4 unknown id or nothing matched · 5 the database
cannot be used · 70 a fault of the program · 130 interrupted. What is not a `ClaimsError` is a fault: it is told in one
line, and its traceback goes to a log.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import re
import sys
from pathlib import Path

import click

from claims.cli.group import ReaderGoneError, claims
from claims.cli.output import warn
from claims.cli.passwords import remember
from claims.errors import ClaimsError, UsageError

INTERRUPTED = 130
USAGE = 2
FAULT = 70
"""The status that sysexits.h of BSD gives to an internal error of the software; no convention of ours has it."""

_LONE = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes in arguments that are no UTF-8."""

YOUNG_OBJECTS = 100_000
"""New objects after which Python looks for garbage. At its own 700 a start's imports, which leave none, are looked
through again and again (imports of 1.50 s took 1.38 s with this)."""

_CANNOT_WRITE = {errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT}


def main() -> None:
    """Run the command line and end the process."""
    gc.set_threshold(YOUNG_OBJECTS, *gc.get_threshold()[1:])
    _open_closed_streams()
    _spell_what_cannot_be_written()
    remember([*sys.argv[1:], *os.environ.values()])
    try:
        _refuse_empty(sys.argv[1:])
        code = claims.main(standalone_mode=False)
        sys.stdout.flush()
    except ClaimsError as error:
        warn(f"Error: {error}")
        code = error.exit_code
    except click.ClickException as error:
        code = _usage(error)
    except (KeyboardInterrupt, click.Abort):
        warn("Interrupted: what was stored before stays.")
        code = INTERRUPTED
    except ReaderGoneError:
        _discard_output()
        code = 0
    except (UnicodeEncodeError, OSError) as error:
        told = _told(error)
        if told is None:
            code = _fault(error)
        else:
            warn(f"Error: {told}")
            _discard_output()
            code = USAGE
    except Exception as error:  # noqa: BLE001 - whatever it is, a user gets one line; the log gets the traceback
        code = _fault(error)
    gc.freeze()  # what is left is freed as the process ends: to look for garbage in it first takes 40 ms
    sys.exit(code if isinstance(code, int) else 0)


def _usage(error: click.ClickException) -> int:
    """Tell in one line what is wrong with the command as typed; its exit code."""
    if isinstance(error, click.UsageError) and not isinstance(error, click.exceptions.NoArgsIsHelpError):
        remedy = f" (`{error.ctx.command_path} --help` tells more)" if error.ctx else ""
        warn(f"Error: {error.format_message().rstrip('.')}{remedy}")
    elif isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()  # the help, whose words are ours alone
    else:
        warn(f"Error: {error.format_message()}")
    return error.exit_code


def _fault(error: Exception) -> int:
    """Tell in one line that the program itself is at fault; the traceback is kept for whoever mends it."""
    from claims.cli.faults import remedy_of
    from claims.isolation import fault_of

    fault = fault_of(error)
    fault.remedy = remedy_of(fault)
    warn(f"Error: {fault}")
    return FAULT


def _told(error: UnicodeEncodeError | OSError) -> str | None:
    """What the caller's side did wrong, in words; None when the error is a bug of ours."""
    if isinstance(error, UnicodeEncodeError):
        return "an argument is not UTF-8" if any(_LONE.search(argument) for argument in sys.argv) else None
    return f"the output cannot be written: {error.strerror}" if error.errno in _CANNOT_WRITE else None


def _open_closed_streams() -> None:
    """A stream that the caller closed (`<&-`) is None to Python; an empty one does what was meant."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 (it stays open)


def _spell_what_cannot_be_written() -> None:
    """Where the caller's encoding lacks a character, its number is better than none of the output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _refuse_empty(arguments: list[str]) -> None:
    """An empty argument is an unset variable in a script, and must not mean "everything"."""
    if "" in arguments:
        raise UsageError("an argument is empty", remedy="is a variable unset?")


def _discard_output() -> None:
    """Let what is left in the buffer go: Python would complain again when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
