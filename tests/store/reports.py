"""Small invented reports, as many as a test wants: of every four, all are about one matter."""

from __future__ import annotations

from pathlib import Path

ONSETS = ("Sel", "Mar", "Tes", "Old", "Kar", "Bren", "Vol", "Ash", "Lun", "Dor")
ENDINGS = ("vo", "nby", "kholm", "bridge", "vin", "ford", "mouth", "wick", "by", "stad")
BODIES = ("health ministry", "interior ministry", "fire service", "Relief Society")
MATTERS = (
    "people were killed when the river burst its banks",
    "miners were injured in a collapse of the northern shaft",
    "students were detained after a march on the parliament",
    "fishermen are missing since a storm sank three boats",
    "families were displaced by a fire in the old quarter",
)


def write_reports(folder: Path, number: int) -> Path:
    """`number` text files, each with a figure, a quotation and words of its own."""
    folder.mkdir(exist_ok=True)
    for each in range(number):
        (folder / f"{each:03}.txt").write_text(report(each), encoding="utf-8")
    return folder


def report(each: int) -> str:
    matter = each // 4
    town = ONSETS[matter % 10] + ENDINGS[matter // 10 % 10]
    body = f"{town}’s {BODIES[each % 4]}" if each % 4 else "the Ardan health ministry"
    return (
        f"News from {town}\n\n"
        f"At least {10 + each} {MATTERS[matter % len(MATTERS)]} in {town}, {body} said on Tuesday.\n\n"
        f"“{town} will not forget case number {each},” {town}’s mayor told reporters.\n"
    )
