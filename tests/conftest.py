"""What all tests share: the folder `support` is on the path, and long tests run on demand."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

# A busy machine is no failure of a property.
settings.register_profile("parley", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("parley")

sys.path.insert(0, str(Path(__file__).parent / "support"))
sys.path.append(str(Path(__file__).parent.parent))  # generated coverage, benchmarks.coverage


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true", help="run the long tests too")


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes minutes; run with --slow")


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--slow"):
        items[:] = [item for item in items if "slow" not in item.keywords]
