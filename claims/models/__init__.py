"""The tables. Knows SQLAlchemy and the values the rows are made of; knows no engine and no session."""

from claims.models.base import LARGEST, Base
from claims.models.claim import Attribution, Claim, Figure, Role
from claims.models.correction import Corrected, Correction
from claims.models.current import (
    current_corrections,
    current_event_decisions,
    current_grades,
    current_identifications,
    current_judgements,
    current_said_aliases,
    current_tags,
    merge_chains,
    merged_keys,
    standing_keys,
)
from claims.models.echo import Credit, Echo, EchoOrder, Fingerprint, Sketch
from claims.models.identification import Aspect, DisplacedLink, Identification, SaidAlias
from claims.models.index import ClaimMeasures, ClaimPostings, ReportTerm
from claims.models.link import Link
from claims.models.log import LogEntry
from claims.models.report import LONGEST_REASON, ExtractionFailure, Report
from claims.models.review import EventAct, EventDecision, Grade, Judgement, Note, Tag, Verdict
from claims.models.row_count import RowCount
from claims.models.seal import Sealed
from claims.models.source import Alias, Source

__all__ = [
    "LARGEST",
    "LONGEST_REASON",
    "Alias",
    "Aspect",
    "Attribution",
    "Base",
    "Claim",
    "ClaimMeasures",
    "ClaimPostings",
    "Corrected",
    "Correction",
    "Credit",
    "DisplacedLink",
    "Echo",
    "EchoOrder",
    "EventAct",
    "EventDecision",
    "ExtractionFailure",
    "Figure",
    "Fingerprint",
    "Grade",
    "Identification",
    "Judgement",
    "Link",
    "LogEntry",
    "Note",
    "Report",
    "ReportTerm",
    "Role",
    "RowCount",
    "SaidAlias",
    "Sealed",
    "Sketch",
    "Source",
    "Tag",
    "Verdict",
    "current_corrections",
    "current_event_decisions",
    "current_grades",
    "current_identifications",
    "current_judgements",
    "current_said_aliases",
    "current_tags",
    "merge_chains",
    "merged_keys",
    "standing_keys",
]
