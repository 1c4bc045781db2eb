"""What is counted report by report is what all reports give at once."""

from benchmarks.coverage import coverage
from hypothesis import given, settings
from hypothesis import strategies as st
from told import lexicon

from parley.model import Actor
from parley.record.fold.tally import Tally
from parley.record.fold.told import Ground
from parley.record.fold.who import actor_line, face

WORLD = list(coverage(40, seed=5))
GROUND = Ground.of([t.article for t in WORLD], [t.reading for t in WORLD], lexicon())
TOLD = GROUND.told(Actor, "actors")
NAME = {t.id: t.report.name for t in TOLD}
LABEL = {t.id: t.report.name.casefold() for t in TOLD}
SOME = st.lists(st.sampled_from(TOLD), min_size=1, max_size=40, unique_by=lambda t: t.id)


def names():
    """Owners by label, one name a label."""
    return {label: max(n for i, n in NAME.items() if LABEL[i] == label) for label in set(LABEL.values())}


def as_at_once(told):
    known = names()
    by_report = {i: known[LABEL[i]] for i in NAME}
    ordered = sorted(told, key=lambda t: t.id)
    return actor_line(GROUND, ordered, face(GROUND, ordered), by_report)


@settings(max_examples=60, deadline=None)
@given(taken=SOME, gone=SOME)
def test_reports_come_and_go(taken, gone):
    tally = Tally(GROUND)
    for told in (*taken, *(t for t in gone if t not in taken)):
        tally.take(told, LABEL.get(told.report.of or ""))
    for told in gone:
        tally.drop(told.id)
    for told in gone:
        tally.drop(told.id)
    for told in (t for t in gone if t in taken):
        tally.take(told, LABEL.get(told.report.of or ""))
    line = tally.line(names())
    assert line == as_at_once(taken)
    assert tally.name == line.first("name")
    pieces = tally.evidence(40)
    assert set(pieces) == {e for t in taken for e in t.report.evidence} or len(pieces) == 40
