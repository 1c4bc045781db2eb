"""What several tests share: the folder `support` is on the path, here and in the processes that tests start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SUPPORT = Path(__file__).parent / "support"
sys.path.insert(0, str(SUPPORT))


@pytest.fixture
def quick_parley():
    """Run the command over the quick reader in a process of its own; answers the finished process."""

    def run(*args, cwd=None, timeout=60, environ=None):
        return subprocess.run(
            command(*args), cwd=cwd, env={**ENVIRON, **(environ or {})}, capture_output=True, text=True, timeout=timeout, check=False
        )

    return run


def command(*args):
    return [sys.executable, str(SUPPORT / "quick_parley.py"), *map(str, args)]


ENVIRON = {k: v for k, v in os.environ.items() if not k.startswith("PARLEY_") and k != "NO_COLOR"} | {
    "PYTHONPATH": os.pathsep.join([str(SUPPORT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
}
