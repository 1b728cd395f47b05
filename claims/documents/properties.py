"""What office files say of themselves: titles and authors that people gave, not those that programs put there."""

from __future__ import annotations

_PLACEHOLDERS = frozenset({"word document", "document", "untitled", "powerpoint presentation", "title", "titre"})
_FILE_ENDINGS = (".doc", ".docx", ".pdf", ".odt", ".rtf", ".indd", ".tex")
_PROGRAMS = frozenset({"python-docx", "anonymous", "unknown", "user", "admin", "administrator"})


def title_of(value: str | None) -> str | None:
    """A title as a person gave it; None for a file's name or a program's placeholder."""
    words = value.strip() if value else ""
    lower = words.lower()
    is_made = lower.startswith("microsoft word") or lower.endswith(_FILE_ENDINGS) or lower in _PLACEHOLDERS
    return None if is_made or not words else words


def author_of(value: str | None) -> str | None:
    """An author as a person gave it; None for a program's own name."""
    words = value.strip() if value else ""
    return words if words and words.lower() not in _PROGRAMS else None
