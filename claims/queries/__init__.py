"""Queries: finding rows in the store by what people type: filters, words, id prefixes.

Knows the tables and how people ask; what is found is read into the frozen records of `claims.matters`.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily
from claims.queries.identify import Subject, identify, identify_any, identify_claims
from claims.queries.identify_source import identify_source, sources_named
from claims.queries.source_account import NameRecord, SourceAccount, source_account

if TYPE_CHECKING:
    from claims.queries.claims import ClaimFilter, claim_keys, count_claims, superseded_left_out
    from claims.queries.corrections import CorrectionRecord, corrections_on
    from claims.queries.decisions import Decision
    from claims.queries.doubles import Proposal, propose_merges
    from claims.queries.echoes import EchoRow, SharedPassage, find_echoes_of
    from claims.queries.links import LinkRow, claims_of_link, find_links
    from claims.queries.log import LogRow, log_rows
    from claims.queries.remarks import NoteRecord, Remarks, remarks_on
    from claims.queries.reports import FailureRow, ReportRow, failed_reports, find_reports
    from claims.queries.searching import search_keys
    from claims.queries.sources import SourceRow, find_sources
else:
    __getattr__ = lazily(
        __name__,
        {
            "claims": (
                "ClaimFilter",
                "claim_keys",
                "count_claims",
                "superseded_left_out",
            ),
            "corrections": (
                "CorrectionRecord",
                "corrections_on",
            ),
            "decisions": ("Decision",),
            "doubles": (
                "Proposal",
                "propose_merges",
            ),
            "echoes": (
                "EchoRow",
                "SharedPassage",
                "find_echoes_of",
            ),
            "links": (
                "LinkRow",
                "claims_of_link",
                "find_links",
            ),
            "log": (
                "LogRow",
                "log_rows",
            ),
            "remarks": (
                "NoteRecord",
                "Remarks",
                "remarks_on",
            ),
            "reports": (
                "FailureRow",
                "ReportRow",
                "failed_reports",
                "find_reports",
            ),
            "searching": ("search_keys",),
            "sources": (
                "SourceRow",
                "find_sources",
            ),
        },
    )

__all__ = [
    "ClaimFilter",
    "CorrectionRecord",
    "Decision",
    "EchoRow",
    "FailureRow",
    "LinkRow",
    "LogRow",
    "NameRecord",
    "NoteRecord",
    "Proposal",
    "Remarks",
    "ReportRow",
    "SharedPassage",
    "SourceAccount",
    "SourceRow",
    "Subject",
    "claim_keys",
    "claims_of_link",
    "corrections_on",
    "count_claims",
    "failed_reports",
    "find_echoes_of",
    "find_links",
    "find_reports",
    "find_sources",
    "identify",
    "identify_any",
    "identify_claims",
    "identify_source",
    "log_rows",
    "propose_merges",
    "remarks_on",
    "search_keys",
    "source_account",
    "sources_named",
    "superseded_left_out",
]
