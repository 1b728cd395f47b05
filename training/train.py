"""Training: articles in, the network's weights out.

    python -m training.train ARTICLES WEIGHTS [--epochs N] [--stop-after N] [--seed N] [--layers N] [--grammar WEIGHT]

With `--grammar 0` the network learns attribution alone: what decision 6 compares.

Knows the network and the examples; knows no file format. The word-piece table stays as it was pretrained: the articles
show too few of its words to better it.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from claims.encoder.windows import LIMIT
from training.model import Reader, Shape
from training.pretrained import load_pretrained, pretrained_weights
from training.windows import IGNORED, Example, Names, examples

BATCH = 8
"""Windows a step."""

ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3
"""Peak learning rates of AdamW: of the pretrained layers, and of what starts from nothing."""

WARM_UP = 0.06
"""Share of the steps over which the rates rise."""

CUE_WEIGHT, PART_WEIGHT, GRAMMAR_WEIGHT = 6.0, 3.0, 0.35
"""How much each loss counts: who says what is the task, grammar is the help (unless the caller says otherwise)."""


def label_names(articles: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """The labels that the articles show, the frequent first."""
    names = {}
    for sort in ("tags", "dependencies", "entities"):
        counts = Counter(label for article in articles for label in article[sort])
        names[sort] = {label: at for at, (label, _) in enumerate(sorted(counts.items(), key=lambda c: (-c[1], c[0])))}
    return names


def padded(rows: Sequence[NDArray[np.int64]], fill: int) -> Tensor:
    """Rows of different lengths as one tensor."""
    wide = max(map(len, rows))
    return torch.from_numpy(np.stack([np.pad(row, (0, wide - len(row)), constant_values=fill) for row in rows]))


def encoded(reader: Reader, batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What the network reads in a batch."""
    pieces = padded([one.window.pieces for one in batch], 0)
    mask = (padded([np.ones_like(one.window.pieces) for one in batch], 0) > 0)[:, None, None, :]
    cases, quotes = (padded([getattr(one.window, name) for one in batch], 0) for name in ("cases", "quotes"))
    firsts = padded([one.window.firsts for one in batch], 0)
    return reader.read(*reader.encode(pieces, cases, quotes, firsts, mask))


def loss_of(reader: Reader, batch: Sequence[Example]) -> dict[str, Tensor]:
    """The losses of one batch."""
    labels, arcs, cues, pairs = encoded(reader, batch)
    shape = reader.shape
    tags, dependencies, entities, starts = labels.split([shape.tags, shape.dependencies, shape.entities, 1], dim=-1)
    losses = {}
    for name, scores in (("tags", tags), ("dependencies", dependencies), ("entities", entities)):
        gold = padded([getattr(one, name) for one in batch], IGNORED)
        losses[name] = nn.functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
    gold = padded([one.sentence_starts for one in batch], IGNORED)
    known = gold != IGNORED
    losses["starts"] = nn.functional.binary_cross_entropy_with_logits(starts.squeeze(-1)[known], gold[known].float())
    gold = padded([one.heads for one in batch], IGNORED)
    scores = torch.bmm(arcs[..., : shape.arc], arcs[..., shape.arc :].transpose(1, 2)) / math.sqrt(shape.arc)
    real = padded([np.ones_like(one.heads) for one in batch], 0) > 0
    scores = scores.masked_fill(~real[:, None, :], -1e4)
    losses["heads"] = nn.functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
    gold = padded([one.cues for one in batch], IGNORED)
    known = gold != IGNORED
    losses["cues"] = nn.functional.binary_cross_entropy_with_logits(cues[known], gold[known].float())
    losses["parts"] = _part_loss(reader, pairs, batch)
    return losses


def _part_loss(reader: Reader, pairs: Tensor, batch: Sequence[Example]) -> Tensor:
    """Mean over the attributions of the mean over the words around each cue."""
    total, count = torch.zeros(()), 0
    for at, one in enumerate(batch):
        if len(one.anchors):
            scores = reader.play(pairs[at, : one.parts.shape[1]], torch.from_numpy(one.anchors))
            each = nn.functional.cross_entropy(
                scores.flatten(0, 1), torch.from_numpy(one.parts).flatten(), reduction="none", label_smoothing=0.02
            )
            total = total + each.view(one.parts.shape).mean(dim=1).sum() * (one.parts.shape[1] / 128)
            count += len(one.anchors)
    return total / max(count, 1)


def weighted(losses: Mapping[str, Tensor], grammar_weight: float) -> Tensor:
    """The one loss that is descended."""
    grammar = sum(losses[name] for name in ("tags", "dependencies", "entities", "starts", "heads"))
    return CUE_WEIGHT * losses["cues"] + PART_WEIGHT * losses["parts"] + grammar_weight * grammar


def epoch(articles: Sequence[Mapping[str, Any]], names: Names, chance: random.Random) -> Iterator[list[Example]]:
    """The articles' windows in batches of like length, shuffled; windows begin elsewhere in each epoch."""
    every = [one for article in articles for one in examples(article, names, chance.randint(48, LIMIT))]
    chance.shuffle(every)
    every.sort(key=lambda one: len(one.window.pieces) // 32)
    batches = [every[at : at + BATCH] for at in range(0, len(every), BATCH)]
    chance.shuffle(batches)
    yield from batches


def train(
    articles: Sequence[Mapping[str, Any]],
    pretrained: Path,
    names: Names,
    *,
    epochs: int,
    stop_after: int,
    seed: int,
    shape: Shape,
    grammar_weight: float,
    checkpoint: Path,
) -> None:
    """Train and write the averaged weights to `checkpoint` after each epoch; rates fall as for all the `epochs`."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 (an order, no secret)
    reader = Reader(shape)
    load_pretrained(reader, pretrained)
    reader.pieces.weight.requires_grad_(requires_grad=False)
    optimizer = torch.optim.AdamW(_groups(reader), weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    steps = epochs * len(list(epoch(articles, names, random.Random(seed))))  # noqa: S311
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    average = torch.optim.swa_utils.AveragedModel(
        reader, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995), use_buffers=False
    )
    step, begin = 0, time.perf_counter()
    for turn in range(min(epochs, stop_after)):
        reader.train()
        kept: Counter[str] = Counter()
        for batch in epoch(articles, names, chance):
            losses = loss_of(reader, batch)
            weighted(losses, grammar_weight).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            average.update_parameters(reader)
            kept.update({name: float(loss.detach()) for name, loss in losses.items()})
            step += 1
            if step % 50 == 0:
                shown = " ".join(f"{name} {value / 50:.3f}" for name, value in kept.items())
                print(f"epoch {turn} step {step}/{steps} {time.perf_counter() - begin:.0f} s  {shown}", flush=True)
                kept.clear()
        torch.save({"weights": average.module.state_dict(), "names": names, "shape": shape}, checkpoint)


def _groups(reader: Reader) -> list[dict[str, Any]]:
    new = ("cases", "quotes.", "mix", "grammar", "labels", "arcs", "cue", "pairs", "distance", "parts")
    named = [(name, weights) for name, weights in reader.named_parameters() if weights.requires_grad]
    heads = [weights for name, weights in named if name.startswith(new)]
    encoder = [weights for name, weights in named if not name.startswith(new)]
    return [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]


def _rate(step: int, steps: int) -> float:
    rising = step / max(1, WARM_UP * steps)
    return min(rising, 0.02 + 0.98 * max(0.0, 1 - step / steps))


def main() -> None:
    """Read the prepared articles, train, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--stop-after", type=int, default=5)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--grammar", type=float, default=GRAMMAR_WEIGHT)
    arguments = parser.parse_args()
    articles = pickle.loads(arguments.articles.read_bytes())  # noqa: S301 (our own file)
    names = label_names(articles)
    shape = Shape(
        layers=arguments.layers, tags=len(names["tags"]), dependencies=len(names["dependencies"]),
        entities=len(names["entities"]),
    )  # fmt: skip
    train(
        articles, pretrained_weights(), names, epochs=arguments.epochs, stop_after=arguments.stop_after,
        seed=arguments.seed, shape=shape, grammar_weight=arguments.grammar, checkpoint=arguments.checkpoint,
    )  # fmt: skip


if __name__ == "__main__":
    main()
