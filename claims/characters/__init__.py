"""Characters as a reader sees them: which are drawn as nothing, as room, or as another letter's twin.

Knows Unicode, not words.
"""

from claims.characters.harmless import harmless, harmless_line
from claims.characters.legible import Legible, legible
from claims.characters.plain_letters import plainly_drawn
from claims.characters.unseen import unseen_runs, without_unseen

__all__ = [
    "Legible",
    "harmless",
    "harmless_line",
    "legible",
    "plainly_drawn",
    "unseen_runs",
    "without_unseen",
]
