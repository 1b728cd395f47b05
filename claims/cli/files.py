"""Writing a result to a file: whole or not at all, and never over somebody's work unasked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from claims.errors import InputError, UsageError


def write_whole(path: Path, content: str, *, force: bool) -> None:
    """Write `content` to `path` in UTF-8, by way of a new file beside it, so that no reader ever sees half of it.

    An existing file is replaced with `force` only; one that already holds exactly this is left as it is. Raises
    UsageError when the file is there and differs, InputError when it cannot be written.
    """
    encoded = content.encode()
    try:
        if path.exists() and not force:
            if path.is_file() and path.read_bytes() == encoded:
                return
            raise UsageError("there is a file already", subject=str(path), remedy="--force replaces it")
        _replace(path, encoded)
    except OSError as error:
        raise InputError(error.strerror or str(error), subject=str(path), remedy="write it somewhere else") from error


def _replace(path: Path, encoded: bytes) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(encoded)
        mask = os.umask(0)
        os.umask(mask)
        Path(beside).chmod(0o666 & ~mask)  # a temporary file is its owner's alone, a report is not
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
