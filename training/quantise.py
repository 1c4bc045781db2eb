"""Calibration: the ranges that the quantised activations take on training sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from parley.language.pieces import Pieces
from training.batches import collate, encode, group_by_length
from training.corpora import Sentence
from training.network import MIXED, Layer, Network, Telling

#: Share of the values on either side that a range may cut off.
CUT = 5e-5


@torch.no_grad()
def ranges(
    network: Network, telling: Telling, sentences: Sequence[Sentence], pieces: Pieces
) -> dict[str, tuple[float, float]]:
    """Run sentences through the network and its branch, and note the range of each quantised activation."""
    network.eval()
    telling.eval()
    found: dict[str, list[tuple[float, float]]] = {}
    hooks = []
    mask: list[Tensor] = []
    for number, layer in enumerate([*network.encoder.layers, telling.layer]):
        assert isinstance(layer, Layer)  # noqa: S101 - ours
        for part, module in (("in", layer.query), ("mixed", layer.out), ("up", layer.up), ("down", layer.down)):
            hooks.append(module.register_forward_pre_hook(_noting(found.setdefault(f"{number}.{part}", []), mask)))
    items = [encode(s, [[-1] * len(s.words)] * 5, pieces) for s in sentences]
    for group in group_by_length(items, 4000):
        batch = collate(group)
        mask[:] = [batch.ids != 0]
        layers = network.encoder.each(batch.ids, batch.shapes)
        telling(torch.stack(layers[-MIXED:], -2), batch.ids, batch.firsts)
    for hook in hooks:
        hook.remove()
    return {
        key: (float(np.median([lo for lo, _ in v])), float(np.median([hi for _, hi in v]))) for key, v in found.items()
    }


def _noting(into: list[tuple[float, float]], mask: list[Tensor]) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
    def hook(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        values = inputs[0][mask[0]].flatten().numpy()
        cut = int(CUT * len(values))
        parted = np.partition(values, [cut, len(values) - 1 - cut])
        into.append((min(0.0, float(parted[cut])), max(0.0, float(parted[-1 - cut]))))

    return hook
