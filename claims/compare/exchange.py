"""Words exchanged between two wordings of one utterance, and whether they change what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Opcode

from claims.compare.vocabulary import everyday, negations, thresholds


def exchanges(a: Sequence[str], b: Sequence[str]) -> Iterator[str]:
    """The words of one quotation that stand exchanged in the other, where both run side by side.

    Words left off at either end are a cut, not a change, unless both quotations end there in one word that differs; so
    is spelling no change. A negation that comes or goes is a change.
    """
    opcodes = list(Indel.opcodes(a, b))
    inner = [code for code in opcodes if code.tag == "equal"]
    if not inner:
        return
    first, last = inner[0], inner[-1]
    for code in _joined(opcodes):
        gone, come = a[code.src_start : code.src_end], b[code.dest_start : code.dest_end]
        if code.src_start < first.src_start or code.src_start >= last.src_end:
            changed = code.src_end == len(a) and code.dest_end == len(b) and _last_word_differs(gone, come)
        else:
            changed = _tells(gone, come)
        if changed:
            yield f"“{' '.join(gone) or '…'}” → “{' '.join(come) or '…'}”"


def _last_word_differs(gone: Sequence[str], come: Sequence[str]) -> bool:
    """True for "nobody came" against "nobody cared": one word each, of which one at least is no everyday word."""
    if len(gone) != 1 or len(come) != 1 or everyday().issuperset((*gone, *come)):
        return False
    return fuzz.ratio(gone[0], come[0]) < 100 * thresholds().same_spelling


def _joined(opcodes: list[Opcode]) -> Iterator[Opcode]:
    """Edits, a deletion and the insertion beside it taken as one exchange."""
    waiting: Opcode | None = None
    for code in opcodes:
        if code.tag == "equal":
            if waiting is not None:
                yield waiting
            waiting = None
        elif waiting is None:
            waiting = code
        else:
            waiting = Opcode("replace", waiting.src_start, code.src_end, waiting.dest_start, code.dest_end)
    if waiting is not None:
        yield waiting


def _tells(gone: Sequence[str], come: Sequence[str]) -> bool:
    """True when an exchange of words changes what was said."""
    if negations().isdisjoint(gone) != negations().isdisjoint(come):
        return True
    heavy_gone, heavy_come = (" ".join(word for word in side if word not in everyday()) for side in (gone, come))
    return (
        bool(heavy_gone) and bool(heavy_come) and fuzz.ratio(heavy_gone, heavy_come) < 100 * thresholds().same_spelling
    )
