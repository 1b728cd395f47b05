"""The sessions shown in the documentation are what the commands print."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_session_in_the_documentation_is_true() -> None:
    checked = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "console.py")], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, f"`python docs/console.py --write` rewrites them:\n{checked.stdout}{checked.stderr}"
