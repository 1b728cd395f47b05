"""What a user is told of a fault of the program: one line, and where its traceback stands.

The log is `CLAIMS_LOG`, or `claims.log` in the platform's folder for a program's state. It holds the newest faults and
nothing else: no arguments, no settings.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli.debug_option import NAME, is_debugging
from claims.cli.passwords import concealed

if TYPE_CHECKING:
    from claims.errors import FaultError, InputError

LOG = "CLAIMS_LOG"
LARGEST = 1_000_000
"""Bytes of the log beyond which it becomes the older one, whose place it takes: two of these are kept."""

OWN_EYES = 0o600
"""A traceback may quote a report."""


def failure_line(error: InputError) -> str:
    """What failed on an input, in one line; the traceback of a fault is put where the line says."""
    from claims.errors import FaultError, Stage

    if isinstance(error, FaultError) and error.details:
        error.remedy = remedy_of(error)
    stage = "" if error.stage is Stage.READING else f" in {error.stage}"
    return f"Failed{stage}: {error}"


def remedy_of(fault: FaultError) -> str:
    """Keep the fault's traceback; where it is, and what to do with it."""
    if is_debugging():
        from claims.cli.streams import warn_lines

        warn_lines(fault.details)
        return "report it with the traceback above"
    kept = _kept(fault.details)
    return f"report it with what stands in {kept}" if kept else f"{NAME} shows where it lies"


def _kept(details: str) -> Path | None:
    """The log with the traceback added; None when it cannot be written."""
    try:
        log = _log()
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LARGEST:
            log.replace(log.with_name(f"{log.name}.1"))
        descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, OWN_EYES)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(
                f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} claimdesk {version('claimdesk')}\n{concealed(details)}\n"
            )
    except (OSError, RuntimeError, ValueError):  # no home, no right, a path that is none
        return None
    return log


def _log() -> Path:
    given = os.environ.get(LOG)
    if given:
        return Path(given)
    from platformdirs import user_state_path

    return user_state_path("claimdesk", appauthor=False) / "claims.log"
