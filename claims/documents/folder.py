"""Files and folders on disk: which files there are to read, and their bytes, never waiting on what is no file."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from claims.errors import InputError

_KINDS = (
    (stat.S_ISDIR, "a link to a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def files_under(given: str) -> Iterator[Path | InputError]:
    """The files that `given` stands for: itself, or all below a folder in sorted order.

    Hidden ones are left out; links to folders are not followed, so that no loop and no way out of the folder exists.
    Whatever cannot be entered is one InputError.
    """
    top = Path(given)
    try:
        if not stat.S_ISDIR(top.stat().st_mode):
            yield top
            return
    except (OSError, ValueError) as error:
        yield _unreadable(given, error)
        return
    found = False
    for file in _walk(top):
        found = True
        yield file
    if not found:
        yield InputError(
            "no file in the folder", subject=given, remedy="hidden files are not read; name them one by one"
        )


def _walk(top: Path) -> Iterator[Path | InputError]:
    pending = [(top, True)]
    while pending:
        path, is_folder = pending.pop()
        if not is_folder:
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                children = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda e: e.name)
                inner = [(Path(child.path), child.is_dir(follow_symlinks=False)) for child in children]
        except OSError as error:
            yield _unreadable(str(path), error)
            continue
        pending.extend(reversed(inner))


def open_file(path: Path) -> io.FileIO:
    """The file, opened for its bytes.

    Raises InputError when it cannot be read or is no regular file: reading a pipe or a device can wait for ever.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            # Should a pipe have taken the file's place by now, O_NONBLOCK opens it without waiting for its writer.
            return io.FileIO(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC))
    except (OSError, ValueError) as error:
        raise _unreadable(str(path), error) from error
    kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "something else")
    raise InputError(f"{kind}, not a file", subject=str(path), remedy="name the real file, or give its content with -")


def _unreadable(path: str, error: OSError | ValueError) -> InputError:
    reason = getattr(error, "strerror", None) or str(error)
    denied = isinstance(error, PermissionError)
    remedy = "ask for the right to read it, or leave it out" if denied else "check the path"
    return InputError(f"cannot be read: {reason}", subject=path, remedy=remedy)
