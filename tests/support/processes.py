"""The command over the quick reader, in processes of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SUPPORT = Path(__file__).parent
ENVIRON = {k: v for k, v in os.environ.items() if not k.startswith("PARLEY_") and k not in {"NO_COLOR", "COLUMNS"}} | {
    "PYTHONPATH": os.pathsep.join([str(SUPPORT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
}


def command(*args):
    """The words that start it."""
    return [sys.executable, str(SUPPORT / "quick_parley.py"), *map(str, args)]


def parley(folder, *args, **environ):
    """What became of it, when it has ended."""
    return subprocess.run(
        command(*args), cwd=folder, env=ENVIRON | environ, capture_output=True, text=True, timeout=300, check=False
    )
