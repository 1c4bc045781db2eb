"""What a confidence is worth: counted by rule, and foretold from other articles than those it is tried on."""

from __future__ import annotations

import pytest
from accounts import TEXT, told
from quality.calibration import Made, bins, confidence_of, error, foretold, made
from quality.reliability import render, section

from parley.reading.confidence import Confidence

REPORTS = [
    Made(f"article {n}", "statements", "rule clause" if n % 2 else "rule noun", 0.9 if n % 2 else 0.5, bool(n % 2))
    for n in range(200)
]


def test_every_report_of_a_reading_is_counted_right_or_wrong():
    place = {"evidence": [{"start": 0, "end": 10, "words": TEXT[:10]}], "made_by": "rule x", "confidence": 0.7}
    gold = told(figures=[{"value": 2, "quote": "Talks opened in Lusaka on Monday."}])
    ours = told(figures=[{"value": 2, **place}, {"value": 3, **place}])
    assert [(r.kind, r.rule, r.confidence, r.right) for r in made([(gold, ours)])] == [
        ("figures", "rule x", 0.7, True),
        ("figures", "rule x", 0.7, False),
    ]


def test_counts_are_of_kinds_rules_and_grades():
    counted = confidence_of(REPORTS)
    assert counted.kinds == {"statements": (100, 200)}
    assert counted.rules == {("statements", "rule clause"): (100, 100), ("statements", "rule noun"): (0, 100)}
    assert counted.grades["statements", "rule noun", "0.50"] == (0, 100)


def test_what_is_written_is_what_the_readings_load(monkeypatch, tmp_path):
    counted = confidence_of(REPORTS)
    (tmp_path / "confidence.toml").write_text(render(counted, "200 articles"), encoding="utf-8")
    monkeypatch.setattr("parley.reading.confidence.resources.files", lambda _: tmp_path)
    assert Confidence.load() == counted


def test_what_is_foretold_comes_from_other_articles():
    ones = [Made(a, "figures", "rule x", 0.5, a == "b") for a in ("a", "b")]
    told = {r.article: r.confidence for r in foretold(ones)}
    assert told["a"] > 0.5 > told["b"]


def test_a_confidence_that_is_kept_has_no_error():
    kept = [Made("a", "figures", "rule x", 0.75, n % 4 > 0) for n in range(100)]
    vain = [Made("a", "figures", "rule x", 0.95, n % 4 > 0) for n in range(100)]
    assert error(kept).value == pytest.approx(0.0)
    assert error(vain).value == pytest.approx(0.2)
    assert [(b.name, b.reports, b.right) for b in bins(vain)] == [("0.9–1.0", 100, 0.75)]


def test_the_tables_tell_bins_and_kinds():
    told = section(foretold(REPORTS), "200 articles")
    assert "Counted on 200 articles." in told
    assert "| confidence of statements | 200 |" in told
    assert "| confidence of meetings | 0 |" in told
    assert "| confidence 0.9–1.0 | 100 | 0.9" in told
