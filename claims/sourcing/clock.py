"""When a report says it was made: now, unless the reproducible-builds convention says otherwise."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from claims.errors import UsageError


def generation_time() -> datetime:
    """Now, in UTC to the second; or the time in SOURCE_DATE_EPOCH, so that one store always gives one report.

    The variable holds seconds since 1970 (reproducible-builds.org, "SOURCE_DATE_EPOCH"). Raises UsageError when it
    holds anything else.
    """
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    if not stated:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"not a time: {stated!r}", subject="SOURCE_DATE_EPOCH", remedy="set it to seconds since 1970, or unset it"
        ) from error
