"""Where the training finds its data and keeps its work."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: The shared data folder; ``PARLEY_DATA`` names another.
DATA = Path(os.environ.get("PARLEY_DATA", ROOT.parent / "shared" / "data"))
#: Scratch folder of the training: the base model, checkpoints, the float graph.
WORK = Path(os.environ.get("PARLEY_TRAINING_WORK", ROOT / "build" / "training"))
#: The room of the run time, where the finished model goes.
LANGUAGE = ROOT / "src" / "parley" / "language"
#: The room of the rules, where heads and counts go.
READING = ROOT / "src" / "parley" / "reading"
#: Articles written for the training.
TEXTS = ROOT / "training" / "texts"
#: What persons annotated; its README says in which form.
ANNOTATIONS = ROOT / "training" / "annotations"
