"""Decisions made in another file are taken over whole, once, and only if reports can bear them."""

from dataclasses import replace

import pytest
from make import TEXT, article, reading

import parley
from parley.errors import UsageError
from parley.export.json import export_json
from parley.model import Anchor, Decision

A = article(path="a.txt", source="Post", published="2024-05-08")
B = article(f"{TEXT} More.", path="b.txt", source="Herald", published="2024-05-09")


def opened(path):
    record = parley.open_record(path, create=True)
    for a in (A, B):
        record.add(a, reading(a))
    return record


@pytest.fixture
def mine(tmp_path):
    with opened(tmp_path / "mine.db") as record:
        yield record


@pytest.fixture
def theirs(tmp_path):
    """A record of the same articles in which somebody else decided this and that."""
    with opened(tmp_path / "theirs.db") as record:
        record.decide(record.lines("meetings")[0].id, "accept", who="eve", at="noon", note="seen")
        record.decide(reading(A).commitments[0].id, "correct", "due", "2025", who="eve")
        record.decide(record.lines("statements")[0].id, "reject", who="eve")
        record.undo(who="eve")
        record.add_report("incident", "a.txt", "met in Tarn", {"type": "CONSULT", "by": "Oria | Vell"}, who="eve")
        yield record


def test_what_was_decided_there_is_shown_here(mine, theirs):
    found = mine.adopt(theirs.store.decisions())
    assert (len(found.decisions), found.known, found.removals) == (5, 0, 0)
    assert export_json(mine.view()) == export_json(theirs.view())
    assert [(r.decision.who, r.decision.at, r.state) for r in mine.log()] == [
        (r.decision.who, r.decision.at, r.state) for r in theirs.log()
    ]


def test_taken_over_twice_is_taken_over_once(mine, theirs):
    mine.adopt(theirs.store.decisions())
    before = mine.store.decisions()
    found = mine.adopt(theirs.store.decisions())
    assert (found.decisions, found.known) == ((), 5)
    assert mine.store.decisions() == before


def test_they_come_after_ones_own_and_undo_what_they_undid_there(mine, theirs):
    line = mine.lines("meetings")[0].id
    mine.decide(line, "dispute", who="ann")
    theirs.undo(1, who="eve")
    mine.adopt(theirs.store.decisions())
    made = mine.store.decisions()
    assert [d.number for d in made] == list(range(1, 8))
    assert [(d.verb, d.undoes) for d in made if d.verb == "undo"] == [("undo", 4), ("undo", 2)]
    assert mine.lines("meetings")[0].review == "disputed"


def test_later_decisions_of_the_other_file_are_added_to_those_known(mine, theirs):
    mine.adopt(theirs.store.decisions())
    theirs.undo(2, who="bob")
    found = mine.adopt(theirs.store.decisions())
    assert [(d.who, d.verb, d.undoes) for d in found.decisions] == [("bob", "undo", 2)]
    assert export_json(mine.view()) == export_json(theirs.view())


def test_removals_are_left_to_be_made_here(mine, theirs):
    theirs.remove("b.txt", who="eve")
    theirs.undo(who="eve")
    found = mine.adopt(theirs.store.decisions())
    assert found.removals == 1
    assert mine.store.count() == 2
    assert "remove" not in {d.verb for d in mine.store.decisions()}


def test_what_stands_around_the_words_is_had_again_where_the_texts_are(mine, theirs):
    """A file that was shared without its texts holds the quotes alone."""
    bare = [
        replace(d, on=tuple(replace(a, prefix="", suffix="", place="") for a in d.on)) for d in theirs.store.decisions()
    ]
    mine.adopt(bare)
    assert [d.on for d in mine.store.decisions()] == [d.on for d in theirs.store.decisions()]


HERE = Anchor(reading(A).meetings[0].id, "meetings", A.id, 0, "The envoys")


@pytest.mark.parametrize(
    "decision",
    [
        Decision(who="eve", verb="bless", on=(HERE,)),
        Decision(who="", verb="accept", on=(HERE,)),
        Decision(who="eve", verb="accept"),
        Decision(who="eve", verb="accept", on=(replace(HERE, family="songs"),)),
        Decision(who="eve", verb="accept", on=(HERE,), fields={"date": "2024"}),
        Decision(who="eve", verb="correct", on=(HERE,), fields={"evidence": "x"}),
        Decision(who="eve", verb="correct", on=(HERE,), fields={"date": "soon"}),
        Decision(who="eve", verb="correct", on=(HERE,), fields={"status": None}),
        Decision(who="eve", verb="add", on=(HERE,), fields={"form": "talks"}),
        Decision(who="eve", verb="add", on=(replace(HERE, quote=""),), fields={"form": "talks", "status": "held"}),
        Decision(who="eve", verb="correct", on=(replace(HERE, family="processes"),), fields={"name": "x"}),
        Decision(who="eve", verb="undo"),
        Decision(who="eve \ud83d", verb="accept", on=(HERE,)),
    ],
)
def test_a_decision_that_no_report_can_bear_is_refused_with_all_others(mine, decision):
    good = Decision(who="eve", verb="accept", on=(HERE,), number=1)
    with pytest.raises(UsageError, match="Decision 2 of the file"):
        mine.adopt([good, replace(decision, number=2)])
    assert mine.store.decisions() == ()
    assert mine.lines("meetings")[0].review == "machine"
