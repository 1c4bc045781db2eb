"""Writes the trained network as one ONNX graph with int8 weights and calibrated, fixed activation scales.

The products of the encoder's matrices are integer; the attention-score products and the heads keep float activations,
and the heads' matrices are stored as int8 and taken back to float once, when the graph is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from parley.language.pieces import SHAPE_SIZES
from training.network import LABEL, LEAST, MIXED, PARTS, WIDE, Layer, Network, Telling

Array = NDArray[np.generic]
_TOP = 127
"""The greatest weight as int8; the least is its opposite."""


class Builder:
    """Collects nodes and constants; every method returns the name of its output."""

    def __init__(self, scales: Mapping[str, tuple[float, float]]) -> None:
        """Take the calibrated ranges of the quantised inputs."""
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._scales = scales
        self._number = 0

    def constant(self, value: Array | Sequence[int], name: str = "") -> str:
        """Add a constant."""
        name = name or self._fresh("c")
        self.constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, out: str = "", **attributes: Any) -> str:
        """Add a node."""
        out = out or self._fresh(kind.lower())
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def _fresh(self, stem: str) -> str:
        self._number += 1
        return f"{stem}_{self._number}"

    def whole(self, weight: Array) -> tuple[Array, Array]:
        """Round a matrix (in, out) to int8, one scale for each output."""
        scale = np.abs(weight).max(0) / _TOP
        scale = np.where(scale == 0, 1.0, scale).astype(np.float32)
        return np.clip(np.rint(weight / scale), -_TOP, _TOP).astype(np.int8), scale

    def quantised(self, x: str, low: float, high: float) -> str:
        """Round an activation to uint8 by its fixed range, and back."""
        scale = np.float32(max(high - low, 1e-6) / 255)
        zero = np.uint8(np.clip(np.rint(-low / scale), 0, 255))
        args = (self.constant(np.asarray(scale)), self.constant(np.asarray(zero)))
        return self.node("DequantizeLinear", self.node("QuantizeLinear", x, *args), *args)

    def product(self, x: str, weight: Array, bias: Array | None) -> str:
        """Multiply floats by a matrix (in, out) that is stored as int8 and taken back to float once, when loading."""
        rounded, scale = self.whole(weight)
        matrix = self.node("Mul", self.node("Cast", self.constant(rounded), to=TensorProto.FLOAT), self.constant(scale))
        return self._plus(self.node("MatMul", x, matrix), bias)

    def whole_product(self, x: str, key: str, weight: Array, bias: Array | None) -> str:
        """Multiply integers: the activation rounded to uint8 by its fixed range, the matrix (in, out) to int8."""
        rounded, scale = self.whole(weight)
        zero = self.constant(np.zeros(len(scale), np.int8))
        matrix = self.node("DequantizeLinear", self.constant(rounded), self.constant(scale), zero, axis=1)
        return self._plus(self.node("MatMul", self.quantised(x, *self._scales[key]), matrix), bias)

    def _plus(self, y: str, bias: Array | None) -> str:
        return y if bias is None else self.node("Add", y, self.constant(bias.astype(np.float32)))

    def norm(self, x: str, layer: nn.LayerNorm) -> str:
        """Add a layer norm."""
        w, b = (self.constant(t.detach().numpy()) for t in (layer.weight, layer.bias))
        return self.node("LayerNormalization", x, w, b, axis=-1, epsilon=1e-12)

    def rows(self, table: Array, ids: str) -> str:
        """Look up rows of a table, stored as int8 with one scale a row."""
        rounded, scale = self.whole(table.T)
        small = self.node(
            "Cast", self.node("Gather", self.constant(np.ascontiguousarray(rounded.T)), ids), to=TensorProto.FLOAT
        )
        return self.node("Mul", small, self.node("Gather", self.constant(scale[:, None]), ids))


def _matrix(layer: nn.Linear) -> tuple[Array, Array | None]:
    bias = None if layer.bias is None else layer.bias.detach().numpy()
    return np.ascontiguousarray(layer.weight.detach().numpy().T), bias


def _layer(b: Builder, x: str, layer: Layer, number: int, bias: str) -> str:
    """One layer over (batch, pieces, wide); `bias` keeps attention off the padding."""
    matrices = [_matrix(m) for m in (layer.query, layer.key, layer.value)]
    scale = (WIDE // PARTS) ** -0.5
    matrices[0] = (matrices[0][0] * scale, matrices[0][1] * scale)
    weight = np.concatenate([w for w, _ in matrices], 1)
    joint = b.whole_product(x, f"{number}.in", weight, np.concatenate([c for _, c in matrices]))
    shape = b.constant(np.array([0, 0, 3, PARTS, WIDE // PARTS], np.int64))
    split = b.node("Transpose", b.node("Reshape", joint, shape), perm=[2, 0, 3, 1, 4])
    q, k, v = (b.node("Gather", split, b.constant(np.asarray(n)), axis=0) for n in range(3))
    scores = b.node("Add", b.node("MatMul", q, b.node("Transpose", k, perm=[0, 1, 3, 2])), bias)
    mixed = b.node("Transpose", b.node("MatMul", b.node("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
    flat = b.node("Reshape", mixed, b.constant(np.array([0, 0, WIDE], np.int64)))
    out = b.whole_product(flat, f"{number}.mixed", *_matrix(layer.out))
    x = b.norm(b.node("Add", x, out), layer.norm1)
    up = b.whole_product(x, f"{number}.up", *_matrix(layer.up))
    down = b.whole_product(b.node("Gelu", up), f"{number}.down", *_matrix(layer.down))
    return b.norm(b.node("Add", x, down), layer.norm2)


def shape_tables(network: Network) -> tuple[Array, Array]:
    """Join the four shape tables to two: case with punctuation, and place with spacing; the last row is "no word"."""
    tables = [t.weight.detach().numpy() for t in network.encoder.shapes if isinstance(t, nn.Embedding)]
    joined = []
    for first, second in ((0, 1), (2, 3)):
        a, b = tables[first], tables[second]
        pairs = (a[:-1, None] + b[None, :-1]).reshape(SHAPE_SIZES[first] * SHAPE_SIZES[second], WIDE)
        joined.append(np.concatenate([pairs, (a[-1] + b[-1])[None]]))
    return joined[0], joined[1]


def _encoder(b: Builder, network: Network, telling: Telling) -> str:
    """The encoder and its branch, which looks at the same padding; gives the encoder's last layer."""
    encoder = network.encoder
    words = encoder.words.weight.detach().numpy()
    places = encoder.places.weight.detach().numpy() + encoder.kind.detach().numpy()
    length = b.node("Gather", b.node("Shape", "ids"), b.constant(np.asarray(1)))
    span = b.node("Range", b.constant(np.asarray(0)), length, b.constant(np.asarray(1)))
    x = b.node("Add", b.rows(words, "ids"), b.node("Gather", b.constant(places), span))
    for table, ids in zip(shape_tables(network), ("forms", "settings"), strict=True):
        x = b.node("Add", x, b.node("Gather", b.constant(table.astype(np.float32)), ids))
    x = b.norm(x, encoder.norm)
    pad = b.node("Cast", b.node("Equal", "ids", b.constant(np.asarray(0))), to=TensorProto.FLOAT)
    bias = b.node("Mul", pad, b.constant(np.asarray(-1e4, np.float32)))
    bias = b.node("Unsqueeze", bias, b.constant([1, 2]))
    layers: list[str] = []
    for number, layer in enumerate(encoder.layers):
        assert isinstance(layer, Layer)  # noqa: S101 - ours
        layers.append(x := _layer(b, x, layer, number, bias))
    encoded = b.node("Identity", x, out="encoded")
    _telling(b, telling, [*layers[-MIXED:-1], encoded], len(layers), bias)
    return encoded


def _telling(b: Builder, telling: Telling, layers: Sequence[str], number: int, bias: str) -> None:
    """Its layer over the mixture, the mean and the greatest value of each feature over the pieces without padding, and the odds, of the sentence and of its words."""
    weights = telling.mix.detach().numpy()
    parts = [b.node("Mul", x, b.constant(w)) for x, w in zip(layers, weights, strict=True)]
    x = _layer(b, b.node("Sum", *parts), telling.layer, number, bias)
    one = b.constant([1])
    real = b.node("Unsqueeze", b.node("Not", b.node("Equal", "ids", b.constant(np.asarray(0)))), b.constant([2]))
    share = b.node("Cast", real, to=TensorProto.FLOAT)
    whole = b.node("ReduceSum", b.node("Mul", x, share), one, keepdims=0)
    mean = b.node("Div", whole, b.node("ReduceSum", share, one, keepdims=0))
    most = b.node("ReduceMax", b.node("Where", real, x, b.constant(np.asarray(LEAST, np.float32))), one, keepdims=0)
    b.node("Identity", b.product(b.node("Concat", mean, most, axis=-1), *_matrix(telling.out)), out="tells")
    words = b.node("Slice", _at_firsts(b, x), b.constant([1]), b.constant([2**31]), b.constant([1]))
    b.node("Identity", b.product(words, *_matrix(telling.words)), out="arguments")


def _at_firsts(b: Builder, x: str) -> str:
    """The rows of the root and of each word's first piece."""
    spread = b.node("Expand", b.node("Unsqueeze", "firsts", b.constant([2])), b.constant([1, 1, WIDE]))
    return b.node("GatherElements", x, spread, axis=1)


def _block(b: Builder, x: str, block: nn.Sequential) -> str:
    linear = block[0]
    assert isinstance(linear, nn.Linear)  # noqa: S101 - the blocks are ours
    return b.node("Gelu", b.product(x, *_matrix(linear)))


def _heads(b: Builder, network: Network, x: str) -> None:
    at = _at_firsts(b, x)
    words = b.node("Slice", at, b.constant([1]), b.constant([2**31]), b.constant([1]))
    for name in ("upos", "feats", "lemmas"):
        scores = b.product(words, *_matrix(getattr(network, name)))
        b.node("ArgMax", scores, out=name, axis=-1, keepdims=0)
    last = network.names[1]
    assert isinstance(last, nn.Linear)  # noqa: S101 - ours
    block = network.names[0]
    assert isinstance(block, nn.Sequential)  # noqa: S101 - ours
    names = b.product(_block(b, words, block), *_matrix(last))
    b.node("LogSoftmax", names, out="names", axis=-1)
    _arcs(b, network, at, words)


def _arcs(b: Builder, network: Network, at: str, words: str) -> None:
    """Scores of arcs (batch, words, root and words), greedy heads without the word itself and padding, and the labels of these."""
    head, dep = _block(b, at, network.arc_head), _block(b, words, network.arc_dep)
    turned = b.node("Transpose", head, perm=[0, 2, 1])
    arcs = b.node("MatMul", b.product(dep, *_matrix(network.arc)), turned)
    prior = b.node("Transpose", b.product(head, *_matrix(network.arc_prior)), perm=[0, 2, 1])
    arcs = b.node("Add", arcs, prior)
    zero, one = b.constant(np.asarray(0)), b.constant(np.asarray(1))
    width = b.node("Gather", b.node("Shape", "firsts"), one)
    span = b.node("Range", zero, width, one)
    later = b.node("Range", one, width, one)
    own = b.node("Equal", b.node("Unsqueeze", later, b.constant([1])), b.node("Unsqueeze", span, b.constant([0])))
    padding = b.node("And", b.node("Equal", "firsts", zero), b.node("Greater", span, zero))
    barred = b.node("Or", b.node("Unsqueeze", own, b.constant([0])), b.node("Unsqueeze", padding, b.constant([1])))
    b.node("Where", barred, b.constant(np.asarray(-1e9, np.float32)), arcs, out="arcs")
    b.node("ArgMax", "arcs", out="heads", axis=-1, keepdims=0)
    b.node("Identity", _block(b, words, network.label_dep), out="label_dep")
    b.node("Identity", _block(b, at, network.label_head), out="label_head")
    index = b.node("Expand", b.node("Unsqueeze", "heads", b.constant([2])), b.constant([1, 1, LABEL]))
    chosen = b.node("GatherElements", "label_head", index, axis=1)
    joint = b.node("Concat", b.node("Mul", "label_dep", chosen), "label_dep", chosen, axis=-1)
    weight, bias = _matrix(network.label)
    assert bias is not None  # noqa: S101 - ours
    b.node("ArgMax", b.product(joint, weight, bias), out="labels", axis=-1, keepdims=0)
    whole = np.concatenate([weight, bias[None]]).astype(np.float32)
    b.node("Identity", b.constant(whole), out="label_weights")


_OUTPUTS = {
    "upos": (TensorProto.INT64, ["b", "w"]), "feats": (TensorProto.INT64, ["b", "w"]),
    "lemmas": (TensorProto.INT64, ["b", "w"]), "names": (TensorProto.FLOAT, ["b", "w", "n"]),
    "heads": (TensorProto.INT64, ["b", "w"]), "labels": (TensorProto.INT64, ["b", "w"]),
    "arcs": (TensorProto.FLOAT, ["b", "w", "h"]), "label_dep": (TensorProto.FLOAT, ["b", "w", "k"]),
    "label_head": (TensorProto.FLOAT, ["b", "h", "k"]), "label_weights": (TensorProto.FLOAT, ["j", "r"]),
    "encoded": (TensorProto.FLOAT, ["b", "l", "d"]), "tells": (TensorProto.FLOAT, ["b", "t"]),
    "arguments": (TensorProto.FLOAT, ["b", "w", "p"]),
}  # fmt: skip


def write(network: Network, telling: Telling, path: Path, scales: Mapping[str, tuple[float, float]]) -> None:
    """Write the graph.

    :param scales: ranges of the quantised activations, as :func:`training.quantise.ranges` finds them.
    """
    b = Builder(scales)
    _heads(b, network, _encoder(b, network, telling))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["b", "l"]) for n in ("ids", "forms", "settings")]
    inputs.append(helper.make_tensor_value_info("firsts", TensorProto.INT64, ["b", "h"]))
    shapes: dict[str, Sequence[str | int | None]] = {n: shape for n, (_, shape) in _OUTPUTS.items()}
    shapes["tells"] = ["b", telling.out.out_features]
    shapes["arguments"] = ["b", "w", telling.words.out_features]
    outputs = [helper.make_tensor_value_info(n, kind, shapes[n]) for n, (kind, _) in _OUTPUTS.items()]
    graph = helper.make_graph(b.nodes, "reader-en", inputs, outputs, b.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], producer_name="parley")
    model.ir_version = 9
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
