"""Loops over numbers, compiled where numba is installed (`claimdesk[scale]`), the same and slower where it is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Loop = Callable[..., Any]

try:
    from numba import njit
except ImportError:
    COMPILED = False

    def compiled(loop: Loop) -> Loop:
        """The loop as it is."""
        return loop

else:
    COMPILED = True

    def compiled(loop: Loop) -> Loop:
        """The loop in machine code, made at its first call and kept for the next run; others run beside it."""
        machine_code: Loop = njit(cache=True, nogil=True)(loop)
        return machine_code
