"""claimdesk: attributed statements in news reports as linked claims with provenance down to the character.

Statements from a text, without any database. Every span points into the text given:

    >>> from claims import extract_statements
    >>> text = "Tehran, which backs Hamas, said it did want to discuss the conflict, state-run agency IRNA said."
    >>> [statement] = extract_statements(text)
    >>> statement.issuer.printed, [relay.name for relay in statement.relays]
    ('Tehran', ['IRNA'])
    >>> [span.of(text) for span in statement.attribution.content]
    ['it did want to discuss the conflict']

A store: files, folders and addresses in; claims, and how they relate, out. What is read stays good when it is closed:

    >>> from claims import ClaimFilter, open_store
    >>> with open_store("flood.db", create=True) as store:
    ...     summary = store.ingest(["monday.txt", "tuesday.txt"], by="mara")
    ...     claims = store.claims(ClaimFilter(issuers=("health ministry",)))
    ...     links = store.links()
    >>> summary.new, summary.unchanged, len(summary.failed)
    (2, 0, 0)
    >>> [claim.figures[0].low for claim in claims]
    [12, 15]
    >>> [(row.link.relation.value, row.b.issuer_printed) for row in links]
    [('updates', 'the Ardan health ministry')]

Everything here is loaded when it is first used: `import claims` costs nothing. The two functions that share a name with
the room they come from carry a longer one here, because `claims.extract` and `claims.compare` are those rooms.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.compare import Comparable, Comparison, Relation
    from claims.compare import compare as compare_claims
    from claims.documents import Document, ReadOptions, read_inputs
    from claims.errors import ClaimsError
    from claims.extract import Statement, StatementKind
    from claims.extract import extract as extract_statements
    from claims.figures import Figure, Measure
    from claims.queries import ClaimFilter
    from claims.sources import SourceKind, SourceMention
    from claims.store import IngestSummary, Outcome, Store, open_store
    from claims.text import Span

_HOMES = {
    "ClaimFilter": "claims.queries",
    "ClaimsError": "claims.errors",
    "Comparable": "claims.compare",
    "Comparison": "claims.compare",
    "Document": "claims.documents",
    "Figure": "claims.figures",
    "IngestSummary": "claims.store",
    "Measure": "claims.figures",
    "Outcome": "claims.store",
    "ReadOptions": "claims.documents",
    "Relation": "claims.compare",
    "SourceKind": "claims.sources",
    "SourceMention": "claims.sources",
    "Span": "claims.text",
    "Statement": "claims.extract",
    "StatementKind": "claims.extract",
    "Store": "claims.store",
    "compare_claims": "claims.compare:compare",
    "extract_statements": "claims.extract:extract",
    "open_store": "claims.store",
    "read_inputs": "claims.documents",
}
"""Where each name is found: a room, or `room:name` where the room calls it otherwise."""

__all__ = [
    "ClaimFilter",
    "ClaimsError",
    "Comparable",
    "Comparison",
    "Document",
    "Figure",
    "IngestSummary",
    "Measure",
    "Outcome",
    "ReadOptions",
    "Relation",
    "SourceKind",
    "SourceMention",
    "Span",
    "Statement",
    "StatementKind",
    "Store",
    "compare_claims",
    "extract_statements",
    "open_store",
    "read_inputs",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- a module's attributes are of any type
    """Load what `name` stands for, on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    room, _, own_name = _HOMES[name].partition(":")
    value = getattr(import_module(room), own_name or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
