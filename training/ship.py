"""Calibrates, writes the graph and puts the files of the model together."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import torch

from parley.language.pieces import Pieces
from parley.language.reader import LABELS, MODEL, PIECES
from parley.language.session import SUMS
from training.arguments import ARGUMENTS
from training.corpora import Sentence
from training.fit import sizes
from training.graph import write
from training.inventory import Inventory
from training.network import Network, Telling
from training.quantise import ranges
from training.sums import write_sums
from training.telling import KINDS

#: Every so many of the training sentences calibrate.
EVERY = 30


def ship(work: Path, base: Path, into: Path, sentences: list[Sentence]) -> None:
    """Write the model of ``work/checkpoint.pt`` and ``work/telling.pt`` into a folder.

    :param sentences: training sentences, of which some calibrate the quantisation.
    """
    inventory = Inventory.load(work / LABELS)
    network, telling = Network(sizes(inventory)), Telling(len(KINDS), len(ARGUMENTS))
    network.load_state_dict(torch.load(work / "checkpoint.pt"))
    telling.load_state_dict(torch.load(work / "telling.pt"))
    scales = ranges(network, telling, sentences[::EVERY], Pieces.load(base / PIECES))
    into.mkdir(parents=True, exist_ok=True)
    write(network, telling, into / MODEL, scales)
    write_sums(into / SUMS)
    labels = json.loads((work / LABELS).read_text("utf-8")) | {"tells": KINDS, "arguments": ARGUMENTS}
    text = json.dumps(labels, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (into / LABELS).write_text(text.replace('],"', '],\n"').replace('},"', '},\n"') + "\n", "utf-8")
    shutil.copyfile(base / PIECES, into / PIECES)
