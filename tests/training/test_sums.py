"""The graph that tells how a processor sums is the one that lies beside the model."""

import pytest

pytest.importorskip("onnx", reason="the parts that train are not installed")

from training.paths import LANGUAGE
from training.sums import graph_of_sums, write_sums

from parley.language.session import SUMS


def test_the_committed_graph_is_what_training_writes(tmp_path):
    write_sums(tmp_path / SUMS)
    assert (tmp_path / SUMS).read_bytes() == (LANGUAGE / SUMS).read_bytes()
    assert [node.op_type for node in graph_of_sums().graph.node] == ["MatMulInteger"]
