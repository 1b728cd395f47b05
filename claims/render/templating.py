"""The template environment that every written format starts from: strict, and with an editor's words as filters.

Knows Jinja2 and `words`; knows no markup. How values are escaped is each format's to say.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined

from claims.render import words
from claims.render.passages import segments

PIECES = 500
"""Pieces of a template that are written at once: it makes one of every value."""


def template_environment(*, autoescape: bool, finalize: Callable[[object], object] | None = None) -> Environment:
    """An environment on the package's templates, in which a name that is not there is an error.

    `autoescape` escapes for HTML; `finalize` is what every value printed by a template goes through instead.
    """
    environment = Environment(
        loader=PackageLoader("claims.render"),
        autoescape=autoescape,  # noqa: S701 (a format without HTML's escaping has its own, by `finalize`)
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "short": words.short,
        "headline": words.headline,
        "when": words.when,
        "figure": words.figure_words,
        "counted": words.counted,
        "claim_when": words.claim_when,
        "line_when": words.line_when,
        "number_of": words.number_of,
        "scope_words": words.scope_words,
        "ring": words.ring_words,
        "echoed": words.echo_words,
        "segments": segments,
    }
    environment.globals |= {
        "counts_words": words.counts_words,
        "chain_words": words.chain_words,
        "STANDINGS": words.STANDINGS,
    }
    return environment
