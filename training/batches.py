"""Sentences to tensors: padded batches of about one length, dressed anew on each pass."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from parley.language.pieces import CLOSE, OPEN, SHAPE_SIZES, Pieces
from training.augment import NameSwap, dress
from training.corpora import ANYTHING, NAME_CLASSES, Sentence
from training.inventory import Inventory

#: Longest sentence that is trained on, in pieces with its two marks.
LONGEST = 384
#: Share of the words that are hidden from the network, and the piece that stands for them.
HIDDEN, MASK = 0.03, 103
_NO_SHAPE = tuple(SHAPE_SIZES)


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some sentences; target ids are -1 where unknown."""

    ids: Tensor
    shapes: Tensor
    firsts: Tensor
    words: Tensor
    upos: Tensor
    feats: Tensor
    lemmas: Tensor
    labels: Tensor
    heads: Tensor
    names: Tensor
    tells: Tensor
    arguments: Tensor


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence as ids."""

    ids: list[int]
    shapes: list[tuple[int, ...]]
    firsts: list[int]
    targets: list[list[int]]
    names: tuple[int, ...]
    tells: tuple[int, ...]
    arguments: tuple[tuple[int, ...], ...]


def encode(sentence: Sentence, targets: list[list[int]], pieces: Pieces) -> Item:
    """Turn a sentence into ids; ``targets`` are upos, feats, lemmas, labels, heads."""
    found, shapes = pieces.look_at_all(sentence.words, sentence.spaces)
    ids, spread, firsts = [OPEN], [_NO_SHAPE], [0]
    for word, shape in zip(found, shapes, strict=True):
        firsts.append(len(ids))
        ids += word
        spread += [tuple(shape)] * len(word)
    return Item(
        [*ids, CLOSE], [*spread, _NO_SHAPE], firsts, targets, sentence.names, sentence.tells, sentence.arguments
    )


def targets_of(sentence: Sentence, inventory: Inventory) -> list[list[int]]:
    """Give the target columns of a sentence."""
    return [*inventory.ids(sentence), list(sentence.heads) or [-1] * len(sentence.words)]


class Batches:
    """The batches of one pass after another."""

    def __init__(self, sentences: Sequence[Sentence], inventory: Inventory, pieces: Pieces, swap: NameSwap) -> None:
        """Take the training sentences."""
        self._sentences = [(s, targets_of(s, inventory)) for s in sentences]
        self._pieces, self._swap = pieces, swap

    def __call__(self, rng: random.Random, budget: int) -> list[Batch]:
        """Make the batches of a pass, each of at most ``budget`` pieces with padding."""
        items = []
        for sentence, targets in self._sentences:
            changed = dress(self._swap(sentence, rng) if sentence.names else sentence, rng)
            item = _hide(encode(changed, [column[: len(changed.words)] for column in targets], self._pieces), rng)
            if len(item.ids) <= LONGEST:
                items.append(item)
        batches = [collate(group) for group in group_by_length(items, budget, rng)]
        rng.shuffle(batches)
        return batches


def _hide(item: Item, rng: random.Random) -> Item:
    """Mask a few words, so that the network leans on what stands around them."""
    for start, end in pairwise([*item.firsts[1:], len(item.ids) - 1]):
        if rng.random() < HIDDEN:
            item.ids[start:end] = [MASK] * (end - start)
    return item


def group_by_length(items: Sequence[Item], budget: int, rng: random.Random | None = None) -> Iterator[list[Item]]:
    """Group items of about one length."""

    def key(item: Item) -> float:
        return len(item.ids) + (rng.random() * 2 if rng else 0.0)

    group: list[Item] = []
    for item in sorted(items, key=key):
        longest = max([len(item.ids), *(len(g.ids) for g in group)])
        if group and longest * (len(group) + 1) > budget:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def collate(items: Sequence[Item]) -> Batch:
    """Pad items to one batch."""
    length = max(len(item.ids) for item in items)
    count = max(len(item.firsts) for item in items) - 1
    ids = torch.tensor([item.ids + [0] * (length - len(item.ids)) for item in items])
    shapes = torch.tensor([item.shapes + [_NO_SHAPE] * (length - len(item.ids)) for item in items])
    firsts = torch.tensor([item.firsts + [0] * (count + 1 - len(item.firsts)) for item in items])
    words = torch.tensor([[True] * (len(i.firsts) - 1) + [False] * (count + 1 - len(i.firsts)) for i in items])
    upos, feats, lemmas, labels, heads = (
        torch.tensor([i.targets[n] + [-1] * (count - len(i.targets[n])) for i in items]) for n in range(5)
    )
    names = torch.tensor([list(i.names) + [ANYTHING] * (count - len(i.names)) for i in items])
    classes = (names[:, :, None] >> torch.arange(len(NAME_CLASSES))) & 1
    tells = torch.tensor([i.tells for i in items])
    unmarked = (-1,) * max((len(i.arguments[0]) for i in items if i.arguments), default=0)
    arguments = torch.tensor([[*i.arguments, *[unmarked] * (count - len(i.arguments))] for i in items])
    return Batch(ids, shapes, firsts, words, upos, feats, lemmas, labels, heads, classes.bool(), tells, arguments)
