"""Teaches the branch of the network what sentences tell, and which words play which part in it; the parser that it stands on stays as it is.

The last layers of the encoder are computed once a sentence and kept, so a pass costs one layer.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.lr_scheduler import LambdaLR

from parley.language.pieces import Pieces
from parley.language.reader import LABELS, PIECES
from training.arguments import ARGUMENTS
from training.base import base_model
from training.batches import Batch, Item, collate, encode, group_by_length
from training.corpora import Sentence
from training.fit import sizes
from training.inventory import Inventory, saved_splits
from training.network import MIXED, WIDE, Network, Telling
from training.paths import WORK
from training.telling import ABSENT, KINDS, PRESENT, told_articles

__all__ = ["BUDGET", "LONGEST", "Odds", "Seen", "bare", "odds_of", "taught", "teach_telling"]

PASSES, LAYER_RATE, OTHER_RATE, WARM = 8, 4e-4, 1e-3, 0.06
BUDGET, SEED, LONGEST = 1500, 7, 256
"""Pieces in a batch with padding; the order of sentences; the longest that is learned from, in pieces."""
WORDS = 0.15
"""Weight of what is learned of words beside what is learned of sentences: with more of it sentences are seen worse."""
COMMON = 0.05
"""Share of sentences from which on a kind is not rare."""
HALF = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())  # noqa: SLF001 - torch tells it nowhere else
"""Whether products of bfloat16 are fast here: they are slower than floats where the processor has none."""

Odds = tuple[list[float], list[list[float]]]
"""The log odds of a sentence for each kind, and of each of its words for each part."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence with the encoder's last layers over its pieces, (pieces, MIXED, wide) in bfloat16."""

    words: str
    item: Item
    layers: Tensor


def teach_telling() -> None:
    """Teach the branch of the last checkpoint: ``telling.pt`` in the work folder."""
    pieces = Pieces.load(base_model() / PIECES)
    network = Network(sizes(Inventory.load(WORK / LABELS)))
    network.load_state_dict(torch.load(WORK / "checkpoint.pt"))
    told = told_articles(saved_splits(WORK / LABELS))
    seen = _encoded(network, pieces, [s for _, found in told for s in found])
    print(f"{len(seen)} sentences tell what they tell", flush=True)
    torch.save(taught(network.encoder.layers[-1], seen).state_dict(), WORK / "telling.pt")


def bare(sentence: Sentence, pieces: Pieces) -> Item:
    """A sentence as ids, without its tree."""
    return encode(sentence, [[-1] * len(sentence.words)] * 5, pieces)


@torch.no_grad()
def _encoded(network: Network, pieces: Pieces, sentences: Sequence[Sentence]) -> list[Seen]:
    """Run sentences through the encoder; those too long to learn from are left out."""
    network.eval()
    kept = [(" ".join(s.words), bare(s, pieces)) for s in sentences]
    kept = [(words, item) for words, item in kept if len(item.ids) <= LONGEST]
    layers: dict[int, Tensor] = {}
    for group in group_by_length([item for _, item in kept], 4 * BUDGET):
        batch = collate(group)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
            last = torch.stack(network.encoder.each(batch.ids, batch.shapes)[-MIXED:], -2).to(torch.bfloat16)
        layers |= {id(item): last[row, : len(item.ids)].clone() for row, item in enumerate(group)}
    return [Seen(words, item, layers[id(item)]) for words, item in kept]


def taught(start: nn.Module, seen: Sequence[Seen]) -> Telling:
    """A branch that learned some sentences; `start` is the encoder's last layer."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)  # noqa: S311 - a fixed order of sentences
    telling = Telling(len(KINDS), len(ARGUMENTS))
    telling.start_from(start)
    rest = [telling.mix, *telling.out.parameters(), *telling.words.parameters()]
    groups = [{"params": list(telling.layer.parameters()), "lr": LAYER_RATE}, {"params": rest, "lr": OTHER_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = PASSES * sum(1 for _ in group_by_length([s.item for s in seen], BUDGET, rng))
    schedule = LambdaLR(optimiser, lambda n: min((n + 1) / (WARM * steps), max(0.0, 1 - n / steps)))
    telling.train()
    for number in range(1, PASSES + 1):
        losses = []
        for group in _groups(seen, BUDGET, rng):
            layers, batch = _padded(group)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
                odds, parts = telling(layers, batch.ids, batch.firsts)
            loss = _loss(odds.float(), batch.tells) + WORDS * _loss(parts.float(), batch.arguments)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
            nn.utils.clip_grad_norm_(telling.parameters(), 0.5)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"  pass {number} of {PASSES}: loss {np.mean(losses):.4f}", flush=True)
    with torch.no_grad():
        telling.out.bias.add_(_lift(seen))
    return telling


def _lift(seen: Sequence[Seen]) -> Tensor:
    """What is added to the log odds of kinds that are rarer than :data:`COMMON`, as if they were not: rarity alone must not silence a type."""
    told = torch.tensor([s.item.tells for s in seen])
    share = ((told == PRESENT).sum(0) + 1) / ((told >= ABSENT).sum(0) + 2)
    return (torch.logit(torch.tensor(COMMON)) - torch.logit(share)).clamp(min=0)


def _groups(seen: Sequence[Seen], budget: int, rng: random.Random | None = None) -> Iterator[list[Seen]]:
    """Sentences of about one length together; in a random order, or the shortest first."""
    by_item = {id(s.item): s for s in seen}
    groups = list(group_by_length([s.item for s in seen], budget, rng))
    if rng is not None:
        rng.shuffle(groups)
    yield from ([by_item[id(item)] for item in group] for group in groups)


def _padded(group: Sequence[Seen]) -> tuple[Tensor, Batch]:
    """Layers of some sentences, and what else is known of them."""
    batch = collate([s.item for s in group])
    layers = torch.zeros((*batch.ids.shape, MIXED, WIDE))
    for row, s in enumerate(group):
        layers[row, : len(s.item.ids)] = s.layers.float()
    return layers, batch


def _loss(odds: Tensor, told: Tensor) -> Tensor:
    """Each kind or part for itself; what the annotation leaves open does not count."""
    known = told >= ABSENT
    each = nn.functional.binary_cross_entropy_with_logits(odds, told.clamp(min=0).float(), reduction="none")
    return (each * known).sum() / known.sum().clamp(min=1)


@torch.no_grad()
def odds_of(telling: Telling, seen: Sequence[Seen]) -> dict[str, Odds]:
    """What a branch says of sentences, to one decimal."""
    telling.eval()
    table: dict[str, Odds] = {}
    for group in _groups(seen, 4 * BUDGET):
        layers, batch = _padded(group)
        told, parts = telling(layers, batch.ids, batch.firsts)
        for s, row, words in zip(group, told.tolist(), parts.tolist(), strict=True):
            table[s.words] = _rounded(row), [_rounded(word) for word in words[: len(s.item.firsts) - 1]]
    return table


def _rounded(row: Sequence[float]) -> list[float]:
    return [round(o, 1) for o in row]
