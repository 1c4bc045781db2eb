"""When an article was written, by the cases of `cases/published.toml`, on any machine."""

from __future__ import annotations

import os
import time

import pytest
from documents import article, cases

from parley.dates import is_edtf


@pytest.mark.parametrize("case", cases("published"))
def test_when_it_was_written(case):
    published = article(case["text"], case.get("meta")).published
    assert published.edtf == case.get("edtf")
    assert case.get("basis", "") in published.basis
    assert published.stated == case.get("stated")
    assert published.edtf is None or is_edtf(published.edtf)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_zone_of_the_machine_changes_nothing(zone, monkeypatch):
    monkeypatch.setitem(os.environ, "TZ", zone)
    time.tzset()
    try:
        assert article("Accord\n\nIt holds.", {"published": "2031-03-03T23:30:00-11:00"}).published.edtf == "2031-03-03"
    finally:
        monkeypatch.undo()
        time.tzset()
