"""Who issues each labelled claim, beside who the labels say does: grouping, kinds, relays.

    python -m benchmarks.issuers CORPUS_DIR [--wrong] [--reasons]

The claims are the labelled spans, as with `benchmarks.corpus --gold-claims`; of the labels the flow sees spans only.
Grouping is B-cubed F1 (Bagga and Baldwin 1998) over all attributed claims of all reports: how far the claims that share
our canonical issuer are those that share `source_name`. Kinds are right or wrong a claim. Of relays, a predicted `via`
is right when the labels have the same one, by its canonical name. `--wrong` lists what is not right;
`--reasons` how often each sort of identification is: what `identifying.toml` holds as confidence.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpus import claim_record, predict
from benchmarks.labelled import read_lines
from claims.sources import SourceKind, folded, name_source
from claims.sources.certainty import sort_of

Pair = tuple[Mapping[str, Any], Mapping[str, Any]]


def aligned(folder: Path) -> list[Pair]:
    """Each labelled claim that somebody is named for, with the prediction on its spans."""
    predicted = {
        (record["report"], *record["content"]): record
        for record in map(claim_record, predict(folder, gold_claims=True))
    }
    labelled = [claim for claim in read_lines(folder / "claims.jsonl") if claim["attributed"]]
    return [(claim, predicted[claim["report"], *claim["content"]]) for claim in labelled]


def scores(pairs: Sequence[Pair]) -> dict[str, Any]:
    """What is right of it."""
    gold = [claim["source_name"] for claim, _ in pairs]
    ours = [folded(found["source_name"]) for _, found in pairs]
    kinds = sum(claim["source_kind"] == found["source_kind"] for claim, found in pairs)
    relays = [(canonical(claim["via"]), canonical(found["via"])) for claim, found in pairs]
    right = sum(one == other and one is not None for one, other in relays)
    named = sum(one is not None for one, _ in relays), sum(other is not None for _, other in relays)
    return {
        "claims": len(pairs),
        "b_cubed": b_cubed(gold, ours),
        "kinds": round(kinds / len(pairs), 4),
        "via": {"gold": named[0], "predicted": named[1], "right": right, "f1": _f1(right, *named)},
    }


def b_cubed(gold: Sequence[Hashable], ours: Sequence[Hashable]) -> dict[str, float]:
    """Precision, recall and F1 of a grouping against another; both name the group of each item."""
    together, by_gold, by_ours = Counter(zip(gold, ours, strict=True)), Counter(gold), Counter(ours)
    precision = sum(n * n / by_ours[group] for (_, group), n in together.items()) / len(gold)
    recall = sum(n * n / by_gold[group] for (group, _), n in together.items()) / len(gold)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
    }


def canonical(name: str | None) -> str | None:
    """A relay's printed or labelled name, as one name."""
    return folded(name_source(name, SourceKind.MEDIA).name) if name else None


def right_by_reason(pairs: Sequence[Pair]) -> dict[str, tuple[int, int]]:
    """Of each sort of identification, how many are right, and how many there are.

    A name is right when most claims under it are of the labelled body, and most of that body's claims under it.
    """
    together = Counter((claim["source_name"], folded(found["source_name"])) for claim, found in pairs)
    best_name, best_body = {}, {}
    for body, name in sorted(together, key=together.__getitem__):
        best_name[body], best_body[name] = name, body
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for claim, found in pairs:
        body, name = claim["source_name"], folded(found["source_name"])
        row = counts[sort_of(found["reason"] or "")]
        row[0] += best_name[body] == name and best_body[name] == body
        row[1] += 1
    return {sort: (right, total) for sort, (right, total) in counts.items()}


def _f1(right: int, gold: int, predicted: int) -> float:
    return round(2 * right / (gold + predicted), 4) if gold + predicted else 1.0


def _list_wrong(pairs: Sequence[Pair]) -> None:
    ours: dict[str, Counter[str]] = defaultdict(Counter)
    theirs: dict[str, Counter[str]] = defaultdict(Counter)
    for claim, found in pairs:
        ours[claim["source_name"]][found["source_name"]] += 1
        theirs[found["source_name"]][claim["source_name"]] += 1
    for what, groups in (("one body, several of our names", ours), ("one of our names, several bodies", theirs)):
        print(f"== {what}")
        for name, others in sorted(groups.items(), key=lambda group: -group[1].total()):
            if len(others) > 1:
                print(f"  {name}: {dict(others.most_common())}")
    for claim, found in pairs:
        line = f"{claim['id']} “{claim['source_text']}” {claim['source_name']} | {found['source_name']}"
        if claim["source_kind"] != found["source_kind"]:
            print(f"kind  {line}: {claim['source_kind']} | {found['source_kind']}")
        if canonical(claim["via"]) != canonical(found["via"]):
            print(f"via   {line}: {claim['via']} | {found['via']}")


def main(arguments: Sequence[str]) -> None:
    """Score, and list what is wrong when asked."""
    pairs = aligned(Path(next(argument for argument in arguments if not argument.startswith("--"))))
    if "--wrong" in arguments:
        _list_wrong(pairs)
    if "--reasons" in arguments:
        for sort, (right, total) in sorted(right_by_reason(pairs).items(), key=lambda item: -item[1][1]):
            print(f"{right:>4} of {total:<4} {(right + 1) / (total + 2):.2f}  {sort}")
    print(json.dumps(scores(pairs), indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
