"""Export: the trained weights as the one ONNX file that the product reads, in eight-bit numbers.

    python -m training.export CHECKPOINT OUT.onnx [--float]

Knows the network and ONNX. Weights are rounded per output channel to seven bits, because processors without
VNNI overflow on eight; what is small and decides (the part a word plays) stays in floating point.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import Reader

LOWEST_CUE = 0.05
"""Words less likely than this to carry a cue are not looked at as one."""

SMALL_PRODUCT, SMALL_TABLE = 50_000, 1_000_000
"""Numbers below which a matrix or a table stays in floating point: rounding them would save nothing."""

OUTPUTS = ("tags", "dependencies", "entities", "starts", "heads", "cues", "anchors", "chances")


class Reading(nn.Module):
    """The network as the product asks it: one window in, labels and chances out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, cases: Tensor, quotes: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Inputs are [1, pieces] and [1, words]; `OUTPUTS` names what comes back, without the first axis."""
        shape = self.reader.shape
        labels, arcs, cues, pairs = self.reader.read(*self.reader.encode(pieces, cases, quotes, firsts))
        tags, dependencies, entities, starts = labels[0].split(
            [shape.tags, shape.dependencies, shape.entities, 1], dim=-1
        )
        heads = torch.matmul(arcs[0, :, : shape.arc], arcs[0, :, shape.arc :].transpose(0, 1)) / math.sqrt(shape.arc)
        chance = torch.sigmoid(cues[0])
        anchors = torch.nonzero(chance > LOWEST_CUE).squeeze(-1)
        chances = torch.softmax(self.reader.play(pairs[0], anchors), dim=-1)
        first = (tags.argmax(-1), dependencies.argmax(-1), entities.argmax(-1), starts.squeeze(-1))
        return (*first, heads, chance, anchors, chances)


def load(checkpoint: Path) -> tuple[Reader, dict[str, list[str]]]:
    """The trained network, and the names of its labels in order."""
    saved = torch.load(checkpoint, weights_only=False)
    reader = Reader(saved["shape"])
    reader.load_state_dict(saved["weights"])
    return reader.eval(), {sort: list(names) for sort, names in saved["names"].items()}


def export(checkpoint: Path, out: Path, *, rounded: bool = True) -> None:
    """Write the model file."""
    reader, names = load(checkpoint)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _write_plain(reader, plain)
        if rounded:
            quantize_dynamic(
                plain, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=_small(plain),
            )  # fmt: skip
        else:
            out.write_bytes(plain.read_bytes())
    model = onnx.load(out)
    onnx.helper.set_model_props(model, {"labels": json.dumps(names)})
    model.producer_name = "claimdesk"
    onnx.save(model, out)
    fuse(out)


def fuse(model: Path) -> None:
    """Join in the file what the runtime would join at every start: that is three quarters of what loading takes.

    "Extended" stops short of what depends on the processor, so that the file serves any.
    """
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    fused = model.with_suffix(".fused")
    options.optimized_model_filepath = str(fused)
    onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    fused.replace(model)


def _write_plain(reader: Reader, out: Path) -> None:
    pieces = torch.randint(1000, 20000, (1, 64))
    classes = torch.zeros_like(pieces)
    firsts = torch.arange(1, 60).unsqueeze(0)
    with torch.no_grad():
        reader.cue[2].bias += 20  # so that anchors are found while the graph is traced
        torch.onnx.export(
            Reading(reader), (pieces, classes, classes, firsts), out, dynamo=False, opset_version=17,
            input_names=["pieces", "cases", "quotes", "firsts"], output_names=list(OUTPUTS),
            dynamic_axes={name: {1: "pieces"} for name in ("pieces", "cases", "quotes")}
            | {"firsts": {1: "words"}}
            | {name: {0: "words"} for name in OUTPUTS[:4]}
            | {"heads": {0: "words", 1: "words"}, "cues": {0: "words"}, "anchors": {0: "anchors"},
               "chances": {0: "anchors", 1: "words"}},
        )  # fmt: skip
    model = onnx.load(out)
    for tensor in model.graph.initializer:
        if tensor.name.endswith("cue.2.bias"):
            value = onnx.numpy_helper.to_array(tensor) - 20
            tensor.CopyFrom(onnx.numpy_helper.from_array(value.astype("float32"), tensor.name))
    onnx.save(model, out)


def _small(plain: Path) -> list[str]:
    """The nodes that stay in floating point: products of two activations, and the last small layers."""
    model = onnx.load(plain, load_external_data=False)
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    kept = []
    for node in model.graph.node:
        sizes = [math.prod(weights[name].dims) for name in node.input if name in weights]
        if node.op_type == "MatMul" and (not sizes or max(sizes) < SMALL_PRODUCT):
            kept.append(node.name)
        if node.op_type == "Gather" and (not sizes or max(sizes) < SMALL_TABLE):
            kept.append(node.name)
    return kept


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--float", dest="plain", action="store_true", help="leave the weights as they are")
    arguments = parser.parse_args()
    export(arguments.checkpoint, arguments.out, rounded=not arguments.plain)


if __name__ == "__main__":
    main()
