"""Claims by what they count as, an analyst's correction before the machine's reading, said to the database.

`claims.corrections` says the same of rows already read.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, Subquery, exists, literal, or_, select, union_all

from claims.figures import Measure
from claims.models import Attribution, Claim, Corrected, Correction, Figure, Role, current_corrections
from claims.models.base import words


def counts(aspect: Corrected, corrected: ColumnElement[bool], found: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition on `Claim` that an aspect passes: `corrected` tests an analyst's word, `found` what was read."""
    said, key = _said(aspect), Correction.claim_id
    return or_(
        Claim.id.in_(said.where(corrected).with_only_columns(key)),
        found & Claim.id.not_in(said.with_only_columns(key)),
    )


def counts_some(measures: Collection[Measure]) -> ColumnElement[bool]:
    """The condition on `Claim` that one of its figures is of one of the measures."""
    said = _said(Corrected.FIGURE).where(Correction.measure.is_not(None))
    restated = said.where(Correction.claim_id == Claim.id, Correction.ordinal == Figure.ordinal).exists()
    as_read = exists().where(Figure.claim_id == Claim.id, Figure.measure.in_(measures), ~restated)
    return or_(
        as_read, Claim.id.in_(said.where(Correction.measure.in_(measures)).with_only_columns(Correction.claim_id))
    )


def attributed(roles: Collection[Role], sources: Select[tuple[int]]) -> ColumnElement[bool]:
    """The condition on `Claim` that one of `sources` has one of the roles."""

    def in_role(wanted: Collection[Role]) -> ColumnElement[bool]:
        return exists().where(
            Attribution.claim_id == Claim.id, Attribution.role.in_(wanted), Attribution.source_id.in_(sources)
        )

    if Role.ISSUER not in roles:
        return in_role(roles)
    issued = counts(Corrected.ISSUER, Correction.source_id.in_(sources), in_role([Role.ISSUER]))
    others = [role for role in roles if role is not Role.ISSUER]
    return or_(issued, in_role(others)) if others else issued


def attributions() -> Subquery:
    """Every attribution that counts, as `source_id`, `role`, `claim_id`."""
    said = _said(Corrected.ISSUER)
    corrected = said.with_only_columns(Correction.claim_id)
    role = literal(Role.ISSUER, words(Role)).label("role")
    return union_all(
        select(Attribution.source_id, Attribution.role, Attribution.claim_id).where(
            or_(Attribution.role != Role.ISSUER, Attribution.claim_id.not_in(corrected))
        ),
        said.where(Correction.source_id.is_not(None)).with_only_columns(
            Correction.source_id, role, Correction.claim_id
        ),
    ).subquery()


def _said(aspect: Corrected) -> Select[tuple[Correction]]:
    return current_corrections().where(Correction.aspect == aspect)
