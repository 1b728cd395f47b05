"""Names: how probably two printed names, of persons or of bodies, are one."""

from claims.names.likeness import name_likeness, same_name
from claims.names.words import same_words

__all__ = ["name_likeness", "same_name", "same_words"]
