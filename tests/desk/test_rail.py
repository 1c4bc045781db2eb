"""On a narrow screen the timeline runs down: the same events, an event a row, months where they begin."""

from itertools import pairwise

import pytest

from parley.desk import timeline
from parley.desk.rail import rails
from parley.desk.sight import Sight


@pytest.fixture(scope="module")
def sight(reading_desk):
    record, _ = reading_desk
    return Sight.of(record.window(wait=False))


def test_one_rail_holds_the_events_of_the_drawing_in_the_order_of_time(sight):
    drawing = timeline.draw(sight, "kind")
    (rail,) = rails(sight, drawing, "kind")
    assert len(rail.stops) + rail.left_out == len(drawing.events) + drawing.left_out
    told = [stop.event.line.id for stop in rail.stops]
    assert set(told) <= {event.line.id for event in drawing.events}
    assert all(one.event.first <= other.event.first for one, other in pairwise(rail.stops))
    assert all(other.y - one.y >= 40 for one, other in pairwise(rail.stops))
    assert max(stop.y for stop in rail.stops) < rail.height
    labels = [label for _, label in rail.months]
    assert len(labels) == len(set(labels))
    assert labels[0].endswith(str(rail.stops[0].event.first.year))


def test_what_is_in_force_reaches_to_its_end(sight):
    (rail,) = rails(sight, timeline.draw(sight, "kind"), "kind")
    (bar,) = [b for b in rail.stretches if b.event.line.first("name") == "Agreement on a Truce on the Varne"]
    beside = [stop for stop in rail.stops if bar.y0 <= stop.y <= bar.y1]
    assert beside
    assert all(bar.event.first <= stop.event.first <= bar.event.last for stop in beside)
    assert all(stop.event.first > bar.event.last for stop in rail.stops if stop.y > bar.y1)
    assert not bar.open


def test_a_party_has_a_rail_of_its_own(sight):
    drawing = timeline.draw(sight, "party")
    found = rails(sight, drawing, "party")
    assert [rail.name for rail in found] == [lane.name for lane in drawing.lanes]
    for rail, lane in zip(found, drawing.lanes, strict=True):
        assert len(rail.stops) + rail.left_out == len(lane.marks) + lane.left_out
        assert rail.address == lane.address


def test_the_page_holds_both_forms(reading_desk):
    _, browser = reading_desk
    text = browser.get("/").text
    assert text.count('<svg class="rail"') == 1
    assert "seen from 29 May 2023" in text
