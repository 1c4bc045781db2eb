"""The network as it is shipped: what its last layers make of sentences, and the last of them to learn from.

What is taught on top of the encoder needs no more of it, and so is taught again on a CPU, without the checkpoint from which the graph was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from parley.language.network import batches, feed
from parley.language.pieces import Encoded
from parley.language.reader import MODEL
from parley.language.session import open_graph
from training.network import LAYERS, MIXED, PARTS, WIDE, Layer
from training.paths import LANGUAGE

__all__ = ["Shipped"]

_PRODUCTS, _NORMS = 4, 2
"""Products of integers and norms in a layer of the graph: in, mixed, up, down; behind the attention, behind the rest."""

Array = NDArray[np.float32]


class Shipped:
    """The encoder of the graph in the room of the run time."""

    def __init__(self) -> None:
        """Open the graph with its last layers among its outputs.

        :raises OSError: if the graph is not there.
        """
        self._model = onnx.load(str(LANGUAGE / MODEL))
        graph = self._model.graph
        self._constants = {c.name: c for c in graph.initializer}
        self._makes = {out: node for node in graph.node for out in node.output}
        self._norms = [n for n in graph.node if n.op_type == "LayerNormalization"]
        last = [self._norms[_NORMS * (n + 1)] for n in range(LAYERS - MIXED, LAYERS)]
        self._outputs = [norm.output[0] for norm in last]
        kind = onnx.TensorProto.FLOAT
        graph.output.extend(onnx.helper.make_tensor_value_info(n, kind, ["b", "l", WIDE]) for n in self._outputs)
        self._session = open_graph(self._model.SerializeToString(), threads=0)

    def layers(self, sentences: Sequence[Encoded]) -> Iterator[tuple[int, Tensor]]:
        """The place of each sentence, in some order, and the encoder's last layers over its pieces: (pieces, MIXED, WIDE), bfloat16."""
        for places in batches(sentences):
            found = self._session.run(self._outputs, feed([sentences[i] for i in places]))
            stacked = torch.from_numpy(np.stack(found, -2)).to(torch.bfloat16)
            for row, place in enumerate(places):
                yield place, stacked[row, : len(sentences[place].ids)].clone()

    def last_layer(self) -> Layer:
        """The last layer of the encoder, with its weights taken back to float."""
        layer, products = Layer(), [n for n in self._model.graph.node if self._is_whole(n)]
        joint, mixed, up, down = (self._product(n) for n in products[_PRODUCTS * (LAYERS - 1) : _PRODUCTS * LAYERS])
        scale = (WIDE // PARTS) ** -0.5
        for number, (part, by) in enumerate(((layer.query, scale), (layer.key, 1.0), (layer.value, 1.0))):
            own = slice(number * WIDE, (number + 1) * WIDE)
            _set(part, joint[0][:, own].T / by, joint[1][own] / by)
        for part, (weight, bias) in ((layer.out, mixed), (layer.up, up), (layer.down, down)):
            _set(part, weight.T, bias)
        first = _NORMS * (LAYERS - 1) + 1
        for own_norm, norm in zip((layer.norm1, layer.norm2), self._norms[first : first + _NORMS], strict=True):
            _set(own_norm, self._value(norm.input[1]), self._value(norm.input[2]))
        return layer

    def _is_whole(self, node: Any) -> bool:
        made = self._makes.get(node.input[1]) if node.op_type == "MatMul" else None
        return made is not None and made.op_type == "DequantizeLinear"

    def _product(self, node: Any) -> tuple[Array, Array]:
        """The matrix (in, out) of a product and what is added to it."""
        rounded, scale = (self._value(name) for name in self._makes[node.input[1]].input[:2])
        plus = next(n for n in self._model.graph.node if n.op_type == "Add" and node.output[0] in n.input)
        return rounded.astype(np.float32) * scale, self._value(plus.input[1])

    def _value(self, name: str) -> Array:
        value: Array = numpy_helper.to_array(self._constants[name])
        return value


def _set(part: torch.nn.Linear | torch.nn.LayerNorm, weight: Array, bias: Array) -> None:
    part.weight.data.copy_(torch.from_numpy(np.array(weight)))
    part.bias.data.copy_(torch.from_numpy(np.array(bias)))
