"""Claims: the stored rows of statements, with attribution and figures."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claims import figures
from claims.attribution import QuoteType
from claims.dates import MomentReason, Precision
from claims.extract import Modality, Polarity, StatementKind
from claims.figures import Basis, Measure, Qualifier
from claims.models.base import Base, PrimaryKey, Spans, Timestamp, Uid, words
from claims.models.report import Report
from claims.models.seal import UNSEALED, Sealed
from claims.models.source import Source
from claims.places import PlacePrecision, PlaceReason
from claims.text import Span


class Role(StrEnum):
    """What a source is to a claim: who ultimately says it, who passed it on, who printed it."""

    ISSUER = "issuer"
    RELAY = "relay"
    PUBLISHER = "publisher"


class Claim(Sealed, Base):
    """One statement of one report. All spans slice the report's text; `content` is a copy of the words at them.

    `start` and `end` are the envelope of `content_spans`. `place` is canonical, `place_start` and `place_end` are where
    it is printed; likewise `as_of_start` and `as_of_end`, `happened_start` and `happened_end`, None where no words name
    the time. Each has its reason, a time that an older program stored has none. `happened_at` is the day that what is
    told of fell on (None for a time wider than a day), `happening` and `scene` what it was and in what kind of place;
    `event` is the uid of the oldest claim of the machine's group (see `claims.events`), None for a claim without enough
    to go by. Everything here is the machine's; what analysts say of a claim stands in tables of its own (see
    `claims.models.review` and `claims.models.correction`).
    """

    __tablename__ = "claim"
    __table_args__ = (UniqueConstraint("report_id", "ordinal"), Index("ix_claim_happening_place", "happening", "place"))

    id: Mapped[PrimaryKey]
    uid: Mapped[Uid]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    ordinal: Mapped[int]
    kind: Mapped[StatementKind] = mapped_column(words(StatementKind), index=True)
    quote_type: Mapped[QuoteType] = mapped_column(words(QuoteType))
    polarity: Mapped[Polarity] = mapped_column(words(Polarity))
    modality: Mapped[Modality] = mapped_column(words(Modality))
    content: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    content_spans: Mapped[Spans]
    cue_spans: Mapped[Spans]
    sentence_start: Mapped[int]
    sentence_end: Mapped[int]
    as_of: Mapped[Timestamp | None] = mapped_column(index=True)
    as_of_precision: Mapped[Precision | None] = mapped_column(words(Precision))
    as_of_reason: Mapped[MomentReason | None] = mapped_column(words(MomentReason, length=40, check="as_of_reason"))
    as_of_start: Mapped[int | None]
    as_of_end: Mapped[int | None]
    place: Mapped[str | None] = mapped_column(index=True)
    place_country: Mapped[str | None] = mapped_column(String(2))
    place_area: Mapped[str | None] = mapped_column(String(20))
    place_precision: Mapped[PlacePrecision | None] = mapped_column(words(PlacePrecision))
    place_reason: Mapped[PlaceReason | None] = mapped_column(words(PlaceReason, length=40))
    place_start: Mapped[int | None]
    place_end: Mapped[int | None]
    happened_at: Mapped[Timestamp | None]
    happened_reason: Mapped[MomentReason | None] = mapped_column(
        words(MomentReason, length=40, check="happened_reason")
    )
    happened_start: Mapped[int | None]
    happened_end: Mapped[int | None]
    happening: Mapped[str | None] = mapped_column(String(40))
    scene: Mapped[str | None] = mapped_column(String(40))
    event: Mapped[str | None] = mapped_column(index=True, info=UNSEALED)
    evidence: Mapped[str]
    confidence: Mapped[float]
    extractor: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[Timestamp]

    report: Mapped[Report] = relationship()
    attributions: Mapped[list[Attribution]] = relationship(back_populates="claim", order_by="Attribution.position")
    figures: Mapped[list[Figure]] = relationship(back_populates="claim", order_by="Figure.ordinal")


class Attribution(Sealed, Base):
    """One source in one role for one claim. `position` runs from the issuer (0) outward through the relays.

    `printed` are the words at `source_spans`; both are empty when the source is understood. `speaker` is who speaks for
    the body, `number` how many unnamed people speak, both as printed. `confidence` is how surely the source is the one
    that is meant, in [0, 1] (see `claims.sources.certainty`); None for what an older program stored.
    """

    __tablename__ = "attribution"
    __table_args__ = (UniqueConstraint("claim_id", "role", "position"),)

    id: Mapped[PrimaryKey]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    role: Mapped[Role] = mapped_column(words(Role))
    position: Mapped[int]
    printed: Mapped[str]
    source_spans: Mapped[Spans]
    cue_spans: Mapped[Spans]
    named: Mapped[bool]
    reason: Mapped[str]
    speaker: Mapped[str | None] = mapped_column(String(200))
    number: Mapped[str | None] = mapped_column(String(40))
    confidence: Mapped[float | None]

    claim: Mapped[Claim] = relationship(back_populates="attributions")
    source: Mapped[Source] = relationship()


class Figure(Sealed, Base):
    """One figure of one claim: stated bounds (open ends null), hedge as printed, and its span in the report's text."""

    __tablename__ = "figure"
    __table_args__ = (UniqueConstraint("claim_id", "ordinal"),)

    id: Mapped[PrimaryKey]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    ordinal: Mapped[int]
    low: Mapped[int | None] = mapped_column(BigInteger)
    high: Mapped[int | None] = mapped_column(BigInteger)
    measure: Mapped[Measure] = mapped_column(words(Measure))
    qualifier: Mapped[Qualifier] = mapped_column(words(Qualifier))
    hedge: Mapped[str | None]
    who: Mapped[str | None]
    unit: Mapped[str | None]
    part_of: Mapped[bool]
    basis: Mapped[Basis] = mapped_column(words(Basis))
    start: Mapped[int]
    end: Mapped[int]

    claim: Mapped[Claim] = relationship(back_populates="figures")

    def as_read(self) -> figures.Figure:
        """The figure as it was read from the text."""
        return figures.Figure(
            low=self.low,
            high=self.high,
            measure=self.measure,
            qualifier=self.qualifier,
            span=Span(self.start, self.end),
            hedge=self.hedge,
            who=self.who,
            unit=self.unit,
            part_of=self.part_of,
            basis=self.basis,
        )
