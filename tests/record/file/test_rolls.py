"""Long lists of reports in parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import RecordError
from parley.evidence import digest
from parley.model import Line, Value
from parley.record.file.codec import dumps, line_from, line_json, loads
from parley.record.file.rolls import Roll, is_rolled, unrolled


def line(many):
    ids = tuple(sorted(f"a:{digest('report', str(n))}" for n in range(many)))
    return Line(id=ids[0], kind="actors", reports=ids, values={"name": (Value("X", ids), Value("Y", ids[:3]))})


def written(one):
    roll = Roll()
    return dumps(line_json(one, roll)), roll.parts


@given(many=st.sampled_from([1, 256, 257, 300, 5000]))
def test_what_was_parted_comes_back_whole(many):
    body, parts = written(line(many))
    assert is_rolled(body) is bool(parts) is (many > 256)
    raw = unrolled(loads(body), parts) if parts else loads(body)
    assert line_from(raw | {"kind": "actors"}) == line(many)


def test_one_report_more_changes_one_part():
    _, before = written(line(3000))
    _, after = written(line(3001))
    assert len(after) > 10
    assert len(after.keys() - before.keys()) == 1


def test_a_part_that_is_not_there_is_damage():
    body, parts = written(line(300))
    parts.popitem()
    with pytest.raises(RecordError, match="damaged"):
        unrolled(loads(body), parts)
