"""Records of generated coverage, whose truth is known: gathered as they should be, the same in any order, asked in two ways."""

import pytest
from benchmarks.coverage import coverage
from benchmarks.threads import agreement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import parley
from parley.evidence import check
from parley.export.json import export_json
from parley.record import Filters
from parley.record.copies.copies import copies
from parley.record.fold.lines import build_lines
from parley.record.questions.query import select_lines
from parley.record.view import last_day

SMALL = list(coverage(28, seed=3))


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with parley.open_record(tmp_path_factory.mktemp("generated") / "r.db", create=True) as made:
        for told in coverage(160, seed=1):
            made.add(told.article, told.reading)
        yield made


def test_generated_coverage_follows_from_its_seed():
    again = list(coverage(28, seed=3))
    assert again == SMALL == list(coverage(40, seed=3))[:28]
    assert again != list(coverage(28, seed=4))
    assert len({told.article.id for told in again}) == 28
    for told in again:
        check(told.article, told.reading.reports())
        assert {r.id for r in told.reading.reports()} == told.truth.keys()


@pytest.mark.parametrize("seed", [0, 2])
def test_threads_are_gathered_as_the_truth_has_them(seed):
    assert_true(list(coverage(600, seed)))


@pytest.mark.slow
def test_threads_of_twenty_thousand_articles_are_gathered_as_the_truth_has_them():
    assert_true(list(coverage(20_000)))


def assert_true(told):
    truth = {report: thing for one in told for report, thing in one.truth.items()}
    lines = build_lines([one.article for one in told], [one.reading for one in told])
    for kind in ("meetings", "commitments"):
        found = agreement([line for line in lines if line.kind == kind], truth)
        assert found.f1 >= 0.95, kind
        assert found.precision >= 0.97, kind


def test_copies_are_those_that_were_copied():
    assert_copies(list(coverage(600)))


@pytest.mark.slow
def test_copies_among_twenty_thousand_articles_are_those_that_were_copied():
    assert_copies(list(coverage(20_000)))


def assert_copies(told):
    """Nearly all that is called a copy is one (invented texts may share half of their sentences to the letter), and none is missed."""
    text = {one.article.id: one.text for one in told}
    found = copies([one.article for one in told])
    right = sum(text[copy] == text[original] for copy, original in found.items())
    assert right / len(found) >= 0.96
    assert right >= 0.99 * (len(told) - len(set(text.values())))


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(order=st.permutations(range(len(SMALL))), looks=st.sets(st.integers(0, len(SMALL) - 1), max_size=3))
def test_a_record_that_was_asked_while_it_grew_is_the_one_built_at_once(tmp_path_factory, order, looks):
    with parley.open_record(tmp_path_factory.mktemp("grown") / "r.db", create=True) as grown:
        for at, n in enumerate(order):
            grown.add(SMALL[n].article, SMALL[n].reading)
            if at in looks:
                grown.lines("meetings")
        view = grown.view()
        assert view.lines == build_lines([t.article for t in SMALL], [t.reading for t in SMALL])
        text = export_json(view)
        assert (view.lines, view.as_of) == (grown.rebuild(), last_day(view.articles))
        assert export_json(grown.view()) == text


@pytest.mark.parametrize(
    ("kind", "filters"),
    [
        ("meetings", {}),
        ("meetings", {"with_": "government"}),
        ("meetings", {"by": "front", "place": "doha"}),
        ("meetings", {"since": "2004-03", "until": "2009-09-30"}),
        ("meetings", {"place": "nowhere"}),
        ("commitments", {"fate": "due"}),
        ("commitments", {"fate": "k", "by": "council"}),
        ("commitments", {"to": "Government"}),
        ("statements", {"text": "must be"}),
        ("statements", {"by": "maria", "until": "2015"}),
        ("statements", {"by": ""}),
        ("statements", {"process": "government"}),
        ("statements", {"process": "no such thing"}),
        ("actors", {"by": "movement"}),
        ("instruments", {"since": "2010"}),
        ("figures", {"review": "machine"}),
        ("figures", {"review": "confirmed"}),
        ("incidents", {"by": "army", "text": "dawn"}),
        ("processes", {}),
        ("disagreements", {}),
    ],
)
def test_the_tables_answer_as_the_view_does(record, kind, filters):
    assert record.lines(kind, **filters) == select_lines(record.view(), kind, Filters(**filters))


def test_most_of_these_questions_have_an_answer(record):
    for kind, filters in (
        ("meetings", {"with_": "government"}),
        ("commitments", {"fate": "due"}),
        ("actors", {"by": "movement"}),
    ):
        assert record.lines(kind, **filters)
