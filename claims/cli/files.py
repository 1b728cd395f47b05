"""Writing a result to a file: whole or not at all, and never over somebody's work unasked."""

from __future__ import annotations

import filecmp
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from claims.errors import InputError, UsageError


def write_whole(path: Path, pieces: Iterable[str], *, force: bool) -> None:
    """Write the pieces of a text to `path` in UTF-8, by way of a new file beside it: no reader ever sees half of it.

    An existing file is replaced with `force` only; one that already holds exactly this is left as it is. Raises
    UsageError when the file is there and differs, InputError when it cannot be written.
    """
    try:
        beside = _write_beside(path, pieces)
        try:
            if not path.exists() or force:
                beside.replace(path)
            elif not (path.is_file() and filecmp.cmp(path, beside, shallow=False)):
                raise UsageError("there is a file already", subject=str(path), remedy="--force replaces it")
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(error.strerror or str(error), subject=str(path), remedy="write it somewhere else") from error


def _write_beside(path: Path, pieces: Iterable[str]) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(0o666 & ~mask)  # a temporary file is its owner's alone, a report is not
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside
