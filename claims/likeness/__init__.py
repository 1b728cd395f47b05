"""How much alike texts are, by what they say and when: for ranking what may be about one matter."""

from claims.likeness.circumstances import nearness, with_surroundings
from claims.likeness.collection import Collection
from claims.likeness.company import Company
from claims.likeness.settings import least_similar, other_matter_share
from claims.likeness.terms import counted

__all__ = ["Collection", "Company", "counted", "least_similar", "nearness", "other_matter_share", "with_surroundings"]
