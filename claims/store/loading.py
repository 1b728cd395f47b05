"""Loading what storing a report needs before it is this process's turn to write.

Whoever only looks at a store loads none of it; a turn in which it were loaded would keep other writers waiting for
several times as long as writing takes.
"""

from __future__ import annotations

from functools import cache


@cache
def load_for_storing() -> None:
    """Load the modules and word lists by which a report is stored, compared with others and linked; once a process."""
    import numpy.ma  # noqa: PLC0415 - numpy itself loads it when it first compares sets

    from claims import linking  # noqa: PLC0415 - as said above
    from claims.compare.rarity import rarities  # noqa: PLC0415
    from claims.ingest import echoing  # noqa: PLC0415

    _ = numpy.ma, linking, echoing
    rarities()
