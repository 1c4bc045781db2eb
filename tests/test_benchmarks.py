"""What the benchmark measures is what the reader does: its fixed batches are those that the reader makes of the same articles."""

import sys
from dataclasses import replace
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


def test_a_growing_record_is_measured_at_each_size(tmp_path):
    from benchmarks.record import failures, grown, opened

    found = list(grown(tmp_path / "grown.db", [20, 40]))
    again = opened(tmp_path / "grown.db")
    assert again.articles > 40
    assert again.asked.keys() == found[0].asked.keys()
    assert [size.articles for size in found] == [20, 40]
    assert all(size.add <= size.folded_again and size.file_mb > 0 and set(size.threads) for size in found)
    assert all(a.precision > 0.9 for size in found for a in size.threads.values())
    slow = [sentence for sentence in failures([found[0], replace(found[1], add=2 * found[0].add)]) if "add" in sentence]
    assert slow == ["add: 2.0 times at 40 what it is at 20; at most 1.5"]


def test_agreement_counts_pairs():
    from benchmarks.threads import agreement

    from parley.model import Line

    lines = [
        Line(id="m:1", kind="meetings", reports=("m:1", "m:2", "m:3")),
        Line(id="m:4", kind="meetings", reports=("m:4",)),
    ]
    found = agreement(lines, {"m:1": "a", "m:2": "a", "m:3": "b", "m:4": "b"})
    assert (found.precision, found.recall, found.f1) == (1 / 3, 1 / 2, 0.4)


def test_every_kind_of_page_is_timed_and_the_scripts_are_small(tmp_path):
    from benchmarks.desk import MOST_KB, filled, measured, pages, scripts_kb, sitting

    with filled(tmp_path / "desk.db", 30) as record, sitting(record) as (desk, browser):
        found = {page.name: page for page in measured(browser, pages(desk.warm_up()))}
    assert {"overview", "review", "promise board", "article", "source", "one of the meetings"} <= found.keys()
    assert all(page.first > 0 < page.again for page in found.values())
    assert 0 < scripts_kb() < MOST_KB
