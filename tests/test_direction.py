"""The rooms import in one direction only: what stands further right may use what stands further left, never the other way."""

import ast
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import parley

ROOT = Path(parley.__file__).parent
ORDER = [
    {"errors"},
    {"model"},
    {"evidence"},
    {"dates", "guard"},
    {"lexicon"},
    {"coverage", "language"},
    {"reading"},
    {"record"},
    {"summary"},
    {"pool", "run"},
    {"settings", "export", "desk"},
    {"cli"},
]
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
BETWEEN_EQUALS = {("dates", "guard"), ("run", "pool"), ("desk", "export")}
ABOVE_ALL = {"__init__", "__main__"}
RECORD_KNOWS_NO_READER = {"language", "reading", "coverage"}


def room(module):
    parts = module.relative_to(ROOT).with_suffix("").parts
    return parts[0]


def imported(module):
    """The rooms of Parley that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            names = [node.module] if node.module != "parley" else [f"parley.{alias.name}" for alias in node.names]
        for name in names:
            first, _, rest = name.partition(".")
            if first == "parley" and rest:
                yield rest.partition(".")[0]


MODULES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_nothing_points_back(module):
    here = room(module)
    if here in ABOVE_ALL:
        return
    assert here in RANK, f"the room {here} has no place in the order"
    for other in imported(module):
        if other == here or other not in RANK:
            # Names of the package itself (`__version__`, `open_record`) stand above all rooms.
            assert other in RANK or here == "cli", f"{here} uses parley.{other}, which stands above it"
            continue
        fine = RANK[other] < RANK[here] or (here, other) in BETWEEN_EQUALS
        assert fine, f"{here} imports {other}, which may import it"


def test_the_record_knows_no_reader():
    for module in (ROOT / "record").rglob("*.py"):
        assert not RECORD_KNOWS_NO_READER & set(imported(module)), module


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_readings_know_no_clock_no_network_and_no_chance(module):
    if room(module) in {"cli", "desk", "pool"}:
        return
    banned = {"time", "random", "socket", "urllib.request", "http", "requests", "httpx", "secrets", "uuid"}
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        names = (
            [a.name for a in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        assert not banned & set(names), module
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"now", "utcnow", "today"}, module


def test_every_room_is_there():
    assert {room(module) for module in MODULES} - ABOVE_ALL <= set(RANK)


def test_the_steps_of_the_record_file_lead_one_way():
    """One step a number, each on the one before: two that were made side by side must be put in a row."""
    steps = sorted((ROOT / "record" / "file" / "migrations" / "versions").glob("m[0-9]*.py"))
    assert [step.name[1:5] for step in steps] == [f"{n:04}" for n in range(1, len(steps) + 1)]
    for before, step in pairwise(steps):
        assert f'down_revision = "{before.name[1:5]}"' in step.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "module", ["parley", "parley.cli", "parley.cli.lines", "parley.record", "parley.export.json", "parley.desk.desk"]
)
def test_who_only_asks_does_not_wait_for_the_language_model(module):
    """The model's library takes longer to import than most questions take to answer."""
    loaded = f"import sys, {module}; print([name for name in ('spacy', 'onnxruntime', 'numpy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
