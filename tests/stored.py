"""Reports and claims put straight into a store, for tests of what is done with them later."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.attribution import QuoteType
from claims.extract import Modality, Polarity, StatementKind
from claims.figures import Basis, Measure, Qualifier
from claims.models import Attribution, Claim, Figure, Report, Role, Source
from claims.sources import SourceKind

NOW = datetime(2031, 5, 10, tzinfo=UTC)


def uid(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:40]


def source(session: Session, name: str, *, resolved: bool = True) -> Source:
    known = session.scalar(select(Source).where(Source.folded == name.casefold()))
    if known is None:
        known = Source(
            uid=uid("source", name),
            name=name,
            folded=name.casefold(),
            kind=SourceKind.OTHER,
            named=True,
            resolved=resolved,
            created_at=NOW,
        )
        session.add(known)
        session.flush()
    return known


def report(
    session: Session, name: str, *sentences: str, day: int = 10, url: str | None = None, version: int = 1
) -> Report:
    """A report whose text is `sentences`; each is one claim of the source before its first colon."""
    text = "\n".join(sentences)
    digest = hashlib.sha256(text.encode()).hexdigest()
    stored = Report(
        uid=uid("report", name),
        url=url,
        published_at=datetime(2031, 5, day, tzinfo=UTC),
        supported=True,
        media_type="text/plain",
        origin=name,
        raw_sha256=digest,
        raw_size=len(text),
        text_sha256=digest,
        text=text,
        version=version,
        superseded=False,
        ingested_at=NOW,
        ingested_by="tester",
    )
    session.add(stored)
    session.flush()
    start = 0
    for ordinal, sentence in enumerate(sentences):
        _claim(session, stored, ordinal, sentence, start)
        start += len(sentence) + 1
    session.flush()
    return stored


def _claim(session: Session, stored: Report, ordinal: int, sentence: str, start: int) -> None:
    speaker, content = sentence.split(": ", 1)
    begin, end = start + len(speaker) + 2, start + len(sentence)
    claim = Claim(
        uid=uid("claim", stored.uid, ordinal),
        report_id=stored.id,
        ordinal=ordinal,
        kind=StatementKind.STATEMENT,
        quote_type=QuoteType.INDIRECT,
        polarity=Polarity.AFFIRMED,
        modality=Modality.ASSERTED,
        content=content,
        start=begin,
        end=end,
        content_spans=[[begin, end]],
        cue_spans=[],
        sentence_start=start,
        sentence_end=end,
        evidence="test",
        confidence=1.0,
        extractor="test",
        created_at=NOW,
    )
    session.add(claim)
    session.flush()
    who = source(session, speaker)
    session.add(
        Attribution(
            claim_id=claim.id,
            source_id=who.id,
            role=Role.ISSUER,
            position=0,
            printed=speaker,
            source_spans=[],
            cue_spans=[],
            named=True,
            reason="test",
        )
    )
    for word in content.split():
        if word.isdigit():
            _figure(session, claim, int(word))


def _figure(session: Session, claim: Claim, number: int) -> None:
    session.add(
        Figure(
            claim_id=claim.id,
            ordinal=0,
            low=number,
            high=number,
            measure=Measure.KILLED,
            qualifier=Qualifier.EXACT,
            part_of=False,
            basis=Basis.INCIDENT,
            start=claim.start,
            end=claim.end,
        )
    )
