"""Floors: they hold for the files they were pinned on, and never fall by themselves."""

from __future__ import annotations

import pytest
from quality.figures import Figure
from quality.floors import Pinned, fallen, load, pin, save


def figures(**values):
    return {name: Figure(value, 100) for name, value in values.items()}


def test_a_floor_is_rounded_down_and_holds_for_what_it_was_pinned_on():
    pinned = pin("one", figures(statements=0.8379, other=0.9), None)
    assert pinned.floors == {"statements": 0.83}
    assert pinned.figures == {"statements": 0.8379, "other": 0.9}
    assert fallen("evals", "one", figures(statements=0.831), pinned) == []
    (short,) = fallen("evals", "one", figures(statements=0.8299), pinned)
    assert "statements is 0.830, its floor is 0.83" in short


def test_pinning_never_lowers_a_floor():
    high = pin("one", figures(statements=0.85, meetings=0.60), None)
    again = pin("one", figures(statements=0.80, meetings=0.70), high)
    assert again.floors == {"meetings": 0.70, "statements": 0.85}
    assert fallen("evals", "one", figures(statements=0.80, meetings=0.70), again)


def test_finding_more_is_no_loss_for_an_attribute():
    few = {"meetings.recall": Figure(0.4, 100), "meetings.date": Figure(0.9, 40)}
    more = {"meetings.recall": Figure(0.6, 100), "meetings.date": Figure(0.7, 60)}
    worse = {"meetings.recall": Figure(0.4, 100), "meetings.date": Figure(0.7, 60)}
    pinned = pin("one", few, None)
    assert pinned.floors == {"meetings.date of all": 0.36}
    assert fallen("evals", "one", more, pinned) == []
    assert fallen("evals", "one", worse, pinned)


def test_a_figure_that_is_gone_is_below_its_floor():
    pinned = pin("one", figures(statements=0.85), None)
    assert pin("one", {}, pinned).floors == {"statements": 0.85}
    assert fallen("evals", "one", {}, pinned)


def test_a_figure_of_few_cases_has_no_floor():
    few = {"statements": Figure(0.85, 29), "meetings": Figure(0.6, 30), "value": Figure(0.7, 0)}
    assert set(pin("one", few, None).floors) == {"meetings", "value"}


def test_other_files_need_floors_of_their_own():
    pinned = pin("one", figures(statements=0.85), None)
    (short,) = fallen("evals", "two", figures(statements=0.99), pinned)
    assert "not what its floors were pinned on" in short
    with pytest.raises(ValueError, match="--changed"):
        pin("two", figures(statements=0.99), pinned)
    assert pin("two", figures(statements=0.80), pinned, changed=True).floors == {"statements": 0.80}


def test_a_part_without_floors_does_not_pass():
    assert "no floors yet" in fallen("evals", "one", {}, None)[0]


def test_what_is_saved_comes_back(tmp_path):
    path = tmp_path / "baseline.toml"
    baseline = {
        "evals": pin("one", figures(statements=0.85), None),
        "model": Pinned("two", {'names, "all": F1': 0.5}, {}),
    }
    assert load(path) == {}
    save(baseline, path)
    assert load(path) == baseline
    assert [p.name for p in tmp_path.iterdir()] == ["baseline.toml"]
