"""`python -m benchmarks.wrapping FOLDER [--reports N]`: how many paragraphs come back from lines of any width.

FOLDER holds reports as `*.json` (their `text`) or `*.txt`, a paragraph a line. Each is wrapped at 40 to 120 columns in
the ways that people and programs do it, read as plain text, and its paragraphs counted that are again what they were.
A text whose paragraphs have no blank line between them tells less: a last line that happens to be full tells nothing.
"""

from __future__ import annotations

import argparse
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from claims.documents.normalise import normalise
from claims.documents.plain import paragraphs_of

WIDTHS = (40, 50, 60, 72, 80, 90, 105, 120)


def _wrapped(paragraph: str, width: int, first: str = "", later: str = "") -> str:
    return textwrap.fill(paragraph, width, initial_indent=first, subsequent_indent=later, break_long_words=False)


WAYS: dict[str, tuple[str, str, Callable[[Sequence[str], int], str]]] = {
    "blank lines": ("", "", lambda texts, width: "\n\n".join(_wrapped(text, width) for text in texts)),
    "none": ("", "", lambda texts, width: "\n".join(_wrapped(text, width) for text in texts)),
    "indented": ("", "", lambda texts, width: "\n".join(_wrapped(text, width, "    ") for text in texts)),
    "quoted": ("> ", "> ", lambda texts, width: "\n>\n".join(_wrapped(text, width, "> ", "> ") for text in texts)),
    "items": ("- ", "", lambda texts, width: "\n".join(_wrapped(text, width, "- ", "  ") for text in texts)),
    "double spaced": (
        "", "",
        lambda texts, width: "\n\n\n".join(_wrapped(text, width).replace("\n", "\n\n") for text in texts),
    ),
    "not wrapped": ("", "", lambda texts, _: "\n".join(texts)),
}  # fmt: skip
"""What stands before each paragraph that comes back, what is aside when two are compared, and how a text is wrapped."""


def main() -> None:
    """Print the shares, a row a way of wrapping."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--reports", type=int, default=150)
    given = arguments.parse_args()
    reports = [_paragraphs(path) for path in sorted(given.folder.glob("*"))[: given.reports]]
    started = time.process_time()
    print(f"{'way':14}" + "".join(f"{width:>7}" for width in WIDTHS))
    for way in WAYS:
        shares = (share_of_paragraphs(reports, way, width) for width in WIDTHS)
        print(f"{way:14}" + "".join(f"{share:7.3f}" for share in shares), flush=True)
    count = sum(map(len, reports))
    print(f"{len(reports):,} reports, {count:,} paragraphs, {time.process_time() - started:.1f} CPU s")


def share_of_paragraphs(reports: Sequence[Sequence[str]], way: str, width: int) -> float:
    """The share of all paragraphs that come back as they were, nothing added and nothing cut off."""
    mark, aside, wrap = WAYS[way]
    right = 0
    for texts in reports:
        found = Counter(text.lstrip(aside) for text in normalise(paragraphs_of(wrap(texts, width))).split("\n"))
        wanted = Counter((mark + text).lstrip(aside) for text in texts)
        right += (found & wanted).total()
    return right / sum(map(len, reports))


def _paragraphs(path: Path) -> list[str]:
    content = path.read_bytes()
    text = msgspec.json.decode(content)["text"] if path.suffix == ".json" else content.decode()
    return normalise(text).split("\n")


if __name__ == "__main__":
    main()
