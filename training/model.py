"""The network: a small pretrained encoder, heads for grammar, and a head that finds who says what.

Knows tensors only. One reading of a window of text serves every head: tag, relation, entity and sentence start of
each word, a pair of projections for the governing word, the chance that a word carries a cue, and, for a cue and a
word, which part the word plays. Windows are read one at a time, so that nothing depends on what they are batched with.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

NEAR = 16
"""Words up to which each distance has a class of its own."""

BUCKETS = 4 * NEAR
"""Classes of the signed distance, in words, between a cue and a word."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network; the first five are the pretrained encoder's."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    positions: int = 512
    cases: int = 8
    quote_states: int = 6
    tags: int = 50
    dependencies: int = 46
    entities: int = 37
    arc: int = 128
    pair: int = 160


class Layer(nn.Module):
    """One transformer layer with the norms behind the sums, as the pretrained weights want it."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.attention_heads
        self.joint = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """`states` is [batch, pieces, width]; `mask` is True where a piece may be looked at, [batch, 1, 1, pieces]."""
        batch, pieces, width = states.shape
        joint = self.joint(states).view(batch, pieces, 3, self.heads, width // self.heads)
        query, key, value = (
            joint[:, :, 0].transpose(1, 2),
            joint[:, :, 1].transpose(1, 2),
            joint[:, :, 2].transpose(1, 2),
        )
        if torch.onnx.is_in_onnx_export():
            scores = torch.matmul(query, key.transpose(2, 3)) / math.sqrt(width // self.heads)
            mixed = torch.matmul(torch.softmax(scores, dim=-1), value)
        else:
            mixed = nn.functional.scaled_dot_product_attention(
                query, key, value, attn_mask=mask, dropout_p=self.dropout.p if self.training else 0.0
            )
        mixed = mixed.transpose(1, 2).reshape(batch, pieces, width)
        states = self.norm1(states + self.dropout(self.out(mixed)))
        return self.norm2(states + self.dropout(self.down(nn.functional.gelu(self.up(states)))))


class Reader(nn.Module):
    """The whole network. `encode` gives one state a word; the heads read from it."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.cases = nn.Embedding(shape.cases, shape.width)
        self.quotes = nn.Embedding(shape.quote_states, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.mix = nn.Parameter(torch.zeros(shape.layers))
        self.dropout = nn.Dropout(dropout)
        self.grammar = nn.Linear(shape.width, shape.width)
        self.labels = nn.Linear(shape.width, shape.tags + shape.dependencies + shape.entities + 1)
        self.arcs = nn.Linear(shape.width, 2 * shape.arc)
        self.cue = nn.Sequential(nn.Linear(shape.width, shape.pair), nn.ReLU(), nn.Linear(shape.pair, 1))
        self.pairs = nn.Linear(shape.width, 2 * shape.pair)
        self.distance = nn.Embedding(BUCKETS, shape.pair)
        self.parts = nn.Linear(shape.pair, 4)
        nn.init.zeros_(self.cases.weight)
        nn.init.zeros_(self.quotes.weight)

    def encode(
        self, pieces: Tensor, cases: Tensor, quotes: Tensor, firsts: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """The last and the mixed state of each word; `firsts` is [batch, words], each word's first piece."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.positions(places) + self.cases(cases) + self.quotes(quotes)
        states = self.dropout(self.norm(states))
        index = firsts.unsqueeze(-1).expand(-1, -1, self.shape.width)
        weights = torch.softmax(self.mix, dim=0)
        mixed = torch.zeros(1)
        for at, layer in enumerate(self.layers):
            states = layer(states, mask)
            mixed = mixed + weights[at] * states
        return torch.gather(states, 1, index), torch.gather(mixed, 1, index)

    def read(self, last: Tensor, mixed: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Label scores, arc projections, cue scores and pair projections of each word."""
        grammar = self.dropout(torch.relu(self.grammar(mixed)))
        last = self.dropout(last)
        return self.labels(grammar), self.arcs(grammar), self.cue(last).squeeze(-1), self.pairs(last)

    def play(self, pairs: Tensor, anchors: Tensor) -> Tensor:
        """The part of each word for each anchor: [anchors, words, 4], of one window's [words, 2·pair]."""
        anchor, word = pairs[:, : self.shape.pair], pairs[:, self.shape.pair :]
        places = torch.arange(pairs.shape[0], device=pairs.device)
        apart = bucket(places.unsqueeze(0) - anchors.unsqueeze(1))
        return self.parts(torch.relu(anchor[anchors].unsqueeze(1) + word.unsqueeze(0) + self.distance(apart)))


def bucket(distance: Tensor) -> Tensor:
    """The class of a signed distance: each up to 16 alone, then ever wider, in 64 classes."""
    size = distance.abs()
    wide = NEAR + torch.floor(torch.log2(size.clamp(min=NEAR) / NEAR) * 4).to(torch.int64).clamp(max=NEAR - 1)
    return torch.where(size < NEAR, size, wide) + torch.where(distance < 0, 2 * NEAR, 0)
