"""Several at once: who writes waits for the others, what one was told is kept is seen by all, and order is that of the rows, not of clocks."""

import threading
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from make import article, reading

from parley.model import Anchor, Decision, Line
from parley.record.file.kept import Item, Stamp
from parley.record.file.linebook import Kept

STAMP = Stamp("quick-1", "words-1")
VERBS = st.sampled_from(["accept", "reject", "dispute", "unsure"])


def some(n):
    return article(f"Envoy {n} arrived.", path=f"{n:03}.txt", source=f"S{n % 3}")


def ruling(n, verb="accept", at=None):
    return Decision(
        who=f"reviewer {n % 3}", at=at, verb=verb, note=f"note {n}", on=(Anchor(f"s:{n:04}", "statements"),)
    )


class Writers(RuleBasedStateMachine):
    """Two handles on one store, and what both were told is kept."""

    opening = None

    def __init__(self):
        super().__init__()
        self.handles = [self.opening(), self.opening()]
        self.articles, self.decisions, self.seen = {}, [], set()

    def teardown(self):
        for store in self.handles:
            store.close()

    @rule(handle=st.integers(0, 1), n=st.integers(0, 6), title=st.sampled_from([None, "A", "B"]))
    def put(self, handle, n, title):
        a = replace(some(n), title=title)
        outcome = self.handles[handle].put(a, STAMP, reading(a))
        assert outcome == ("unchanged" if self.articles.get(a.id) == a else "read")
        self.articles[a.id] = a

    @rule(handle=st.integers(0, 1), verb=VERBS, at=st.sampled_from([None, "2031-01-01", "1999-12-31"]))
    def decide(self, handle, verb, at):
        made = self.handles[handle].put_decision(ruling(len(self.decisions), verb, at))
        self.decisions.append(made)

    @rule(handle=st.integers(0, 1))
    def fold(self, handle):
        self.handles[handle].put_lines(Kept("a key", [Line(id="s:1", kind="statements", reports=("s:1",))]))

    @rule(handle=st.integers(0, 1), ids=st.sets(st.sampled_from("abc")))
    def see(self, handle, ids):
        assert self.handles[handle].put_seen(ids) == ids - self.seen
        self.seen |= ids

    @precondition(lambda self: self.articles)
    @rule(handle=st.integers(0, 1), data=st.data())
    def ask_for_one(self, handle, data):
        wanted = data.draw(st.sampled_from(sorted(self.articles)))
        assert self.handles[handle].article(wanted) == self.articles[wanted]
        assert self.handles[handle].reading(wanted).article == wanted

    @rule(handle=st.integers(0, 1))
    def open_again(self, handle):
        self.handles[handle].close()
        self.handles[handle] = self.opening()

    @invariant()
    def both_see_all(self):
        for store in self.handles:
            assert {a.id: a for a in store.articles()} == self.articles
            assert list(store.decisions()) == self.decisions
            assert store.count() == len(self.articles)

    @invariant()
    def numbers_rise_whatever_the_clock_says(self):
        numbers = [d.number for d in self.decisions]
        assert numbers == sorted(set(numbers))


def test_two_handles_lose_nothing(anew, engine):
    class OnThisEngine(Writers):
        def __init__(self):
            with anew() as first:
                path = first.path
            self.opening = lambda: type(first)(path, sqlite=engine)
            super().__init__()

    few = settings(max_examples=12, stateful_step_count=14, deadline=None)
    run_state_machine_as_test(OnThisEngine, settings=few)


@pytest.mark.parametrize("writers", [4])
def test_writers_queue_and_a_reader_always_sees_whole_articles(opening, writers):
    """None of them is told that the store is locked, and each decision gets a number of its own."""
    opening().close()
    ready, done, problems, numbers = threading.Barrier(writers + 1), threading.Event(), [], []

    def write(k):
        with opening() as store:
            ready.wait(60)
            for n in range(k * 100, k * 100 + 8):
                a = some(n)
                store.put(a, STAMP, reading(a), run=None)
                numbers.append(store.put_decision(ruling(n)).number)

    def guarded(k):
        try:
            write(k)
        except BaseException as error:  # noqa: BLE001 - the test tells it
            problems.append(error)

    def look():
        with opening() as store:
            ready.wait(60)
            while not done.is_set():
                with store.at_one_moment():
                    if {a.id for a in store.articles()} != {r.article for r in store.readings()}:
                        problems.append("an article without its reading")

    threads = [threading.Thread(target=guarded, args=(k,)) for k in range(writers)]
    looking = threading.Thread(target=look)
    for thread in (*threads, looking):
        thread.start()
    for thread in threads:
        thread.join(120)
    done.set()
    looking.join(120)
    assert problems == []
    assert sorted(numbers) == list(range(1, 8 * writers + 1))
    with opening() as store:
        assert store.count() == 8 * writers
        assert [d.number for d in store.decisions()] == sorted(numbers)


def test_runs_at_once_keep_their_items_apart(opening):
    with opening() as one, opening() as other:
        a, b = one.begin_run("later"), other.begin_run("earlier")
        assert a != b
        other.put_item(b, 0, Item("b.txt", "skipped", None, "Empty."))
        one.put_item(a, 0, Item("a.txt", "failed", None, "No text."))
        assert [i.path for i in one.run_items(b)] == ["b.txt"]
        assert [i.path for i in other.run_items(a)] == ["a.txt"]
        one.end_run(a)
        assert other.unfinished_runs() == 1
