"""Known failures are strict: each belongs to a table whose test runs it, and a test says so when it begins to work."""

import re
import tomllib
from pathlib import Path

TESTS = Path(__file__).parent
KNOWN = tomllib.loads((TESTS / "cases" / "known_failures.toml").read_text(encoding="utf-8"))["case"]


def tables_run():
    """The tables that some test runs with their known failures."""
    asked = re.compile(
        r'from readings import [^\n]*\bcases\b.*?@pytest\.mark\.parametrize\("case", cases\("(\w+)"\)\)', re.DOTALL
    )
    return {name for path in TESTS.rglob("test_*.py") for name in asked.findall(path.read_text(encoding="utf-8"))}


def test_every_known_failure_is_run_by_the_test_of_its_table():
    assert {case["table"] for case in KNOWN} <= tables_run()


def test_every_known_failure_says_why_and_expects_something():
    for case in KNOWN:
        assert case["why"]
        assert set(case) - {"table", "why", "text", "title", "genre", "published", "source", "furniture"}, case["why"]
