"""What analysts say: judgements, tags, grades, notes. Rows are inserted, never changed: the newest counts.

Knows the machine's tables by key only, so that a re-run can never touch a human decision.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.compare import Relation
from claims.models.base import Base, PrimaryKey, Timestamp, words
from claims.models.seal import Sealed


class Verdict(StrEnum):
    """What an analyst says of a link. `RETRACT` takes the judgement before it back."""

    ACCEPT = "accept"
    REJECT = "reject"
    OTHER = "other"
    RETRACT = "retract"


class Judgement(Sealed, Base):
    """An analyst's word on the relation of two claims.

    Tied to the claims, not to the link row, which a re-run may replace. `relation` is the
    analyst's own for `OTHER`, and for `ACCEPT` the relation that was accepted.
    """

    __tablename__ = "judgement"
    __table_args__ = (CheckConstraint("a_id <> b_id", name="two_claims"),)

    id: Mapped[PrimaryKey]
    a_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    b_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    verdict: Mapped[Verdict] = mapped_column(words(Verdict))
    relation: Mapped[Relation | None] = mapped_column(words(Relation))
    reason: Mapped[str | None]
    made_at: Mapped[Timestamp]
    made_by: Mapped[str] = mapped_column(String(200))


class EventAct(StrEnum):
    """What an analyst does to events: gives one a name, takes a claim out of the machine's group, puts two together."""

    NAME = "name"
    APART = "apart"
    TOGETHER = "together"


class EventDecision(Sealed, Base):
    """An analyst's word on events, tied to claims and not to the machine's groups, which a re-run makes anew.

    `NAME`: the event that holds the claim has this `name` (none: its name is taken back). `APART`: the claim is in no
    group of the machine's. `TOGETHER`: the events of the claim and of `other_id` are one. `present` false takes the
    same act back.
    """

    __tablename__ = "event_decision"
    __table_args__ = (
        CheckConstraint("(act = 'together') = (other_id IS NOT NULL)", name="two_when_together"),
        CheckConstraint("other_id IS NULL OR other_id <> claim_id", name="two_claims"),
    )

    id: Mapped[PrimaryKey]
    act: Mapped[EventAct] = mapped_column(words(EventAct))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    other_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    name: Mapped[str | None] = mapped_column(String(200))
    present: Mapped[bool]
    reason: Mapped[str | None]
    made_at: Mapped[Timestamp]
    made_by: Mapped[str] = mapped_column(String(200))


class Tag(Sealed, Base):
    """One tag put on a claim (`present`) or taken off it."""

    __tablename__ = "tag"

    id: Mapped[PrimaryKey]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    name: Mapped[str] = mapped_column(String(100), index=True)
    present: Mapped[bool]
    made_at: Mapped[Timestamp]
    made_by: Mapped[str] = mapped_column(String(200))


class Grade(Sealed, Base):
    """One half of an Admiralty code: reliability A–F of a source, or credibility 1–6 of a claim; never both.

    Codes after AJP-2.1 (NATO): A completely reliable … F cannot be judged; 1 confirmed … 6 cannot be judged.
    """

    __tablename__ = "grade"
    __table_args__ = (
        CheckConstraint(
            "(source_id IS NOT NULL AND claim_id IS NULL AND code IN ('A','B','C','D','E','F'))"
            " OR (claim_id IS NOT NULL AND source_id IS NULL AND code IN ('1','2','3','4','5','6'))",
            name="one_half",
        ),
    )

    id: Mapped[PrimaryKey]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    code: Mapped[str] = mapped_column(String(1))
    reason: Mapped[str | None]
    made_at: Mapped[Timestamp]
    made_by: Mapped[str] = mapped_column(String(200))


class Note(Sealed, Base):
    """A free remark on a claim, a source or a report: on exactly one of them."""

    __tablename__ = "note"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN source_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN report_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_subject",
        ),
    )

    id: Mapped[PrimaryKey]
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"), index=True)
    text: Mapped[str]
    made_at: Mapped[Timestamp]
    made_by: Mapped[str] = mapped_column(String(200))
