"""The training loop: all heads at once, losses added up, bf16 autocast, word embeddings frozen."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR

from parley.language.pieces import Pieces
from training.batches import Batch, Batches, collate, encode, group_by_length, targets_of
from training.corpora import Sentence
from training.inventory import Inventory
from training.network import Network, Scores, Sizes

ENCODER_RATE, HEAD_RATE, WARM = 2e-4, 1e-3, 0.06
#: Pieces in a batch, with padding.
BUDGET = 1500
SEED = 7
_FAR = -1e4


def sizes(inventory: Inventory) -> Sizes:
    """Give the sizes of the heads."""
    return Sizes(
        len(inventory.upos), len(inventory.feats), len(inventory.lemmas), len(inventory.labels), len(inventory.names)
    )


def loss_of(network: Network, batch: Batch) -> Tensor:
    """Add up the losses of the heads over one batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(batch.ids, batch.shapes, batch.firsts)
        heads = batch.heads.clamp(min=0)
        chosen = torch.gather(scores.label_head, 1, heads[:, :, None].expand(-1, -1, scores.label_head.shape[2]))
        labels = network.label_scores(scores.label_dep, chosen)
    arcs = scores.arcs.float().masked_fill(~_possible_heads(batch), _FAR)
    loss = (
        _cross(scores.upos, batch.upos) + _cross(scores.feats, batch.feats) + 0.5 * _cross(scores.lemmas, batch.lemmas)
    )
    loss = loss + _cross(arcs, batch.heads) + _cross(labels, batch.labels)
    return loss + 1.5 * _names_loss(scores, batch)


def _possible_heads(batch: Batch) -> Tensor:
    root = torch.ones_like(batch.words[:, :1])
    return torch.cat([root, batch.words], 1)[:, None, :]


def _cross(scores: Tensor, targets: Tensor) -> Tensor:
    if not bool((targets >= 0).any()):
        return scores.sum() * 0.0
    return nn.functional.cross_entropy(scores.float().flatten(0, 1), targets.flatten(), ignore_index=-1)


def _names_loss(scores: Scores, batch: Batch) -> Tensor:
    """Marginal likelihood of the classes that the annotation leaves open; wholly open words do not count."""
    logs = scores.names.float().log_softmax(-1)
    told = ~batch.names.all(-1)
    each = -torch.logsumexp(logs.masked_fill(~batch.names, _FAR), -1)
    return (each * told).sum() / told.sum().clamp(min=50)


@dataclass(frozen=True, slots=True)
class Course:
    """A network in training, with what turns sentences into its input."""

    network: Network
    inventory: Inventory
    pieces: Pieces


def fit(course: Course, batches: Batches, passes: int, out: Path, watched: Mapping[str, Sequence[Sentence]]) -> None:
    """Train, and write ``out/checkpoint.pt`` after each pass.

    :param watched: sentences that are measured after each pass, by name.
    """
    rng = random.Random(SEED)  # noqa: S311 - a fixed order of sentences
    torch.manual_seed(SEED)
    first = batches(rng, BUDGET)
    optimiser, schedule = _optimiser(course.network, len(first) * passes)
    for number in range(1, passes + 1):
        course.network.train()
        print(f"pass {number} of {passes}, {len(first)} batches", flush=True)
        _one_pass(course.network, first if number == 1 else batches(rng, BUDGET), optimiser, schedule)
        torch.save(course.network.state_dict(), out / "checkpoint.pt")
        for name, sentences in watched.items():
            print(f"pass {number} {name}: {quick_measure(course, sentences)}", flush=True)


def _optimiser(network: Network, steps: int) -> tuple[Optimizer, LambdaLR]:
    """Make the optimiser: a low rate for the encoder, a high one for heads and shapes; both rise, then fall to nothing."""
    network.encoder.words.weight.requires_grad = False
    inner = [p for n, p in network.encoder.named_parameters() if p.requires_grad and "shapes" not in n]
    known = {id(p) for p in inner}
    rest = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": inner, "lr": ENCODER_RATE}, {"params": rest, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.99), fused=True)
    return optimiser, LambdaLR(optimiser, lambda n: min((n + 1) / (WARM * steps), max(0.0, 1 - 0.995 * n / steps)))


def _one_pass(network: Network, batches: Sequence[Batch], optimiser: Optimizer, schedule: LambdaLR) -> None:
    started, total = time.monotonic(), 0.0
    trained = [p for group in optimiser.param_groups for p in group["params"]]
    for step, batch in enumerate(batches, 1):
        loss = loss_of(network, batch)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
        nn.utils.clip_grad_norm_(trained, 2.0)
        optimiser.step()
        schedule.step()
        total += loss.item()
        if step % 50 == 0:
            pace = (time.monotonic() - started) / step
            print(f"  step {step} of {len(batches)}: loss {total / 50:.3f}, {pace:.2f} s a batch", flush=True)
            total = 0.0


@torch.no_grad()
def quick_measure(course: Course, sentences: Sequence[Sentence]) -> str:
    """Measure greedy heads on gold words, punctuation left out; the shipped model is measured by ``training.check``."""
    network, inventory, pieces = course.network.eval(), course.inventory, course.pieces
    right = dict.fromkeys(("upos", "feats", "lemmas", "uas", "las"), 0)
    words = arcs = 0
    items = [encode(s, targets_of(s, inventory), pieces) for s in sentences if s.heads]
    punct = inventory.labels.index("punct")
    for group in group_by_length(items, 8000):
        batch = collate(group)
        scores = network(batch.ids, batch.shapes, batch.firsts)
        heads = scores.arcs.masked_fill(~_possible_heads(batch), _FAR).argmax(-1)
        chosen = torch.gather(scores.label_head, 1, heads[:, :, None].expand(-1, -1, scores.label_head.shape[2]))
        labels = network.label_scores(scores.label_dep, chosen).argmax(-1)
        real = batch.heads >= 0
        content = real & (batch.labels != punct)
        words, arcs = words + int(real.sum()), arcs + int(content.sum())
        for name in ("upos", "feats", "lemmas"):
            right[name] += int(((getattr(scores, name).argmax(-1) == getattr(batch, name)) & real).sum())
        hit = (heads == batch.heads) & content
        right["uas"] += int(hit.sum())
        right["las"] += int((hit & (labels == batch.labels)).sum())
    return " ".join(f"{k} {100 * v / (arcs if k in {'uas', 'las'} else words):.2f}" for k, v in right.items())
