"""Writes the graph by which the run time finds out whether a processor sums products of 8-bit integers exactly."""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import TensorProto, helper

__all__ = ["graph_of_sums", "write_sums"]

_VERSION, _FORMAT = 17, 8
"""Of the operators and of the file, as old as the graph of the model has them."""


def graph_of_sums() -> onnx.ModelProto:
    """The product of a matrix of unsigned and one of signed 8-bit integers, the kind of product that the encoder is made of."""
    given = [
        helper.make_tensor_value_info("unsigned", TensorProto.UINT8, ["rows", "long"]),
        helper.make_tensor_value_info("signed", TensorProto.INT8, ["long", "columns"]),
    ]
    found = [helper.make_tensor_value_info("sums", TensorProto.INT32, ["rows", "columns"])]
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["unsigned", "signed"], ["sums"])], "sums", given, found
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _VERSION)], ir_version=_FORMAT)
    onnx.checker.check_model(model)
    return model


def write_sums(path: Path) -> None:
    """Write it to a file."""
    path.write_bytes(graph_of_sums().SerializeToString(deterministic=True))
