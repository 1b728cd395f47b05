"""What mail programs write around mails: the words by which answers, forwards, signatures and footers are known."""

from __future__ import annotations

from functools import cache

import msgspec

from claims.lexicon import load


class Labels(msgspec.Struct, frozen=True):
    """The names of the headers that are repeated above a mail which is passed on, in small letters."""

    date: frozenset[str]
    to: frozenset[str]
    subject: frozenset[str]
    other: frozenset[str]
    sender: frozenset[str] = msgspec.field(name="from")

    def kind(self, label: str) -> str | None:
        """`sender`, `date`, `to`, `subject` or `other`; None for a name no mail program writes."""
        kinds = ("sender", "date", "to", "subject", "other")
        return next((kind for kind in kinds if label in getattr(self, kind)), None)


class MailWords(msgspec.Struct, frozen=True):
    """The file `mail.toml`."""

    source: str
    wrote: tuple[str, ...]
    wrote_openings: tuple[str, ...]
    forwarded: frozenset[str]
    answer_prefixes: frozenset[str]
    form_words: tuple[str, ...]
    covered_share: float
    closings: frozenset[str]
    footers: tuple[str, ...]
    footer_marks: tuple[str, ...]
    left_out_types: frozenset[str]
    no_prose_types: frozenset[str]
    labels: Labels
    months: tuple[tuple[str, ...], ...]


def mail_words() -> MailWords:
    """The knowledge file."""
    known: MailWords = load("mail", MailWords)
    return known


@cache
def month_numbers() -> dict[str, int]:
    """The number of each month's name."""
    return {name: number for number, names in enumerate(mail_words().months, 1) for name in names}
