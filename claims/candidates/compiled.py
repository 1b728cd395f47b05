"""Loops over numbers, compiled where numba is installed (`claimdesk[scale]`), the same and slower where it is not.

The compiler is loaded at the first call: it takes longer to load than a report takes to be linked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from importlib.util import find_spec
from typing import Any

Loop = Callable[..., Any]


def is_compiled() -> bool:
    """True when loops run in machine code."""
    return find_spec("numba") is not None


def compiled(loop: Loop) -> Loop:
    """The loop in machine code, made at its first call and kept for the next run; others run beside it."""

    @cache
    def machine_code() -> Loop:
        if not is_compiled():
            return loop
        from numba import njit  # noqa: PLC0415 - see above

        made: Loop = njit(cache=True, nogil=True)(loop)
        return made

    @wraps(loop)
    def call(*arguments: Any) -> Any:  # noqa: ANN401 - whatever the loop takes and gives
        return machine_code()(*arguments)

    return call
