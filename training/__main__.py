"""``python -m training``: the reader model from the base model to its card. Takes about an hour on three cores.

The steps are: the sentence splitter, the network, the branch that sees what sentences tell, quantising, measuring and the card. With a flag the earlier
steps are left out, and what they made must lie in the work folder. The heads over what is read are made after it: ``make heads``.
"""

from __future__ import annotations

import argparse
import os

import torch
from quality.pages import CARD

from parley.language import Reader
from parley.language.pieces import Pieces
from parley.language.reader import LABELS, PIECES
from training.augment import NameSwap
from training.base import base_model
from training.batches import Batches
from training.card import write_card
from training.check import show, table
from training.corpora import treebank
from training.data import TRUSTED, training_sentences
from training.fit import SEED, Course, fit, sizes
from training.inventory import Inventory, lemma_table, saved_splits
from training.network import Network
from training.paths import LANGUAGE, WORK
from training.ship import ship
from training.splitting import train_splitter
from training.teach import teach_telling

PASSES = 12


def train(passes: int) -> None:
    """Train from the base model; leaves ``labels.json`` and ``checkpoint.pt`` in the work folder."""
    torch.manual_seed(SEED)
    base = base_model()
    splits = train_splitter()
    sentences = training_sentences(splits)
    inventory = Inventory.count(sentences)
    inventory.save(WORK / LABELS, lemma_table(sentences), splits)
    print(f"{len(sentences)} sentences; {sizes(inventory)}", flush=True)
    pieces = Pieces.load(base / PIECES)
    network = Network(sizes(inventory))
    network.encoder.load_base(base / "model.safetensors")
    watched = {"GUM dev (trained on)": [s for d in treebank("gum.dev") for s in d]}
    batches = Batches(sentences, inventory, pieces, NameSwap(sentences, TRUSTED))
    fit(Course(network, inventory, pieces), batches, passes, WORK, watched)


def main() -> None:
    """Run what the flags ask for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--passes", type=int, default=PASSES, help=f"over the training sentences ({PASSES})")
    parser.add_argument("--threads", type=int, default=max(1, (os.cpu_count() or 2) - 1), help="all cores but one")
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--teach", action="store_true", help="start from the last checkpoint, with what sentences tell")
    start.add_argument("--ship", action="store_true", help="start from both as they were learned, with quantising")
    start.add_argument("--card", action="store_true", help="only measure the model in place and write its card")
    flags = parser.parse_args()
    torch.set_num_threads(flags.threads)
    if not (flags.teach or flags.ship or flags.card):
        train(flags.passes)
    if not (flags.ship or flags.card):
        teach_telling()
    if not flags.card:
        ship(WORK, base_model(), LANGUAGE, training_sentences(saved_splits(WORK / LABELS)))
    reader = Reader.load()
    rows = table(reader)
    show(rows)
    write_card(reader, rows, CARD)


if __name__ == "__main__":
    main()
