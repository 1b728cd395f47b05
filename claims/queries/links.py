"""Links by filter: the relation that counts between two claims, with both claims.

Which links and in which order is `link_ranks`' to say, from keys alone; links and claims are then read page by page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.compare import Relation
from claims.matters import ClaimRecord, LinkRecord
from claims.matters.reading import BATCH, batches, read_claims
from claims.matters.relations import links_of, links_touching
from claims.matters.sources import SourceRecords
from claims.models import Claim, Judgement, Link
from claims.queries.link_ranks import Ranked, in_order, ranked_links


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link and its two claims, `a` the earlier one."""

    link: LinkRecord
    a: ClaimRecord
    b: ClaimRecord


@dataclass(frozen=True, slots=True)
class LinksFound:
    """Links as a listing has them: how many there are, and the `rows` asked for, read as they are taken."""

    number: int
    rows: Iterator[LinkRow]


def find_links(
    session: Session, keys: Collection[int] | None = None, *, relations: Collection[Relation] = ()
) -> list[LinkRow]:
    """The links that count and touch the claims with `keys` (None: any), strongest first within a relation.

    A pair that an analyst rejected is shown when `relations` asks for `unrelated`, and only then.
    """
    return list(stream_links(session, keys, relations=relations).rows)


def stream_links(
    session: Session,
    keys: Collection[int] | None = None,
    *,
    relations: Collection[Relation] = (),
    limit: int | None = None,
) -> LinksFound:
    """The same links, the first `limit` of them, in pages: neither their claims nor their reasons are held together."""
    wanted = tuple(relations) or tuple(relation for relation in Relation if relation is not Relation.UNRELATED)
    if keys is None:
        number, ranked = ranked_links(session, wanted, limit)
    else:
        touching = links_touching(session, keys)
        ranked = [Ranked.of(pair, link) for pair, link in touching.items() if link.relation in wanted]
        number = len(ranked)
    return LinksFound(number, _rows(session, in_order(session, ranked, limit)))


def _rows(session: Session, ranked: Sequence[Ranked]) -> Iterator[LinkRow]:
    sources = SourceRecords(session)
    for start in range(0, len(ranked), BATCH):
        page = ranked[start : start + BATCH]
        links = links_of(session, [row.pair for row in page])
        claims = {
            claim.uid: claim for claim in read_claims(session, {key for row in page for key in row.pair}, sources)
        }
        for row in page:
            link = links[row.pair]
            yield LinkRow(link, claims[link.a], claims[link.b])


def claims_of_link(session: Session, link: Link) -> tuple[Claim, Claim]:
    """The two claims of a link's row, the earlier one first."""
    found = {claim.id: claim for claim in session.scalars(select(Claim).where(Claim.id.in_((link.a_id, link.b_id))))}
    return found[link.a_id], found[link.b_id]


def neighbours(session: Session, keys: Sequence[int]) -> set[int]:
    """The keys of all claims that the machine or an analyst put beside one of `keys`."""
    found: set[int] = set()
    for batch in batches(keys):
        for table in (Link, Judgement):
            pairs = select(table.a_id, table.b_id).where(or_(table.a_id.in_(batch), table.b_id.in_(batch)))
            found |= {key for pair in session.execute(pairs) for key in pair}
    return found - set(keys)
