"""The terminal: what to know at a glance, in rich's tables and text.

Everything is built from `Text`, never from rich's markup, and control characters are dropped: a report can neither
colour nor move the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.audit import Finding, Severity
from claims.matters import Tie
from claims.render import words
from claims.sourcing import MatterAccount, SourcingReport

COLOURS = {Severity.NOTE: "cyan", Severity.WARNING: "yellow", Severity.SERIOUS: "red"}
"""Beside the severity's word, never in its stead."""

SINGLE_SHOWN = 10
"""Single claims shown on a terminal; the written formats hold them all."""


def report_terminal(report: SourcingReport, findings: Iterable[Finding] = ()) -> RenderableType:
    """The sourcing report for a terminal, whole."""
    return Group(*report_parts(report, findings))


def report_parts(report: SourcingReport, findings: Iterable[Finding] = ()) -> Iterator[RenderableType]:
    """The sourcing report for a terminal, part by part."""
    yield Text("Sourcing report", style="bold")
    yield Text(words.scope_words(report.scope))
    yield from _selection(report)
    for number, account in enumerate(report.matters, 1):
        yield from _matter(account, number)
    yield from _single(report)
    told = list(findings)
    if told:
        yield Text("\nWhat is weaker than it looks", style="bold")
        yield findings_terminal(told)


def findings_terminal(findings: Iterable[Finding]) -> RenderableType:
    """The audit's findings for a terminal, each with the ids of its first claims."""
    table = _table("severity", "check", "finding", "claims")
    for finding in findings:
        shown = [words.short(claim.uid) for claim in finding.claims[:3]]
        more = len(finding.claims) - len(shown)
        table.add_row(
            Text(finding.severity.value, style=COLOURS[finding.severity]),
            Text(finding.code),
            Text(words.plain(finding.explanation)),
            Text("\n".join([*shown, f"and {more} more"] if more else shown)),
        )
    return table


def _selection(report: SourcingReport) -> Iterator[Text]:
    if report.scope.as_of:
        yield Text(f"as known on {words.when(report.scope.as_of)}")
    if report.scope.filters:
        yield Text(f"selected by {words.plain('; '.join(report.scope.filters))}; matters are shown whole")
    if not report.matters:
        yield Text("\nNo two claims are linked.")


def _matter(account: MatterAccount, number: int) -> Iterator[RenderableType]:
    matter = account.matter
    yield Text(f"\n{number}. {words.headline(account.headline)}", style="bold")
    yield Text(f"   {words.counts_words(matter)}", style="cyan")
    table = _table("issuer", "latest", "how it reached readers")
    for entry in account.voices:
        name = words.plain(entry.voice.name)
        note = "" if entry.voice.independent else f"\n({words.STANDINGS[entry.voice.standing]})"
        latest = [f"{words.counted(line)} ({words.line_when(line)})" for line in entry.latest]
        latest = latest or [f"{words.headline(entry.newest.content, 80)} ({words.claim_when(entry.newest)})"]
        chains = (words.plain(words.chain_words(entry.voice, chain)) for chain in entry.chains)
        table.add_row(Text(f"{name}{note}"), Text("\n".join(latest)), Text("\n".join(chains)))
    yield Padding(table, (0, 0, 0, 3))
    for tie in matter.corroborations:
        yield _tie(tie, f"agrees ({tie.strength.value})", "green")
    for tie in matter.conflicts:
        yield _tie(tie, "conflict", "red")
    for claim in matter.denials:
        name = words.plain(matter.voice_of(claim).name)
        yield _line("denial", "red", f"{name}: {words.headline(claim.content)} [{words.short(claim.uid)}]")
    for ring in matter.rings:
        yield _line("ring", "red", words.ring_words(ring))


def _tie(tie: Tie, label: str, colour: str) -> RenderableType:
    sides = (
        f"{words.plain(voice.name)}: “{words.headline(claim.content, 100)}” [{words.short(claim.uid)}]"
        for voice, claim in ((tie.voice_a, tie.a), (tie.voice_b, tie.b))
    )
    reasons = " ".join(words.plain(reason.text) for reason in tie.link.reasons)
    more = f" (newest of {tie.pairs} such pairs)" if tie.pairs > 1 else ""
    return _line(label, colour, "\n".join([*sides, f"{reasons}{more}"]))


def _line(label: str, colour: str, content: str) -> RenderableType:
    line = Table.grid(padding=(0, 1))
    line.add_column(width=15, no_wrap=True)
    line.add_column()
    line.add_row(Text(label, style=colour), Text(content))
    return Padding(line, (0, 0, 0, 4))


def _single(report: SourcingReport) -> Iterator[RenderableType]:
    if not report.single:
        return
    number = words.number_of(len(report.single), "single claim")
    yield Text(f"\n{number} that nothing else speaks to", style="bold")
    for claim in islice(report.single, SINGLE_SHOWN):
        who = words.plain(claim.issuer.name) if claim.issuer else "own voice"
        yield Text(f"   {words.short(claim.uid)}  {who}: {words.headline(claim.content, 90)}")
    if len(report.single) > SINGLE_SHOWN:
        yield Text(f"   and {len(report.single) - SINGLE_SHOWN} more")


def _table(*columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
