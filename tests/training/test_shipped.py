"""The network taken back from its graph does what the graph does."""

import pytest

torch = pytest.importorskip("torch", reason="the parts that train are not installed")
pytest.importorskip("onnx", reason="the parts that train are not installed")

from training.network import MIXED  # noqa: E402
from training.paths import LANGUAGE  # noqa: E402
from training.shipped import Shipped  # noqa: E402

from parley.language.pieces import Pieces  # noqa: E402 - behind what may be missing
from parley.language.reader import PIECES  # noqa: E402

WORDS = ["The", "two", "ministers", "agreed", "on", "Monday", "to", "open", "the", "bridge", "."]


def test_the_last_layer_makes_of_the_one_before_what_the_graph_makes_of_it():
    encoded = Pieces.load(LANGUAGE / PIECES).encode(WORDS, [True] * len(WORDS))
    shipped = Shipped()
    ((place, layers),) = shipped.layers([encoded])
    assert (place, layers.shape[:2]) == (0, (len(encoded.ids), MIXED))
    before, last = layers.float()[:, -2], layers.float()[:, -1]
    with torch.no_grad():
        made = shipped.last_layer().eval()(before[None], torch.zeros(1, 1, 1, 1))[0]
    assert torch.nn.functional.cosine_similarity(made, last, dim=-1).min() > 0.99
    assert torch.nn.functional.cosine_similarity(before, last, dim=-1).min() < 0.99
