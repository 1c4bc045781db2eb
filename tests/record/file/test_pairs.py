"""Near copies found one by one as articles come are those found among all at once."""

from dataclasses import replace
from functools import partial
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import article, reading

from parley.model import Furniture
from parley.record import Stamp
from parley.record.copies import sketches
from parley.record.copies.copies import copies
from parley.record.copies.sketches import alike, alike_pair, is_near, print_of, sample
from parley.record.file import pairs
from parley.record.file.pairs import drop_sketches, put_sketches, unsketched
from parley.record.file.shelf import known_articles
from parley.record.file.store import Store

BY_HAND = Stamp("r", "l")
WORDS = [f"w{n}" for n in range(400)]


def text(seed, words=60):
    return " ".join(Random(seed).choices(WORDS, k=words))  # noqa: S311 - words, no secret


def coverage():
    """Four texts, each with copies cut, extended and joined; a sentence that all of them have."""
    formula = text(99, 16)
    made = []
    for n in range(4):
        own = text(n)
        cut, more = " ".join(own.split()[:35]), f"{own} {text(50 + n, 30)}"
        for k, words in enumerate((own, cut, more, f"{own} {text(n + 1)}")):
            made.append(article(f"{words} {formula}", source=f"S{n}{k}", path=f"{n}{k}.txt"))
    return made


def put(store, *articles):
    for one in articles:
        store.put(one, BY_HAND, reading(one))


@pytest.fixture(autouse=True)
def _small_crowds(monkeypatch):
    monkeypatch.setattr(sketches, "CROWD", 5)
    monkeypatch.setattr(pairs, "CROWD", 5)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(order=st.permutations(range(16)), looks=st.sets(st.integers(0, 15)), data=st.data())
def test_pairs_kept_one_by_one_are_those_of_all_at_once(tmp_path_factory, order, looks, data):
    given_articles = coverage()
    with Store(tmp_path_factory.mktemp("pairs") / "x.db", create=True) as store:
        for at, n in enumerate(order):
            put(store, given_articles[n])
            if at in looks:
                store.keep_pairs()
                assert store.pairs() == list(alike(store.articles()))
        again = data.draw(st.sets(st.sampled_from(range(16)), max_size=3))
        for n in again:  # given once more, with furniture that leaves little of the text
            put(store, replace(given_articles[n], furniture=(Furniture(0, 200, "advert"),)))
        assert (store.pairs() is None) is bool(again or 15 not in looks)
        store.keep_pairs()
        assert store.pairs() == list(alike(store.articles()))


def test_a_formula_that_is_none_any_more_counts_again(tmp_path):
    formula = text(7, 40)
    crowd = [article(f"{formula} {text(n, 10)}", source=f"S{n}") for n in range(7)]
    with Store(tmp_path / "x.db", create=True) as store:
        put(store, *crowd)
        store.keep_pairs()
        assert store.pairs() == []
        with store.writing() as db:
            drop_sketches(db, [a.id for a in crowd[:3]], partial(known_articles, db))
            assert len(unsketched(db)) == 3
        with store.asking() as db:
            assert pairs.kept_pairs(db) == list(alike(crowd[3:]))
        assert len(alike(crowd[3:])) == 6
        with store.writing() as db:
            put_sketches(db, crowd[:3], partial(known_articles, db))
        assert store.pairs() == []


def test_a_pair_is_looked_for_by_the_share_of_the_smaller_sample():
    long, short = print_of(article(text(1, 400))), print_of(article(text(1, 400)[:260]))
    assert alike_pair("b", long, "a", short) == sketches.Alike("a", "b", len(short.runs & long.runs), len(short.runs))
    assert is_near(len(set(sample(long)) & set(sample(short))), 0, len(sample(long)), len(sample(short)))
    assert not is_near(0, 0, 0, 10)
    assert not is_near(1, 0, 30, 40)
    assert is_near(3, 3, 300, 400)


def test_too_few_shared_runs_are_a_quotation():
    quoted = text(3, 15)
    one, other = (print_of(article(f"{text(n, 40)} {quoted}")) for n in (1, 2))
    assert alike_pair("a", one, "b", other) is None


def test_copies_follow_from_the_pairs_that_are_known():
    given_articles = coverage()
    assert copies(given_articles) == copies(given_articles[::-1], alike(given_articles))
    assert copies(given_articles, ()) == {}
