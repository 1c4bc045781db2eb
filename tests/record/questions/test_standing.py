"""What is in force on a day, told in tables; the stretches of days agree with every single day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import cases, record

from parley.model import Evidence, Line, Value
from parley.record.file.codec import dumps, loads
from parley.record.questions.course import Course, Telling, course_from, course_json, course_of
from parley.record.questions.spells import spells
from parley.record.questions.standing import standing

DAYS = [date(2031, 3, 1) + timedelta(days=n) for n in range(120)]


def course(case):
    """All instrument reports of a case, taken for one line."""
    articles, readings, _ = record(case)
    reports = {r.id: r for reading in readings for r in reading.reports()}
    ids = tuple(r.id for reading in readings for r in reading.instruments)
    line = Line(id=min(ids), kind="instruments", reports=ids, values={"name": (Value(case.get("name", "truce"), ids),)})
    return course_of(line, reports, {a.id: a for a in articles}, {})


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", cases("standing"))
def test_the_case_stands_as_it_says(case):
    found = course(case)
    stretches = [
        [str(date.fromordinal(a)), "" if b == date.max.toordinal() else str(date.fromordinal(b))]
        for a, b in spells(found)
    ]
    assert stretches == case["spells"]
    for expected in case.get("on", ()):
        stands = standing(found, day(expected["day"]))
        assert (stands is not None) == bool(expected.get("says"))
        for name in ("says", "denies", "renewed") if stands else ():
            assert sorted(t.source for t in getattr(stands, name)) == expected.get(
                name, [t.source for t in getattr(stands, name)]
            )
        if "joined" in expected:
            assert [[j.party, j.telling.source] for j in stands.joined] == expected["joined"]


@pytest.mark.parametrize("case", cases("standing"))
def test_a_course_is_read_back_as_it_was_written_down(case):
    assert course_from(loads(dumps(course_json(course(case))))) == course(case)


DATES = st.one_of(
    st.none(),
    st.sampled_from([d.isoformat() for d in DAYS[:60]] + ["2031-04", "2031", "2031-03-05/2031-04-10", "../2031-04-01"]),
)
STATES = st.sampled_from(
    [
        None,
        "proposed",
        "agreed",
        "signed",
        "in force",
        "extended",
        "holding",
        "violated",
        "suspended",
        "expired",
        "collapsed",
        "rejected",
    ]
)
TELLINGS = st.builds(
    Telling, report=st.text("abc", min_size=4, max_size=4), source=st.just("X"), written=DATES, state=STATES, since=DATES, until=DATES,
    parties=st.just(()), modality=st.sampled_from(["happened", "denied", "rumoured"]), according_to=st.just(()),
    evidence=st.just(Evidence("a", 0, 1, "x")),
)  # fmt: skip


@given(st.lists(TELLINGS, max_size=6, unique_by=lambda t: t.report))
def test_stretches_are_in_order_apart_and_carried_by_somebody(tellings):
    found = Course("i:1", "truce", "truce", None, "machine", tuple(tellings))
    stretches = spells(found)
    assert all(a[1] + 1 < b[0] for a, b in pairwise(stretches))
    for on in DAYS[::7]:
        stands = standing(found, on)
        assert (stands is not None) == any(a <= on.toordinal() <= b for a, b in stretches)
        assert stands is None or stands.says
