"""What the benchmark measures is what the reader does: its fixed batches are those that the reader makes of the same articles."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _found(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT))


def test_the_articles_are_many_and_of_one_length():
    from benchmarks.articles import articles

    found = articles()
    lengths = [len(a.text.split()) for a in found]
    assert len({a.text for a in found}) == len(found) == 30
    assert min(lengths) > 480
    assert max(lengths) < 720
    assert found == articles()


def test_the_fixed_batches_are_the_readers():
    from benchmarks.batches import load, of_reader

    from parley.run import shipped_reader

    fixed, now = load(), of_reader(shipped_reader())
    assert fixed.articles == now.articles, "run: python -m benchmarks.batches"
    assert [list(map(list, s)) for s in fixed.sentences] == [list(map(list, s)) for s in now.sentences]
    assert fixed.pieces() == sum(len(fixed.sentences[n].ids) for a in fixed.articles for b in a for n in b)


def test_every_sentence_is_padded_to_its_own_length():
    from benchmarks.batches import load

    for batches in load().feeds():
        assert {feed["ids"].shape[1] % 4 for feed in batches} == {0}


def test_a_measured_work_is_measured_each_round():
    from benchmarks.speed import _timed

    done = []
    (one, two) = _timed(3, [lambda: done.append(1)], [lambda: done.append(2), lambda: done.append(3)])
    assert done == [1, 2, 3] * 3
    assert [len(times) for times in (*one, *two)] == [3, 3, 3]


def test_the_memory_of_this_process_is_told_in_megabytes():
    from benchmarks.speed import peak_mb

    assert 10 < peak_mb() < 100_000
    assert "benchmarks.speed" in sys.modules
