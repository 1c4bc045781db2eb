"""The network: a small BERT encoder that also sees the shape of each word, and the heads on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from parley.language.pieces import SHAPE_SIZES

WIDE, LAYERS, PARTS, INNER = 384, 6, 12, 1536
ARC, LABEL, NAME = 256, 256, 256
MIXED = 4
"""Layers of the encoder, the last ones, of which the branch that sees what sentences tell starts."""
LEAST = -1e4
"""Stands for padding where the greatest value is looked for."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many classes each head tells apart."""

    upos: int
    feats: int
    lemmas: int
    labels: int
    names: int


class Layer(nn.Module):
    """One layer of the encoder, with eager attention: its backward pass is the fastest on a CPU."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDE, WIDE) for _ in range(3))
        self.out = nn.Linear(WIDE, WIDE)
        self.norm1 = nn.LayerNorm(WIDE, eps=1e-12)
        self.up, self.down = nn.Linear(WIDE, INNER), nn.Linear(INNER, WIDE)
        self.norm2 = nn.LayerNorm(WIDE, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Map (batch, pieces, wide) to the same; ``bias`` is added to the attention scores."""
        batch, length, _ = x.shape
        shape = (batch, length, PARTS, WIDE // PARTS)
        q = self.query(x).view(shape).transpose(1, 2)
        k = self.key(x).view(shape).permute(0, 2, 3, 1)
        v = self.value(x).view(shape).transpose(1, 2)
        weights = torch.softmax(q @ k * (WIDE // PARTS) ** -0.5 + bias, -1)
        mixed = (self.drop(weights) @ v).transpose(1, 2).reshape(batch, length, WIDE)
        x = self.norm1(x + self.drop(self.out(mixed)))
        y: Tensor = self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))
        return y


def padding(ids: Tensor, x: Tensor) -> Tensor:
    """What is added to the attention scores so that nothing looks at padding."""
    return (ids == 0)[:, None, None, :].to(x.dtype) * -1e4


class Encoder(nn.Module):
    """MiniLM, with the shape of the words added to the embeddings of their pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDE)
        self.places = nn.Embedding(512, WIDE)
        self.kind = nn.Parameter(torch.zeros(WIDE))
        tables = [nn.Embedding(size + 1, WIDE) for size in SHAPE_SIZES]
        for table in tables:
            nn.init.zeros_(table.weight)
        self.shapes = nn.ModuleList(tables)
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Encode pieces (batch, pieces), padded with 0, and their shapes (batch, pieces, 4)."""
        return self.each(ids, shapes)[-1]

    def each(self, ids: Tensor, shapes: Tensor) -> list[Tensor]:
        """The same, after each layer."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind
        for number, table in enumerate(self.shapes):
            x = x + table(shapes[:, :, number])
        x = self.drop(self.norm(x))
        bias, found = padding(ids, x), []
        for layer in self.layers:
            x = layer(x, bias)
            found.append(x)
        return found

    def load_base(self, path: Path) -> None:
        """Take the weights of the base model."""
        base = load_file(str(path))
        self.words.weight.data.copy_(base["embeddings.word_embeddings.weight"])
        self.places.weight.data.copy_(base["embeddings.position_embeddings.weight"])
        self.kind.data.copy_(base["embeddings.token_type_embeddings.weight"][0])
        _copy(self.norm, base, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            prefix = f"encoder.layer.{number}."
            for mine, theirs in (
                ("query", "attention.self.query"), ("key", "attention.self.key"), ("value", "attention.self.value"),
                ("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm"),
            ):  # fmt: skip
                _copy(getattr(layer, mine), base, prefix + theirs)


def _copy(module: nn.Linear | nn.LayerNorm, base: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(base[f"{name}.weight"])
    module.bias.data.copy_(base[f"{name}.bias"])


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say; ``w`` words, head 0 is the root."""

    upos: Tensor
    feats: Tensor
    lemmas: Tensor
    names: Tensor
    arcs: Tensor
    label_dep: Tensor
    label_head: Tensor


def _block(wide: int, drop: float = 0.2) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDE, wide), nn.GELU(), nn.Dropout(drop))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.2)
        self.upos = nn.Linear(WIDE, sizes.upos)
        self.feats = nn.Linear(WIDE, sizes.feats)
        self.lemmas = nn.Linear(WIDE, sizes.lemmas)
        self.names = nn.Sequential(_block(NAME), nn.Linear(NAME, sizes.names))
        self.arc_dep, self.arc_head = _block(ARC), _block(ARC)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_prior = nn.Linear(ARC, 1, bias=False)
        self.label_dep, self.label_head = _block(LABEL), _block(LABEL)
        self.label = nn.Linear(3 * LABEL, sizes.labels)
        nn.init.zeros_(self.arc.weight)

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor) -> Scores:
        """Read padded sentences.

        :param ids: (batch, pieces), 0 is padding.
        :param shapes: (batch, pieces, 4).
        :param firsts: (batch, words + 1): the place of each word's first piece; place 0 is the root; padded with 0.
        """
        x = self.encoder(ids, shapes)
        at = torch.gather(x, 1, firsts[:, :, None].expand(-1, -1, WIDE))
        words = self.drop(at[:, 1:])
        arcs = self.arc(self.arc_dep(words)) @ self.arc_head(at).transpose(1, 2)
        arcs = arcs + self.arc_prior(self.arc_head(at)).transpose(1, 2)
        return Scores(
            self.upos(words), self.feats(words), self.lemmas(words), self.names(words), arcs,
            self.label_dep(words), self.label_head(at),
        )  # fmt: skip

    def label_scores(self, dep: Tensor, head: Tensor) -> Tensor:
        """Score the labels of given arcs, from the features of dependent and head, each (…, LABEL)."""
        scores: Tensor = self.label(torch.cat([dep * head, dep, head], -1))
        return scores


class Telling(nn.Module):
    """A branch of the encoder that sees what a sentence tells, and the part of each word in it: a layer of its own over a mixture of the encoder's last layers.

    The encoder is not taught by it, so whatever stands on trees and names stays as it is.
    """

    def __init__(self, kinds: int, arguments: int) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.tensor([0.0, 0.2, 0.6, 0.2])[:, None].repeat(1, WIDE))
        self.layer = Layer()
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(2 * WIDE, kinds)
        self.words = nn.Linear(WIDE, arguments)

    def start_from(self, layer: nn.Module) -> None:
        """Take a layer, the encoder's last, as the first guess."""
        self.layer.load_state_dict(layer.state_dict())

    def forward(self, layers: Tensor, ids: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """Log odds of each kind (batch, kinds) and of each part of each word (batch, words, arguments), from the last layers (batch, pieces, MIXED, wide)."""
        mixed = (layers * self.mix).sum(-2)
        x = self.layer(mixed, padding(ids, mixed))
        real = (ids != 0)[:, :, None]
        mean = (x * real).sum(1) / real.sum(1)
        most = x.masked_fill(~real, LEAST).max(1).values
        at = torch.gather(x, 1, firsts[:, 1:, None].expand(-1, -1, WIDE))
        return self.out(self.drop(torch.cat([mean, most], -1))), self.words(self.drop(at))
