"""Identifying sources: what an analyst says of who they are, and the way back.

Nothing of the machine's is rewritten: sources stay what they were found as, and count as what is said of them. What
follows for links is `claims.linking.relink`'s to find.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from claims.errors import UsageError
from claims.identities import Identities, StandingSource
from claims.models import Aspect, Identification, Source, current_identifications
from claims.review.act import Act
from claims.sources import SourceKind, folded

LONGEST_NAME = 200
"""Characters of a name: as many as are looked up."""

_CAN_BE_NONE = (Aspect.PARENT, Aspect.PLACE, Aspect.SIDE)


def merge(  # noqa: PLR0913 -- who and when stand beside every act
    session: Session, into: Source, others: Sequence[Source], *, reason: str | None = None, by: str, at: datetime
) -> list[Source]:
    """Say that the bodies `others` are the body `into`: their claims count as its. Those for which that is news.

    Raises UsageError for a source with itself, for one that is merged into another already, and where merging would go
    round in a ring.
    """
    act = Act(session, by, at)
    merged = []
    for other in dict.fromkeys(others):
        before = _said(session, other, Aspect.SAME_AS)
        if before is not None and before.other_id == into.id:
            continue
        _refuse_merge(session, into, other, before)
        _say(act, other, Identification(aspect=Aspect.SAME_AS, other_id=into.id, reason=reason))
        act.log("merge", "source", other.uid, {"into": into.uid, "names": [other.name, into.name], "reason": reason})
        merged.append(other)
    return merged


def split(session: Session, source: Source, *, reason: str | None = None, by: str, at: datetime) -> bool:
    """Take the merging of a source back: it counts as itself again. False when it was not merged."""
    before = _said(session, source, Aspect.SAME_AS)
    if before is None:
        return False
    act = Act(session, by, at)
    _take_back(act, source, Aspect.SAME_AS, reason)
    from_uid = session.get_one(Source, before.other_id).uid
    act.log("split", "source", source.uid, {"from": from_uid, "name": source.name, "reason": reason})
    return True


def set_aspect(  # noqa: PLR0913 -- as above
    session: Session,
    source: Source,
    aspect: Aspect,
    value: str | Source | None,
    *,
    reason: str | None = None,
    by: str,
    at: datetime,
) -> bool:
    """Say what an aspect of a source is, whatever the machine says: a source for the parent, words for any other.

    None says that there is none (no parent, no place, no side). True when that changed what was said. Raises UsageError
    for a value that the aspect cannot have.
    """
    word = _word(session, source, aspect, value)
    word.reason = reason
    before = _said(session, source, aspect)
    if before is not None and (before.other_id, before.value, before.reason) == (word.other_id, word.value, reason):
        return False
    act = Act(session, by, at)
    _say(act, source, word)
    said = value.uid if isinstance(value, Source) else word.value or "none"
    act.log("set", "source", source.uid, {aspect.value: said, "name": source.name, "reason": reason})
    return True


def clear_aspect(  # noqa: PLR0913 -- as above
    session: Session, source: Source, aspect: Aspect, *, reason: str | None = None, by: str, at: datetime
) -> bool:
    """Take back what was said of an aspect: the machine's counts again. False when nothing was said."""
    if _said(session, source, aspect) is None:
        return False
    act = Act(session, by, at)
    _take_back(act, source, aspect, reason)
    act.log("clear", "source", source.uid, {"cleared": aspect.value, "name": source.name, "reason": reason})
    return True


def _refuse_merge(session: Session, into: Source, other: Source, before: Identification | None) -> None:
    if other.id == into.id:
        raise UsageError("a source cannot be merged into itself", subject=_called(other))
    if before is not None:
        known = _called(session.get_one(Source, before.other_id))
        remedy = f"claims sources split {other.uid[:10]} takes that back"
        raise UsageError(f"merged into {known} already", subject=_called(other), remedy=remedy)
    if Identities(session).standing(into).key == other.id:
        raise UsageError(f"counts as {_called(other)} already: merging would go in a ring", subject=_called(into))


def _word(session: Session, source: Source, aspect: Aspect, value: str | Source | None) -> Identification:
    if isinstance(value, Source) and aspect is Aspect.PARENT:
        _refuse_parent(Identities(session), source, value)
        return Identification(aspect=aspect, other_id=value.id)
    words = value.strip() if isinstance(value, str) else None
    if value is None and aspect in _CAN_BE_NONE:
        return Identification(aspect=aspect)
    if not words or aspect in {Aspect.PARENT, Aspect.SAME_AS}:
        raise UsageError("no value that it can have", subject=f"{aspect.value} of {_called(source)}")
    if aspect is Aspect.KIND and words not in set(SourceKind):
        raise UsageError(f"no kind of source: {words}", remedy=f"one of {', '.join(SourceKind)}")
    if len(words) > LONGEST_NAME:
        raise UsageError(f"longer than {LONGEST_NAME} characters", subject=f"{aspect.value} of {_called(source)}")
    if aspect is not Aspect.NAME:
        return Identification(aspect=aspect, value=words)
    return Identification(aspect=aspect, value=words, folded=name_folded(words))


def name_folded(name: str) -> str:
    """The lookup form of a name that an analyst gives. Raises UsageError for what can be no name."""
    form = folded(name)
    if not form:
        raise UsageError("a name has a letter or a digit in it", subject=repr(name))
    if len(name) > LONGEST_NAME:
        raise UsageError(f"a name may have {LONGEST_NAME} characters", subject=repr(name[:20]))
    return form


def _refuse_parent(identities: Identities, source: Source, parent: Source) -> None:
    own: StandingSource = identities.standing(source)
    above = identities.standing(parent)
    if above.key == own.key:
        raise UsageError("a body is not its own parent", subject=_called(source))
    if above.parent_key == own.key:
        raise UsageError(f"answers to {_called(source)} already", subject=_called(parent))


def _said(session: Session, source: Source, aspect: Aspect) -> Identification | None:
    """What is said of the aspect now."""
    of_source = (Identification.source_id == source.id, Identification.aspect == aspect)
    return session.scalar(current_identifications().where(*of_source))


def _say(act: Act, source: Source, word: Identification) -> None:
    word.source_id, word.stands = source.id, True
    act.add([word])
    act.session.flush()


def _take_back(act: Act, source: Source, aspect: Aspect, reason: str | None) -> None:
    act.add([Identification(source_id=source.id, aspect=aspect, stands=False, reason=reason)])


def _called(source: Source) -> str:
    return f"{source.name} ({source.uid[:10]})"
