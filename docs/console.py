"""Keeps the sessions shown in the documentation true: runs them, and compares or rewrites what they print.

`python docs/console.py [--write]`. A fenced block that opens with ```console holds commands (`$ …`) and what they
print. All blocks of a page run in order in one fresh folder that holds the bundled samples, on a terminal 100 columns
wide, without colour. A line `…` stands for any lines, `…` in a line for any words. Exit status 1 when a page shows
something else than is printed.
"""

from __future__ import annotations

import argparse
import difflib
import os
import pty
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md", ROOT / "docs" / "sources.md", ROOT / "docs" / "echoes.md")
ANYTHING = "…"
_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def environment() -> dict[str, str]:
    """Everything the sessions depend on, pinned: width, colour, analyst, the time reports are dated by."""
    scripts = sysconfig.get_path("scripts")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMS_")}
    return {
        **kept,
        "PATH": os.pathsep.join((scripts, kept.get("PATH", ""))),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
        "CLAIMS_ANALYST": "ana",
        "SOURCE_DATE_EPOCH": "1772798400",
    }


def session(folder: Path, command: str) -> str:
    """What one command prints when its standard output is a terminal: output first, then progress and counts."""
    primary, secondary = pty.openpty()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            ["bash", "-c", command],  # noqa: S607 (the pages are bash sessions of our own)
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=secondary,
            stderr=errors,
        )
        os.close(secondary)
        output = b"".join(_drain(primary))
        process.wait()
        errors.seek(0)
        printed = output.decode() + errors.read().decode()
    return "\n".join(line.rstrip() for line in printed.replace("\r\n", "\n").splitlines())


def _drain(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # the terminal's other end is closed: this is how a pseudo-terminal says "end of file"
            break
        if not piece:
            break
        yield piece
    os.close(descriptor)


def replay(page: Path) -> str:
    """The page with every block as it really prints today; a block's `…` lines are kept where they still fit."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(ROOT / "samples", folder / "samples")
        return _BLOCK.sub(lambda block: _replayed(block[1], folder), page.read_text(encoding="utf-8"))


def _replayed(block: str, folder: Path) -> str:
    pieces = []
    for shown in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        if shown.startswith("$ "):
            command, _, expected = shown[2:].partition("\n")
            printed = session(folder, command)
            pieces.append(f"$ {command}\n{expected if fits(expected, printed) else printed + chr(10) * bool(printed)}")
    return "".join(pieces)


def fits(expected: str, printed: str) -> bool:
    """True when `printed` is what the page shows: a line `…` stands for any lines, `…` in a line for any words."""
    lines = [
        r"[\s\S]*" if line.strip() == ANYTHING else re.escape(line.rstrip()).replace(re.escape(ANYTHING), "[^\n]*")
        for line in expected.splitlines()
    ]
    return re.fullmatch("\n".join(lines), printed.strip("\n")) is not None


def main() -> int:
    """Compare every page with what its sessions print, or rewrite it."""
    parser = argparse.ArgumentParser(prog="docs/console.py", description=__doc__)
    parser.add_argument("--write", action="store_true", help="rewrite the pages")
    writing = parser.parse_args().write
    stale = 0
    for page in PAGES:
        shown, today = page.read_text(encoding="utf-8"), replay(page)
        if writing:
            page.write_text(today, encoding="utf-8")
        elif shown != today:
            stale += 1
            name = str(page.relative_to(ROOT))
            sys.stdout.writelines(
                line + "\n"
                for line in difflib.unified_diff(shown.splitlines(), today.splitlines(), name, "printed", lineterm="")
            )
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
