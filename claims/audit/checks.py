"""The checks. Each is one function with one question; to add one, write it and name it in `claims.audit.auditing`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.audit.finding import Finding, Severity
from claims.extract import StatementKind
from claims.figures import Measure
from claims.matters import ClaimRecord, Coverage, Matter, Standing, figure_lines, voices_among


def unattributed_figure(coverage: Coverage) -> Iterator[Finding]:
    """A casualty figure in the report's own voice: who counted?

    Serious when nobody in the coverage is named for the matter; a warning when somebody is, elsewhere.
    """
    named = {claim.uid: matter.independent for matter in coverage.matters for claim in matter.claims}
    for claim in coverage.claims:
        counts = [figure for figure in claim.figures if figure.measure is not Measure.OTHER]
        if claim.issuer or not counts:
            continue
        counted = " and ".join(dict.fromkeys(figure.measure.value for figure in counts))
        backing = named.get(claim.uid, ())
        elsewhere = (
            f"Elsewhere in this coverage it is spoken to by {_listed(voice.name for voice in backing)}: attribute it."
            if backing
            else "Nobody in this coverage is named for it."
        )
        yield Finding(
            "unattributed-figure",
            Severity.WARNING if backing else Severity.SERIOUS,
            (claim,),
            f"{claim.report.outlet} gives a number of {counted} in its own voice. {elsewhere}",
        )


def anonymous_source(coverage: Coverage) -> Iterator[Finding]:
    """A claim whose issuer is not named. Figures and denials so sourced are warnings, other words are notes."""
    weighty = (StatementKind.FIGURE, StatementKind.DENIAL)
    for claim in coverage.claims:
        (voice,) = voices_among([claim], ())
        if voice.standing is not Standing.ANONYMOUS:
            continue
        printed = claim.issuer_printed or voice.name
        yield Finding(
            "anonymous-source",
            Severity.WARNING if claim.kind in weighty else Severity.NOTE,
            (claim,),
            f"{claim.report.outlet} rests this on “{printed}”, who is not named.",
        )


def single_source(coverage: Coverage) -> Iterator[Finding]:
    """A matter, or a figure on its own, that rests on one issuer (or on none) however many outlets print it."""
    for matter in coverage.matters:
        yield from _matter_on_one(matter)
    for claim in coverage.single:
        if claim.kind is StatementKind.FIGURE and claim.issuer:
            (voice,) = voices_among([claim], ())
            yield Finding(
                "single-source",
                Severity.NOTE,
                (claim,),
                f"1 outlet ({claim.report.outlet}) prints this figure; it rests on {_resting_on(voice.standing)}"
                f"{voice.name} alone.",
            )


def _matter_on_one(matter: Matter) -> Iterator[Finding]:
    standing = matter.independent
    outlets = f"{_outlets(matter.outlets)} ({', '.join(matter.outlets)})"
    severity = Severity.WARNING if len(matter.outlets) > 1 else Severity.NOTE
    if len(standing) == 1:
        lesson = " Repetition is no corroboration." if len(matter.outlets) > 1 else ""
        words = f"{outlets}, one issuer: {standing[0].name}.{lesson}"
        yield Finding("single-source", severity, matter.claims, words)
    elif not standing:
        words = f"{outlets}, and no issuer that is known: {_listed(voice.name for voice in matter.voices)}."
        yield Finding("single-source", severity, matter.claims, words)
    else:
        yield from _figures_on_one(matter)


def _figures_on_one(matter: Matter) -> Iterator[Finding]:
    """Within a matter of several issuers, what is counted by one of them only and printed by several outlets."""
    subjects: dict[str, dict[str, list[ClaimRecord]]] = {}
    for line in figure_lines(matter):
        subjects.setdefault(line.subject, {}).setdefault(line.voice.name, []).extend(line.claims)
    for subject, by_voice in subjects.items():
        if len(by_voice) > 1:
            continue
        ((name, claims),) = by_voice.items()
        outlets = tuple({claim.report.outlet_key: claim.report.outlet for claim in claims}.values())
        if len(outlets) > 1:
            words = f"{_outlets(outlets)} ({', '.join(outlets)}) print the number of {subject}, all from {name}."
            yield Finding("single-source", Severity.NOTE, tuple(claims), words)


def _resting_on(standing: Standing) -> str:
    return {Standing.ANONYMOUS: "the unnamed ", Standing.UNRESOLVED: "the unidentified "}.get(standing, "")


def _outlets(outlets: tuple[str, ...]) -> str:
    return "1 outlet" if len(outlets) == 1 else f"{len(outlets)} outlets"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
