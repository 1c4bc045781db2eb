"""Opens a graph of the reader model: one thread, and the same sums on every processor."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # brings no types

__all__ = ["EXACT", "SUMS", "open_graph", "sums_exactly"]

EXACT = ("session.x64quantprecision", "1")
"""Asks that products of 8-bit integers be summed exactly where the processor would not do so by itself.

It doubles the time of the graph on some processors that need no asking (those with AVX512-VNNI), so it is left out where sums are exact.
"""
SUMS = "sums.onnx"
"""A graph of a single product of integers; `training/sums.py` writes it."""
_ROWS, _LONG = 8, 64
_MOST_UNSIGNED, _MOST_SIGNED = 255, 127


def open_graph(model: str | bytes, *, threads: int = 1, exact: bool | None = None) -> Any:
    """An onnxruntime session of a graph.

    :param model: the path of a model file, or its bytes.
    :param threads: how many threads one run may use; 0 for one a core.
    :param exact: whether to ask for exact sums; None asks where the processor needs it.
    :raises Exception: as onnxruntime raises it, if this is no model.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = threads
    options.log_severity_level = 3
    if exact or (exact is None and not sums_exactly()):
        options.add_session_config_entry(*EXACT)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def sums_exactly() -> bool:
    """Whether products of 8-bit integers are summed exactly on this processor without being asked to.

    Older ones cut the sum of two products off at 16 bits, and would read some sentences otherwise than others do.
    """
    session = open_graph((files("parley.language") / SUMS).read_bytes(), exact=False)
    first = np.full((_ROWS, _LONG), _MOST_UNSIGNED, np.uint8)
    (sums,) = session.run(None, {"unsigned": first, "signed": np.full((_LONG, _LONG), _MOST_SIGNED, np.int8)})
    return bool((sums == _LONG * _MOST_UNSIGNED * _MOST_SIGNED).all())
