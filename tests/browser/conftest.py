"""A real browser before a real server. Without chromium these tests are left out; without npm the one that asks axe is."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from demo import copied, demo_record
from served import Served

import parley

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return demo_record(tmp_path_factory)


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("there is no chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory):
    """The source of axe-core, at the version that the lock file pins."""
    if shutil.which("npm") is None:
        pytest.skip("there is no npm")
    place = tmp_path_factory.mktemp("axe")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "front" / name, place)
    done = subprocess.run(
        [shutil.which("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=place,
        check=False,
        capture_output=True,
    )
    if done.returncode:
        pytest.skip("npm cannot fetch axe-core")
    return (place / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def desk(demo, tmp_path):
    """A served desk over a record of one's own."""
    with parley.open_record(copied(demo, tmp_path)) as record:
        served = Served(record)
        yield served
        served.close()


@pytest.fixture(scope="module")
def still(demo, tmp_path_factory):
    """A served desk at which nothing is decided."""
    with parley.open_record(copied(demo, tmp_path_factory.mktemp("still"))) as record:
        served = Served(record)
        yield served
        served.close()


@pytest.fixture(scope="session")
def pictures():
    """Where the pictures of the documentation go; None unless PARLEY_PICTURES asks for them."""
    return ROOT / "docs" / "images" if os.environ.get("PARLEY_PICTURES") else None
