"""What is new, changed and gone between two states."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from make import article, reading

from parley.model import Line, Side, Value
from parley.record import Record
from parley.record.questions.changes import changes


def line(*reports, kind="commitments", **more):
    return Line(id=min(reports), kind=kind, reports=tuple(sorted(reports)), **more)


def told(found):
    return [(c.how, c.line.id, c.what) for c in found]


def test_equal_states_differ_in_nothing():
    lines = [line("c:1"), line("c:2", "c:3", fate="open")]
    assert changes(lines, reversed(lines)) == ()


def test_new_changed_and_gone_are_told_kind_by_kind():
    before = [line("c:1", fate="open"), line("c:2"), line("m:1", kind="meetings")]
    after = [line("c:1", fate="kept"), line("c:3"), line("m:2", kind="meetings")]
    assert told(changes(before, after)) == [
        ("new", "m:2", ()),
        ("gone", "m:1", ()),
        ("new", "c:3", ()),
        ("changed", "c:1", ("fate: open → kept",)),
        ("gone", "c:2", ()),
    ]


def test_a_line_is_known_by_any_of_its_reports():
    (change,) = changes([line("c:5")], [line("c:2", "c:5")])
    assert (change.how, change.what) == ("changed", ("1 more report",))
    (change,) = changes([line("c:2", "c:5")], [line("c:5")])
    assert change.what == ("1 report fewer",)


def test_merging_and_splitting_are_told():
    (change,) = changes([line("c:1"), line("c:2")], [line("c:1", "c:2")])
    assert (change.how, change.what) == ("changed", ("gathers c:1 and c:2",))
    assert [c.how for c in changes([line("c:1", "c:2")], [line("c:1"), line("c:2")])] == ["changed", "changed"]


def test_values_that_come_and_go_are_told_but_not_the_growth_of_the_coverage():
    def dated(*days, known="2 articles"):
        return line(
            "m:1",
            kind="meetings",
            values={"date": tuple(Value(d, ("m:1",)) for d in days), "knowledge": (Value(known, ("m:1",)),)},
        )

    (change,) = changes([dated("2031-03")], [dated("2031-03-17", "2031-03", known="3 articles")])
    assert change.what == ("date: 2031-03 → 2031-03-17",)
    (change,) = changes([dated("2031-03", "2031-04")], [dated("2031-03", "2031-05")])
    assert change.what == ("date: + 2031-05, − 2031-04",)
    assert changes([dated("2031")], [dated("2031", known="9 articles")]) == ()


def test_what_is_rejected_counts_as_gone():
    assert [c.how for c in changes([line("c:1")], [replace(line("c:1"), review="rejected")])] == ["gone"]
    assert [c.how for c in changes([replace(line("c:1"), review="rejected")], [line("c:1")])] == ["new"]


def test_lines_without_reports_are_known_by_their_id():
    sides = (Side("yes", ("m:1",)), Side("no", ("m:2",)))
    told_by_two = Line(id="d:1", kind="disagreements", reports=(), about="the outcome", sides=sides)
    (change,) = changes([told_by_two], [replace(told_by_two, sides=(*sides, Side("perhaps", ("m:3",))))])
    assert change.what == ("sides: 2 → 3",)


REPORTS = [f"c:{n}" for n in range(7)]
STATES = st.lists(st.integers(0, 3), min_size=7, max_size=7).map(
    lambda home: [line(*ids) for g in (1, 2, 3) if (ids := [r for r, h in zip(REPORTS, home, strict=True) if h == g])]
)
"""Each report in one of three lines, or in none."""


@given(STATES, STATES)
def test_there_and_back_the_new_are_the_gone(old, new):
    there, back = changes(old, new), changes(new, old)
    assert {c.line.reports for c in there if c.how == "new"} == {c.line.reports for c in back if c.how == "gone"}
    assert bool(there) == ({x.reports for x in old} != {x.reports for x in new})


def test_a_record_is_known_on_a_day(tmp_path):
    with Record(tmp_path / "parley.db", create=True) as record:
        for n, published in enumerate(("2024-05-07", "2024-06-10", None)):
            a = article(f"Number {n} came.", path=f"{n}.txt", published=published)
            record.add(a, reading(a))
        early, late = record.view("2024-06-01"), record.view("2024-06-10")
        assert [a.path for a in early.articles] == ["0.txt", "2.txt"]
        assert late.lines == record.view().lines
        assert {c.how for c in changes(early.lines, late.lines)} == {"new"}
