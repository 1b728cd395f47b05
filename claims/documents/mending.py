"""Letters that were garbled before the text reached us: JosÃ© for José in a page that is UTF-8 itself.

ftfy finds them: text that was read in a wrong encoding once and saved so, whole or in part, and Windows-1252's marks
that became control characters. Nothing else of what ftfy can change is switched on: quotation marks, ligatures and
widths stay as they are printed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# Where UTF-8 was read as an 8-bit encoding, a letter of U+00C2 to U+00F4 stands before one that byte 0x80 to 0xBF gives
# in Windows-1252 or Mac Roman; control characters of Latin-1 are Windows-1252's marks. A line end, U+0085, is neither.
_SUSPICIOUS = re.compile("[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[\u0080-\u0084\u0086-\u009f]|‚[ÄÃ]")
# A closing quotation mark whose last byte, which Windows-1252 has no character for, was dropped on the way.
_CUT_CLOSING_MARK = re.compile(r"â€(?=[\s.,;:!?)\]]|$)", re.MULTILINE)
_CLOSING_MARK = "”"

GARBLED = "letters that came in garbled are mended"
"""The remark of a report whose text was mended."""


def mended(text: str) -> str:
    """`text` with garbled letters as they were meant; the same text where none are."""
    if not _SUSPICIOUS.search(text) and not _CUT_CLOSING_MARK.search(text):
        return text
    from ftfy import fix_text  # noqa: PLC0415 (only garbled texts need it)

    return fix_text(_CUT_CLOSING_MARK.sub(_CLOSING_MARK, text), _only_garbled())


@cache
def _only_garbled() -> TextFixerConfig:
    from ftfy import TextFixerConfig  # noqa: PLC0415 (only garbled texts need it)

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=True,
        decode_inconsistent_utf8=True,
        fix_c1_controls=True,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
