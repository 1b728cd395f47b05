"""What a reader of a Word document sees, from the events of its XML: paragraphs and table rows in order.

What was inserted or moved here is in, what was deleted, moved away or hidden is out. Containers of any name (smart
tags, content controls, links, fields) are transparent: only what is known not to be text is left out. A text box stands
behind the paragraph that holds it, a note behind the paragraph that points to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import msgspec

from claims.documents.xml_events import Reading, attribute
from claims.lexicon import load


class WordMarkup(msgspec.Struct, frozen=True):
    """The file `word_markup.toml`."""

    source: str
    no_text: frozenset[str]
    titles: frozenset[str]
    symbols: dict[str, str]


def word_markup() -> WordMarkup:
    """The knowledge file."""
    known: WordMarkup = load("word_markup", WordMarkup)
    return known


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's or table row's words, and whether it is set as a title."""

    text: str
    is_title: bool = False


@dataclass(slots=True)
class _Flow:
    """Paragraphs under way: the body's, a cell's or a text box's."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    style: str | None = None
    mark_deleted: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[list[str]] = field(default_factory=list)
    is_deleted: bool = False


_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NEVER = ["0", "false", "off", "none"]


class WordText:
    """Gathers a part's text. `styles` are style names by id, `notes` the paragraphs of notes by kind and id."""

    def __init__(
        self, styles: Mapping[str, str] | None = None, notes: Mapping[tuple[str, str], list[Paragraph]] | None = None
    ) -> None:
        self._known = word_markup()
        self._styles = styles or {}
        self._notes = notes or {}
        self._flows = [_Flow()]
        self._rows: list[_Row] = []
        self._open: list[str] = []
        self._skipped_from: int | None = None
        self._chosen: list[bool] = []
        self.embedded = self.hidden = 0
        self.note_texts: dict[str, list[Paragraph]] = {}
        self._note: str | None = None
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "p": self._start_paragraph,
            "pStyle": self._style,
            "txbxContent": self._open_flow,
            "tbl": self._start_table,
            "tr": self._start_row,
            "tc": self._open_flow,
            "sym": self._symbol,
            "footnoteReference": self._footnote,
            "endnoteReference": self._endnote,
            "AlternateContent": self._start_alternatives,
            "Choice": self._choose,
            "footnote": self._start_note,
            "endnote": self._start_note,
            "altChunk": self._embed,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "p": self._close_paragraph,
            "txbxContent": self._end_box,
            "tc": self._end_cell,
            "tr": self._end_row,
            "AlternateContent": self._end_alternatives,
            "footnote": self._end_note,
            "endnote": self._end_note,
        }

    @property
    def reading(self) -> Reading:
        """What to do with the part's events."""
        return Reading(self._start, self._end, self._words)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """What was found."""
        self._end_paragraph()
        return self._flows[0].paragraphs

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        if self._skipped_from is not None:
            return
        if self._is_no_text(name, attributes):
            self._skipped_from = len(self._open)
        if self._skipped_from is not None:
            return
        handle = self._starts.get(name)
        if handle is not None:
            handle(attributes)
        elif name in _SIGNS:
            self._flows[-1].pieces.append(_SIGNS[name])

    def _is_no_text(self, name: str, attributes: dict[str, str]) -> bool:
        parent = self._open[-2] if len(self._open) > 1 else ""
        if name == "Fallback":  # the same again for older programs; read only where there is no choice before it
            return bool(self._chosen and self._chosen[-1])
        if name in {"del", "moveFrom"}:  # in properties, they say that the mark or row itself was deleted
            if parent == "rPr" and "pPr" in self._open[-3:]:
                self._flows[-1].mark_deleted = True
            elif parent == "trPr" and self._rows:
                self._rows[-1].is_deleted = True
            return True
        if name in {"vanish", "webHidden"} and parent == "rPr" and _is_on(attributes) and "pPr" not in self._open[-3:]:
            self.hidden += 1
            return self._skip_owner()
        if name == "showingPlcHdr" and _is_on(attributes):  # a content control that only asks to be filled in
            return self._skip_owner()
        return name in self._known.no_text

    def _skip_owner(self) -> bool:
        """Leave out all of the run or content control whose properties are being read."""
        self._skipped_from = len(self._open) - 2
        return False

    def _end(self, name: str) -> None:
        depth = len(self._open)
        self._open.pop()
        if self._skipped_from is not None:
            if depth <= self._skipped_from:
                self._skipped_from = None
            return
        handle = self._ends.get(name)
        if handle is not None:
            handle()

    def _words(self, words: str) -> None:
        if self._skipped_from is None and self._open and self._open[-1] == "t":
            self._flows[-1].pieces.append(words)

    def _start_paragraph(self, _: dict[str, str]) -> None:
        flow = self._flows[-1]
        if not flow.mark_deleted:
            self._end_paragraph()
        flow.mark_deleted = False

    def _end_paragraph(self) -> None:
        flow = self._flows[-1]
        text = "".join(flow.pieces)
        if text.strip():
            style = (self._styles.get(flow.style or "") or flow.style or "").lower()
            flow.paragraphs.append(Paragraph(text, style in self._known.titles))
        flow.paragraphs.extend(flow.boxes)
        for note in flow.notes:
            kind, _, number = note.partition(" ")
            flow.paragraphs.extend(self._notes.get((kind, number), ()))
        flow.pieces, flow.boxes, flow.notes, flow.style = [], [], [], None

    def _close_paragraph(self) -> None:
        if not self._flows[-1].mark_deleted:
            self._end_paragraph()

    def _style(self, attributes: dict[str, str]) -> None:
        self._flows[-1].style = attribute(attributes, "val")

    def _open_flow(self, _: dict[str, str]) -> None:
        self._flows.append(_Flow())

    def _close_flow(self) -> list[Paragraph]:
        self._flows[-1].mark_deleted = False
        self._end_paragraph()
        return self._flows.pop().paragraphs

    def _end_box(self) -> None:
        found = self._close_flow()
        self._flows[-1].boxes.extend(found)

    def _start_row(self, _: dict[str, str]) -> None:
        self._rows.append(_Row())

    def _end_cell(self) -> None:
        found = self._close_flow()
        if self._rows and found:
            self._rows[-1].cells.append([" ".join(paragraph.text.split()) for paragraph in found])

    def _end_row(self) -> None:
        row = self._rows.pop()
        if row.is_deleted or not row.cells:
            return
        if len(row.cells) == 1 or any(_is_prose(cell) for cell in row.cells):  # a table that only places text
            self._flows[-1].paragraphs.extend(Paragraph(text) for cell in row.cells for text in cell)
        else:
            self._flows[-1].paragraphs.append(Paragraph(", ".join(" ".join(cell) for cell in row.cells)))

    def _start_table(self, _: dict[str, str]) -> None:
        self._end_paragraph()

    def _symbol(self, attributes: dict[str, str]) -> None:
        code = (attribute(attributes, "char") or "").upper()
        sign = self._known.symbols.get(code)
        if sign is None and code and all(digit in "0123456789ABCDEF" for digit in code[:5]):
            number = int(code[:5], 16)
            sign = "" if 0xE000 <= number <= 0xF8FF or number > 0xFFFF else chr(number)  # noqa: PLR2004 (private use)
        self._flows[-1].pieces.append(sign or "")

    def _footnote(self, attributes: dict[str, str]) -> None:
        self._flows[-1].notes.append(f"footnote {attribute(attributes, 'id')}")

    def _endnote(self, attributes: dict[str, str]) -> None:
        self._flows[-1].notes.append(f"endnote {attribute(attributes, 'id')}")

    def _start_alternatives(self, _: dict[str, str]) -> None:
        self._chosen.append(False)

    def _choose(self, _: dict[str, str]) -> None:
        if self._chosen:
            self._chosen[-1] = True

    def _end_alternatives(self) -> None:
        self._chosen.pop()

    def _start_note(self, attributes: dict[str, str]) -> None:
        self._note = attribute(attributes, "id")
        self._flows.append(_Flow())

    def _end_note(self) -> None:
        found = self._close_flow()
        if self._note is not None:
            self.note_texts[self._note] = found

    def _embed(self, _: dict[str, str]) -> None:
        self.embedded += 1


def _is_prose(cell: list[str]) -> bool:
    """Whether a cell holds several paragraphs of sentences."""
    return sum(1 for text in cell if text.rstrip("\"'”’»)").endswith((".", "!", "?"))) > 1


def _is_on(attributes: dict[str, str]) -> bool:
    return (attribute(attributes, "val") or "1").lower() not in _NEVER
