"""Words: what a text is cut into before anything is read from it.

Knows characters only. The cut is the parser's (clitics, hyphens and marks stand alone; abbreviations and numbers stay
whole), because the parser was taught on words cut like this; and it is a single pass of one pattern, so the time grows
with the text alone.
"""

from __future__ import annotations

import re

from claims.text import Span

_WORD = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}                                        # U.S., p.m.
    | (?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Cpl|Adm|Brig|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|vs|Inc|Corp|Ltd|Co
         |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La
         |Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo)\.(?=[\s,;:’'])
    | \d+(?:[.,:]\d+)*(?=\W|_|$|(?:st|nd|rd|th|s|am|pm|k|m|bn|km|kg|mm|cm)\b)   # 1,300  7.30
    | [^\W_]+?(?=n[’']t\b)                                      # did|n’t
    | n[’']t\b
    | [’'](?:s|re|ve|ll|d|m)\b
    | [^\W_]+
    | \.{2,}|-{2,}|''|``
    | [^\w\s]|_+
    """,
    re.VERBOSE,
)


def words(text: str, start: int, end: int) -> list[Span]:
    """The words and marks of `text[start:end]`, in order, as spans in `text`; only white space lies between them."""
    return [Span(match.start(), match.end()) for match in _WORD.finditer(text, start, end)]
