"""Places: what a printed place name stands for, and how two places lie to each other.

Knows names, countries and a table of cities; knows no parse and no statement. The table is read with the first name.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.places.mentioned import mentioned_countries
    from claims.places.place import Place, PlacePrecision, PlaceReason
    from claims.places.resolving import Named, is_within, part_of, resolve, spellings
    from claims.places.standing import PlaceStanding, place_standing
    from claims.places.vocabulary import PlaceWords, is_region, place_words
else:
    __getattr__ = lazily(
        __name__,
        {
            "mentioned": ("mentioned_countries",),
            "place": (
                "Place",
                "PlacePrecision",
                "PlaceReason",
            ),
            "resolving": (
                "Named",
                "is_within",
                "part_of",
                "resolve",
                "spellings",
            ),
            "standing": (
                "PlaceStanding",
                "place_standing",
            ),
            "vocabulary": (
                "PlaceWords",
                "is_region",
                "place_words",
            ),
        },
    )

__all__ = [
    "Named",
    "Place",
    "PlacePrecision",
    "PlaceReason",
    "PlaceStanding",
    "PlaceWords",
    "is_region",
    "is_within",
    "mentioned_countries",
    "part_of",
    "place_standing",
    "place_words",
    "resolve",
    "spellings",
]
