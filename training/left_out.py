"""The reader of English, but with what sentences tell as branches of the network say that did not learn them.

So heads learn from chances such as unseen articles get. ``python -m training.left_out`` makes the table, from the network as it is shipped.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from spacy.tokens import Doc
from tqdm import tqdm  # type: ignore[import-untyped]  # brings no types

from parley.language import Reader
from parley.language.pieces import Pieces
from parley.language.reader import LABELS, PIECES
from parley.model import Span
from training.arguments import ARGUMENTS
from training.corpora import Sentence
from training.inventory import saved_splits
from training.paths import LANGUAGE, WORK
from training.shipped import Shipped
from training.teach import LONGEST, Odds, Seen, bare, odds_of, taught
from training.telling import KINDS, told_articles

__all__ = ["LeftOut"]

TABLE = WORK / "left_out.json"
"""What sentences tell by branches that did not learn their articles: words with a blank between them, to :data:`Odds`."""
PARTS, SEED = 4, 7
"""Parts into which the articles are divided for that, and the order in which they are dealt out."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The shipped reader over a table of odds; sentences that are not in it stay as they are read."""

    reader: Reader
    rows: Mapping[str, Odds]

    @classmethod
    def load(cls) -> LeftOut:
        """The shipped reader over the last table.

        :raises FileNotFoundError: if there is no table yet.
        """
        if not TABLE.is_file():
            message = f"there is no {TABLE} yet: make it with python -m training.left_out"
            raise FileNotFoundError(message)
        return cls(Reader.load(), json.loads(TABLE.read_text("utf-8")))

    def read(self, text: str, skip: Sequence[Span] = ()) -> Doc:
        """As the reader does."""
        doc = self.reader.read(text, skip)
        tells: dict[int, dict[str, float]] = doc.user_data["tells"]
        arguments: dict[str, list[float]] = doc.user_data["arguments"]
        places = sorted(tells)
        for start, end in zip(places, [*places[1:], len(doc)], strict=True):
            words = [t for t in doc[start:end] if not t.is_space]
            row = self.rows.get(" ".join(t.text for t in words))
            if row is None:
                continue
            told, played = row
            tells[start] = dict(zip(KINDS, told, strict=True))
            for word, odds in zip(words, played, strict=True):
                for argument, chance in zip(ARGUMENTS, odds, strict=True):
                    arguments[argument][word.i] = chance
        return doc


def _seen(shipped: Shipped, pieces: Pieces, articles: Sequence[Sequence[Sentence]]) -> list[list[Seen]]:
    """The sentences of articles with the encoder's last layers; those too long to learn from are left out."""
    kept = [[(s, item) for s in found if len((item := bare(s, pieces)).ids) <= LONGEST] for found in articles]
    encoded = [pieces.encode(s.words, s.spaces) for found in kept for s, _ in found]
    layers = dict(tqdm(shipped.layers(encoded), "encoding", len(encoded)))
    places = iter(range(len(encoded)))
    return [[Seen(" ".join(s.words), item, layers[next(places)]) for s, item in found] for found in kept]


def main() -> None:
    """Teach a branch for each part of the articles what the others tell, and keep what it says of its part."""
    parser = argparse.ArgumentParser(prog="python -m training.left_out", description=main.__doc__)
    parser.add_argument("--threads", type=int, default=max(1, (os.cpu_count() or 2) - 1))
    torch.set_num_threads(parser.parse_args().threads)
    shipped, pieces = Shipped(), Pieces.load(LANGUAGE / PIECES)
    seen = _seen(shipped, pieces, [found for _, found in told_articles(saved_splits(LANGUAGE / LABELS))])
    start, order = shipped.last_layer(), list(range(len(seen)))
    random.Random(SEED).shuffle(order)  # noqa: S311 - a fixed order
    table: dict[str, Odds] = {}
    for part in range(PARTS):
        away = [s for n in order[part::PARTS] for s in seen[n]]
        words = {s.words for s in away}
        print(f"part {part + 1} of {PARTS}", flush=True)
        table |= odds_of(taught(start, [s for found in seen for s in found if s.words not in words]), away)
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_text(json.dumps(table, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
