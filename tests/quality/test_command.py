"""The command of the measuring: nothing is written down, and nothing passes, that rests on a part of the articles."""

from __future__ import annotations

import pytest
from quality import command, told
from quality.command import main
from quality.corpora import CORPORA, Corpus
from quality.parts import Part


@pytest.fixture
def without(monkeypatch, tmp_path):
    """As if the first corpus alone were at hand."""
    gone = tuple(Corpus(c.name, tmp_path, c.what, c.blind) for c in CORPORA[1:])
    monkeypatch.setattr(command, "CORPORA", (CORPORA[0], *gone))
    monkeypatch.setattr(command, "ANNOTATED", (CORPORA[0], *gone))


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize("word", ["publish", "calibrate"])
def test_nothing_is_written_down_that_rests_on_a_part_of_the_articles(word, capsys):
    before = told.MEASURED.read_bytes()
    assert main([word]) == 1
    assert "Not at hand: dev, sudan" in capsys.readouterr().err
    assert told.MEASURED.read_bytes() == before


def test_the_table_says_what_is_not_at_hand(monkeypatch, capsys):
    monkeypatch.setattr(command, "PARTS", (Part("times", "a corpus", lambda: (), dict),))
    assert main([]) == 0
    assert capsys.readouterr().out == "times: a corpus – not at hand, not measured\n"


def test_a_part_that_was_asked_for_and_is_gone_does_not_pass(monkeypatch, capsys):
    monkeypatch.setattr(
        command, "PARTS", (Part("evals", "ours", lambda: (), dict), Part("times", "a", lambda: (), dict))
    )
    assert main(["gate", "evals"]) == 1
    assert "evals is not at hand." in capsys.readouterr().out
    assert main(["gate"]) == 0


@pytest.mark.parametrize("word", [["nothing"], ["table", "nowhere"], ["errors", "--family", "poems"]])
def test_words_that_mean_nothing_here_are_usage_errors(word):
    with pytest.raises(SystemExit) as left:
        main(word)
    assert left.value.code == 2
