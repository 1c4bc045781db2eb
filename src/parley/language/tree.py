"""Trees: every sentence gets one root and no cycle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]

_NEVER = -1e9


def are_trees(heads: Ids, real: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which rows of a batch have one root and reach it from every word.

    :param heads: (batch, words): counted from 1, 0 for the root and in the padding.
    :param real: (batch, words): which are words.
    :return: (batch,).
    """
    one_root = ((heads == 0) & real).sum(-1) == 1
    above = np.pad(heads, ((0, 0), (1, 0)))
    for _ in range(max(1, int(above.shape[1]).bit_length())):
        above = np.take_along_axis(above, above, 1)
    reached: NDArray[np.bool_] = (above == 0).all(-1) & one_root
    return reached


def best_tree(scores: NDArray[np.float64]) -> Ids:
    """Find the best tree with a single root.

    :param scores: (words, words + 1), head 0 is the root.
    :return: (words,): the head of each word, counted from 1; 0 for the root.
    """
    size = len(scores)
    full = np.full((size + 1, size + 1), _NEVER)
    full[1:] = scores
    full[1:, 0] -= 1e4  # one root edge is needed, and each costs so much that a second is never taken
    np.fill_diagonal(full, _NEVER)
    heads: Ids = _arborescence(full)[1:]
    return heads


def _arborescence(scores: NDArray[np.float64]) -> Ids:
    """Chu-Liu/Edmonds over a square matrix (dependent, head) whose node 0 is the root."""
    heads: Ids = scores.argmax(-1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    entry = gain[:, outside].argmax(0)
    leave = scores[np.ix_(outside, cycle)].argmax(-1)
    size = len(outside)
    small = np.full((size + 1, size + 1), _NEVER)
    small[:size, :size] = scores[np.ix_(outside, outside)]
    small[size, :size] = gain[entry, outside]
    small[:size, size] = scores[outside, cycle[leave]]
    found = _arborescence(small)
    result = heads.copy()
    for node in range(1, size):
        target = found[node]
        result[outside[node]] = cycle[leave[node]] if target == size else outside[target]
    broken = cycle[entry[found[size]]]
    result[broken] = outside[found[size]]
    return result


def _cycle(heads: Ids) -> Ids | None:
    """Find one cycle, or None."""
    state = np.zeros(len(heads), np.int8)
    state[0] = 2
    for begin in range(1, len(heads)):
        path, node = [], begin
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(path[path.index(node) :])
        state[path] = 2
    return None
