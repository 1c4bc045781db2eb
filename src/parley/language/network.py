"""Runs the reader model: sentences in, flat arrays of labels and trees out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parley.language.pieces import NO_FORM, NO_SETTING, Encoded
from parley.language.session import open_graph
from parley.language.tree import are_trees, best_tree

Ids = NDArray[np.int64]

#: A sentence is padded to a multiple of this many pieces, whatever its company, so that its numbers are its own.
STEP = 4
#: Pieces in one batch, at most, unless a single sentence has more.
BATCH = 512
#: Most pieces of a sentence; what lies beyond is not looked at (its words share the last place).
MOST = 512

_COLUMNS = ("upos", "feats", "lemmas", "labels", "heads", "names")
_OUTPUTS = (*_COLUMNS, "tells", "arguments", "arcs", "label_dep", "label_head", "label_weights")


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the network says, one entry a word, sentences in the order given.

    All but ``heads`` are ids of classes. ``heads`` count from 1 within the sentence; 0 is the root. ``tells`` has a row
    a sentence: the log odds that it tells each kind of thing; ``arguments`` a row a word: the log odds that it plays each part in that.
    """

    upos: Ids
    feats: Ids
    lemmas: Ids
    labels: Ids
    heads: Ids
    names: Ids
    tells: NDArray[np.float32]
    arguments: NDArray[np.float32]


class Network:
    """The model in one single-threaded session."""

    def __init__(self, path: Path) -> None:
        """Open the graph.

        :raises OSError: if the file cannot be read as a model.
        """
        try:
            self.session = open_graph(str(path))
        except Exception as error:  # onnxruntime raises classes of its own, made at import
            message = f"the reader model {path.name} cannot be opened: {error}"
            raise OSError(message) from error
        shapes = {output.name: output.shape for output in self.session.get_outputs()}
        self.kinds: int = shapes["tells"][-1]
        self.parts: int = shapes["arguments"][-1]

    def analyse(self, sentences: Sequence[Encoded]) -> Analysis:
        """Read sentences, each by itself.

        :param sentences: none without words.
        """
        starts = np.zeros(len(sentences) + 1, np.int64)
        np.cumsum([len(s.firsts) - 1 for s in sentences], out=starts[1:])
        columns = np.zeros((len(_COLUMNS), int(starts[-1])), np.int64)
        tells = np.zeros((len(sentences), self.kinds), np.float32)
        arguments = np.zeros((columns.shape[1], self.parts), np.float32)
        for batch in batches(sentences):
            chosen, begun = [sentences[i] for i in batch], [int(starts[i]) for i in batch]
            tells[batch] = self._run(chosen, begun, columns, arguments)
        upos, feats, lemmas, labels, heads, names = columns
        return Analysis(upos, feats, lemmas, labels, heads, names, tells, arguments)

    def _run(
        self, sentences: Sequence[Encoded], starts: Sequence[int], into: Ids, arguments: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Fill the columns and the parts of a batch; give what its sentences tell."""
        found = dict(zip(_OUTPUTS, self.session.run(_OUTPUTS, feed(sentences)), strict=True))
        counts = np.array([len(s.firsts) - 1 for s in sentences])
        real = np.arange(found["heads"].shape[1]) < counts[:, None]
        heads = np.where(real, found["heads"], 0)
        found["names"] = _names(found["names"], real)
        for row in np.flatnonzero(~are_trees(heads, real)):
            _mend(found, heads, int(row), int(counts[row]))
        found["heads"] = heads
        places = np.concatenate([np.arange(start, start + n) for start, n in zip(starts, counts, strict=True)])
        for column, name in zip(into, _COLUMNS, strict=True):
            column[places] = found[name][real]
        arguments[places] = found["arguments"][real]
        told: NDArray[np.float32] = found["tells"]
        return told


def _mend(found: dict[str, NDArray[np.float32]], heads: Ids, row: int, size: int) -> None:
    """Put the best tree of one sentence in place of its greedy heads, and the labels that go with it."""
    best = best_tree(found["arcs"][row, :size, : size + 1].astype(np.float64))
    heads[row, :size] = best
    dep, head = found["label_dep"][row, :size], found["label_head"][row, best]
    weights = found["label_weights"]
    # einsum, not @: no BLAS threads wake for a few rows, and the bits are the same on every machine
    scores = np.einsum("nd,dl->nl", np.concatenate([dep * head, dep, head], -1), weights[:-1]) + weights[-1]
    found["labels"][row, :size] = scores.argmax(-1)


def _names(scores: NDArray[np.float32], real: NDArray[np.bool_]) -> Ids:
    """Choose name classes so that an inside always follows its own kind. Odd ids begin a name, even ids but 0 go on."""
    best: Ids = scores.argmax(-1)
    before = np.pad(best, ((0, 0), (1, 0)))[:, :-1]
    wrong = (best > 0) & (best % 2 == 0) & (before != best) & (before != best - 1) & real
    for row in np.flatnonzero(wrong.any(-1)):
        size = int(real[row].sum())
        best[row, :size] = _best_path(scores[row, :size])
    return best


def _best_path(scores: NDArray[np.float32]) -> Ids:
    """Viterbi over one sentence, (words, classes) of log-probabilities."""
    size, classes = scores.shape
    ids = np.arange(classes)
    inside = (ids > 0) & (ids % 2 == 0)
    barred = inside[None, :] & (ids[:, None] != ids[None, :]) & (ids[:, None] != ids[None, :] - 1)
    total = np.where(inside, -1e9, scores[0])
    back = np.zeros((size, classes), np.int64)
    for place in range(1, size):
        ways = np.where(barred, -1e9, total[:, None])
        back[place] = ways.argmax(0)
        total = ways.max(0) + scores[place]
    path = np.zeros(size, np.int64)
    path[-1] = total.argmax()
    for place in range(size - 1, 0, -1):
        path[place - 1] = back[place, path[place]]
    return path


def batches(sentences: Sequence[Encoded]) -> Iterator[list[int]]:
    """Group the places of sentences of one padded length."""
    order = sorted(range(len(sentences)), key=lambda i: (_padded(sentences[i]), i))
    for length, group in groupby(order, key=lambda i: _padded(sentences[i])):
        places = list(group)
        step = max(1, BATCH // length)
        for start in range(0, len(places), step):
            yield places[start : start + step]


def _padded(sentence: Encoded) -> int:
    return min(MOST, -(-len(sentence.ids) // STEP) * STEP)


def feed(sentences: Sequence[Encoded]) -> dict[str, Ids]:
    """Pad sentences of one padded length to the graph's input."""
    length = _padded(sentences[0])
    ids = np.zeros((len(sentences), length), np.int64)
    forms, settings = np.full_like(ids, NO_FORM), np.full_like(ids, NO_SETTING)
    firsts = np.zeros((len(sentences), length - 1), np.int64)
    for row, sentence in enumerate(sentences):
        size = min(len(sentence.ids), length)
        ids[row, :size] = sentence.ids[:size]
        forms[row, :size] = sentence.forms[:size]
        settings[row, :size] = sentence.settings[:size]
        firsts[row, : len(sentence.firsts)] = sentence.firsts
    return {"ids": ids, "forms": forms, "settings": settings, "firsts": np.minimum(firsts, length - 1)}
