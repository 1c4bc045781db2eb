"""Little documents for the tests of coverage: cases from the tables, articles from texts, a vocabulary with invented office-holders."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from parley.coverage.article import Text, read_text
from parley.coverage.metadata import Meta
from parley.lexicon import Lexicon

CASES = Path(__file__).parent.parent / "cases"

HOLDERS = [
    {
        "name": "Ola Testperson",
        "office": "Harbour Minister",
        "of": "Lockland",
        "since": "2020-02-01",
        "until": "2024-05-31",
    },
    {"name": "Bo Sampleman", "office": "Lock Minister", "of": "Lockland", "since": "2019-01-01", "until": "2022-12-31"},
    {
        "name": "Al Placeholder",
        "office": "Toll Minister",
        "of": "Lockland",
        "since": "2018-01-01",
        "until": "2025-12-31",
        "basis": "general knowledge",
    },
]


@cache
def lexicon():
    shipped = Lexicon.load()
    beside = shipped.tables["offices"]["beside"]
    return replace(shipped, tables={**shipped.tables, "offices": {"holder": HOLDERS, "beside": beside}})


def cases(name):
    table = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["why"][:70]) for case in table["case"]]


def article(text, meta=None, *, as_is=False):
    stated = Meta(**(meta or {}), origin="the sidecar" if "published" in (meta or {}) else "")
    return read_text(Text("a.txt", text.strip("\n"), stated), lexicon(), as_is=as_is)
