"""What decisions make of readings: cases in tables, and what must hold of all of them."""

import random
from dataclasses import replace

import pytest
from benchmarks.coverage import coverage
from hypothesis import given, settings
from hypothesis import strategies as st
from ruled import case_ruled, view
from told import cases, groups, line_of, record

from parley.errors import ParleyError
from parley.evidence import check
from parley.export.json import export_json
from parley.model import FAMILIES, Decision
from parley.record.decisions.ruled import in_force
from parley.record.decisions.ruling import decided, signed, undone
from parley.record.decisions.shown import shown

CASES = cases("decisions")


@pytest.mark.parametrize("case", CASES)
def test_the_case_shows_what_it_says(case):
    seen, names, _ = case_ruled(case)
    standing = [line for line in seen.lines if line.review != "rejected"]
    for kind, expected in case.get("lines", {}).items():
        assert groups(standing, kind, names) == sorted(sorted(group) for group in expected)
    for kind, expected in case.get("rejected", {}).items():
        fallen = [line for line in seen.lines if line.review == "rejected"]
        assert groups(fallen, kind, names) == sorted(sorted(group) for group in expected)
    for value in case.get("values", ()):
        found = [v.value for v in line_of(seen.lines, names, value["line"]).values[value["field"]]]
        assert found == [value["value"]] if value.get("only") else value["value"] in found
    ids = {name: report for report, name in names.items()}
    assert {name: seen.report[ids[name]].review for name in case.get("reviews", ())} == case.get("reviews", {})
    for name, review in case.get("line_reviews", {}).items():
        assert line_of(seen.lines, names, name).review == review
    for change in case.get("corrected", ()):
        (found,) = (c for c in seen.report[ids[change["report"]]].corrected if c.field == change["field"])
        assert change["machine"] in ("…", found.machine)
    assert case.get("states", [r.state for r in seen.ruled]) == [r.state for r in seen.ruled]
    assert case.get("counts", seen.counts) == seen.counts


@pytest.mark.parametrize("case", CASES)
def test_undoing_everything_is_as_if_nothing_had_been_done(case):
    _, _, decisions = case_ruled(case)
    articles, readings, _ = record(case)
    every = [*decisions]
    for decision in decisions:
        if decision.number in in_force(every) and decision.verb != "undo":
            every.append(replace(undone(every, decision.number, "bob"), number=len(every) + 1))
    before, after = view(articles, readings), view(articles, readings, every)
    assert after.readings == before.readings
    assert after.lines == before.lines
    assert export_json(after) == export_json(before)


@pytest.mark.parametrize("case", CASES)
def test_what_is_shown_stands_on_words_and_names_what_is_there(case):
    seen, _, _ = case_ruled(case)
    for reading in seen.readings:
        check(seen.article[reading.article], reading.reports())
    assert all(report in seen.report for line in seen.lines for report in line.reports)
    held = [report for line in seen.lines for report in line.reports]
    assert len(held) == len(set(held))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("seed", range(2))
def test_what_is_shown_is_a_function_of_sets(case, seed):
    """Neither the order of articles and readings nor that in which rows of decisions come makes a difference."""
    _, _, decisions = case_ruled(case)
    articles, readings, _ = record(case)
    shuffled = [*articles], [*readings], [*decisions]
    for part in shuffled:
        random.Random(seed).shuffle(part)  # noqa: S311 - an order, no secret
    one, other = view(articles, readings, decisions), view(*shuffled)
    assert other.lines == one.lines
    assert other.ruled == one.ruled


RECORD = record(next(c for c in CASES if c.values[0]["why"].startswith("What is rejected in one article")).values[0])
REPORTS = sorted(report.id for reading in RECORD[1] for report in reading.reports())


@st.composite
def rulings(draw):
    """Decisions of any kind, each made on what the ones before it left."""
    articles, readings, _ = RECORD
    made = []
    for _ in range(draw(st.integers(1, 5))):
        seen = view(articles, readings, made)
        verb = draw(
            st.sampled_from(["accept", "reject", "dispute", "unsure", "correct", "merge", "split", "same-as", "undo"])
        )
        ids = [draw(st.sampled_from(REPORTS)) for _ in range(2)]
        words = {"correct": ["modality", draw(st.sampled_from(["alleged", "denied"]))], "merge": ids[1:]}
        words["same-as"] = words["merge"]
        try:
            one = undone(made, None, "ann") if verb == "undo" else decided(seen, ids[0], verb, words.get(verb, []))
        except ParleyError:
            continue
        made.append(replace(signed(one, "ann", None, ""), number=len(made) + 1))
    return made


@settings(max_examples=40)
@given(rulings(), st.randoms())
def test_any_decisions_leave_a_whole_record(decisions, shuffling):
    articles, readings, _ = RECORD
    seen = view(articles, readings, decisions)
    assert sorted(r for line in seen.lines for r in line.reports) == REPORTS
    assert view(articles, readings, shuffling.sample(decisions, len(decisions))).lines == seen.lines
    undoing = [
        Decision(who="ann", verb="undo", undoes=number, number=100 + number)
        for number in sorted(in_force(decisions))
        if decisions[number - 1].verb != "undo"
    ]
    assert view(articles, readings, [*decisions, *undoing]).lines == view(articles, readings).lines


@settings(max_examples=25)
@given(st.permutations([("accept", "a"), ("reject", "b"), ("dispute", "c")]))
def test_the_order_of_decisions_on_different_things_makes_no_difference(order):
    articles, readings, names = RECORD
    ids = {name: report for report, name in names.items()}
    made = []
    for number, (verb, art) in enumerate(order, 1):
        one = decided(view(articles, readings), ids[f"{art}.m1"], verb, [], alone=True)
        made.append(replace(signed(one, "ann", None, ""), number=number))
    reviews = {name: view(articles, readings, made).report[ids[name]].review for name in ("a.m1", "b.m1", "c.m1")}
    assert reviews == {"a.m1": "confirmed", "b.m1": "rejected", "c.m1": "disputed"}
    straight = [replace(d, number=n) for n, d in enumerate(sorted(made, key=lambda d: d.verb), 1)]
    assert view(articles, readings, made).lines == view(articles, readings, straight).lines


def test_a_reading_that_no_decision_touches_is_left_as_it_is():
    articles, readings, names = RECORD
    ids = {name: report for report, name in names.items()}
    one = replace(decided(view(articles, readings), ids["a.m1"], "accept", [], alone=True), number=1)
    state = shown(articles, readings, [one])
    assert [after is before for after, before in zip(state.readings, readings, strict=True)] == [False, True, True]


def test_decisions_survive_a_newer_reader_that_names_its_reports_otherwise():
    """Every id of the article changes; the decisions find their reports by the words, and corrections stand."""
    case = next(c for c in CASES if "still the one that was read" in c.values[0]["why"]).values[0]
    _, names, decisions = case_ruled(case)
    articles, readings, _ = record(case)
    figure = readings[0].figures[0]
    newer = [replace(readings[0], figures=(replace(figure, id="f:newer", value=13.0),))]
    seen = view(articles, newer, decisions)
    assert seen.report["f:newer"].value == 120
    assert [c.machine for c in seen.report["f:newer"].corrected] == ["13"]
    assert [r.state for r in seen.ruled] == ["overruled", "in force"]
    assert figure.id in names


def test_a_decision_whose_report_is_gone_is_orphaned_and_listed():
    articles, readings, names = RECORD
    ids = {name: report for report, name in names.items()}
    one = replace(decided(view(articles, readings), ids["a.m1"], "accept", []), number=1)
    less = [replace(r, **dict.fromkeys(FAMILIES, ())) for r in readings]
    (ruled,) = view(articles, less, [one]).ruled
    assert ruled.state == "orphaned"
    assert ruled.decision == one
    assert {a.report for a in ruled.lost} == {a.report for a in one.on}


def test_a_decision_of_which_some_reports_are_gone_names_them():
    articles, readings, names = RECORD
    ids = {name: report for report, name in names.items()}
    one = replace(decided(view(articles, readings), ids["a.m1"], "accept", []), number=1)
    less = [replace(r, meetings=()) if r.article == readings[0].article else r for r in readings]
    (ruled,) = view(articles, less, [one]).ruled
    assert ruled.state == "in force"
    assert len(ruled.reports) == len(one.on) - 1
    assert [a.report for a in ruled.lost] == [ids["a.m1"]]


def test_a_disagreement_can_be_rejected_though_it_has_no_reports_of_its_own():
    case = next(c for c in cases("disagreements"))
    articles, readings, _ = record(case.values[0])
    seen = view(articles, readings)
    line = seen.kind("disagreements")[0]
    one = replace(decided(seen, line.id, "reject", []), number=1)
    after = view(articles, readings, [one])
    assert after.line[line.id].review == "rejected"
    assert after.ruled[0].state == "in force"
    assert after.decisions_on(after.line[line.id]) == after.ruled
    gone = [replace(r, **dict.fromkeys(FAMILIES, ())) for r in readings]
    assert view(articles, gone, [one]).ruled[0].state == "orphaned"


GATHERED = ("actors", "meetings", "statements", "commitments", "instruments", "incidents", "figures", "positions")


@pytest.fixture(scope="module")
def told():
    """Generated coverage: articles and readings in which every kind of line gathers several reports, and what they show."""
    made = list(coverage(1090))
    made = made[:60] + made[1000:]  # the negotiations of two times
    articles, readings = [t.article for t in made], [t.reading for t in made]
    return articles, readings, view(articles, readings)


@pytest.mark.parametrize("kind", GATHERED)
def test_lines_of_every_kind_can_be_merged_and_parted(told, kind):
    articles, readings, before = told
    lines = sorted(before.kind(kind), key=lambda line: (-len(line.reports), line.id))
    assert len(lines) > 1
    assert len(lines[0].reports) > 1
    one, other = lines[0], lines[-1]
    merged = replace(decided(before, one.id, "merge", [other.id]), number=1)
    after = view(articles, readings, [merged])
    assert after.line[one.id].reports == tuple(sorted(one.reports + other.reports))
    off = after.line[one.id].reports[1]
    parted = replace(decided(after, off, "split", []), number=2)
    last = view(articles, readings, [merged, parted])
    assert last.line[off].reports == (off,)
    assert set(last.line[one.reports[0] if off != one.reports[0] else other.id].reports) == (
        set(one.reports) | set(other.reports)
    ) - {off}
    untouched = [line.reports for line in before.kind(kind) if line not in (one, other)]
    if kind != "actors":
        assert set(untouched) <= {line.reports for line in last.kind(kind)}
