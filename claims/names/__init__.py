"""Names: how probably two printed names, of persons or of bodies, are one."""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.names.likeness import name_likeness, same_name
    from claims.names.words import plain_words, same_words
else:
    __getattr__ = lazily(
        __name__,
        {
            "likeness": (
                "name_likeness",
                "same_name",
            ),
            "words": ("plain_words", "same_words"),
        },
    )

__all__ = ["name_likeness", "plain_words", "same_name", "same_words"]
