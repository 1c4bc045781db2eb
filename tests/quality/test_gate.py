"""The gate itself, on the articles of the project: what continuous integration fails by."""

from __future__ import annotations

import pytest
from quality import floors
from quality.command import main


def test_no_figure_of_the_evals_is_below_its_floor(capsys):
    status = main(["gate", "evals"])
    assert status == 0, capsys.readouterr().out


def test_the_two_hands_agree_as_much_as_they_did(capsys):
    if "hands" not in floors.load():
        pytest.skip("the articles have no second hand yet")
    status = main(["gate", "hands"])
    assert status == 0, capsys.readouterr().out


def test_the_gate_fails_when_a_floor_stands_higher(monkeypatch, capsys):
    pinned = floors.load()["evals"]
    high = floors.Pinned(pinned.hash, pinned.figures, {"statements": 1.0})
    monkeypatch.setattr(floors, "load", lambda: {"evals": high})
    assert main(["gate", "evals"]) == 1
    assert "its floor is 1.00" in capsys.readouterr().out
