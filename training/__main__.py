"""``python -m training``: base model, data, training, quantising, measuring, card. Takes about an hour on three cores.

``--teach`` starts from the last checkpoint, with what sentences tell; ``--ship`` from both; ``--card`` only measures the model in place and writes its card.
"""

from __future__ import annotations

import argparse
import os

import torch

from parley.language import Reader
from parley.language.pieces import Pieces
from training.augment import NameSwap
from training.base import base_model
from training.batches import Batches
from training.card import write_card
from training.check import show, table
from training.corpora import treebank
from training.data import TRUSTED, training_sentences
from training.fit import Course, fit, sizes
from training.inventory import Inventory, lemma_table
from training.network import Network
from training.paths import LANGUAGE, WORK
from training.ship import ship
from training.splitting import train_splitter
from training.teach import teach_telling

PASSES = 12


def train(passes: int, threads: int) -> None:
    """Train from the base model; leaves ``labels.json`` and ``checkpoint.pt`` in the work folder."""
    torch.set_num_threads(threads)
    base = base_model()
    splits = train_splitter()
    sentences = training_sentences(splits)
    inventory = Inventory.count(sentences)
    inventory.save(WORK / "labels.json", lemma_table(sentences), splits)
    print(f"{len(sentences)} sentences; {sizes(inventory)}", flush=True)
    pieces = Pieces.load(base / "tokenizer.json")
    network = Network(sizes(inventory))
    network.encoder.load_base(base / "model.safetensors")
    watched = {"GUM dev (trained on)": [s for d in treebank("gum.dev") for s in d]}
    batches = Batches(sentences, inventory, pieces, NameSwap(sentences, TRUSTED))
    fit(Course(network, inventory, pieces), batches, passes, WORK, watched)


def main() -> None:
    """Run what the flags ask for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--threads", type=int, default=max(1, (os.cpu_count() or 2) - 1))
    parser.add_argument("--teach", action="store_true")
    parser.add_argument("--ship", action="store_true")
    parser.add_argument("--card", action="store_true")
    flags = parser.parse_args()
    if not flags.teach and not flags.ship and not flags.card:
        train(flags.passes, flags.threads)
    if not flags.ship and not flags.card:
        torch.set_num_threads(flags.threads)
        teach_telling()
    if not flags.card:
        ship(WORK, base_model(), LANGUAGE, training_sentences(train_splitter()))
    reader = Reader.load()
    rows = table(reader)
    show(rows)
    write_card(reader, rows, LANGUAGE / "model_card.md")


if __name__ == "__main__":
    main()
