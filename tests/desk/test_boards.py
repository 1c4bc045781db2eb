"""Boards, matrix and pictures hold what the record holds."""

import re
from typing import get_args

from parley.desk.bars import bars
from parley.desk.boards import COLUMNS, matrix
from parley.desk.network import ego
from parley.desk.sight import Sight
from parley.desk.timeline import draw
from parley.model import Fate, Line, Value


def test_every_fate_has_one_column():
    assert sorted(fate for fates in COLUMNS.values() for fate in fates) == sorted(get_args(Fate))


def test_the_board_holds_every_commitment_once(reading_desk):
    record, browser = reading_desk
    text = browser.get("/board").text
    for line in record.view().kind("commitments"):
        assert text.count(f'href="/commitments/{line.id}"') == 1


def test_the_matrix_puts_each_position_where_it_belongs():
    def position(n, actor, issue, stance):
        values = {"actor": (Value(actor, ()),), "issue": (Value(issue, ()),), "stance": (Value(stance, ()),)}
        return Line(id=f"w:{n}", kind="positions", reports=(), values=values)

    lines = [
        position(1, "Oria", "bridge", "for"),
        position(2, "Vell", "bridge", "against"),
        position(3, "Oria", "dam", "for"),
    ]
    found = matrix(lines)
    assert found.actors == ("Oria", "Vell")
    assert found.issues == ("bridge", "dam")
    assert found.cells["Vell", "bridge"] == (lines[1],)
    assert ("Vell", "dam") not in found.cells


def test_a_network_counts_the_lines_that_tie_two(reading_desk):
    record, browser = reading_desk
    sight = Sight.of(record.view())
    actor = sight.is_actor("Orlava")
    drawn = ego(sight, actor)
    for other, counts in drawn.others:
        met = [
            p.line.id
            for p in sight.parts_of(actor)
            if p.line.kind == "meetings" and (("participants", other.id) in set(sight.index.cast(p.line)))
        ]
        assert counts["meetings"] == len(set(met))
    text = browser.get(f"/actors/{actor.id}").text
    assert len(re.findall(r'<line class="tie', text)) == sum(len(t.strokes) for t in drawn.ties)
    for tie in drawn.ties:
        assert 0 < tie.x < drawn.width
        assert 0 < tie.y < drawn.height


def test_bars_and_timeline_stay_inside_their_frames(reading_desk):
    record, _ = reading_desk
    sight = Sight.of(record.view())
    drawing = draw(sight)
    assert any(lane.marks for lane in drawing.lanes)
    for lane in drawing.lanes:
        for mark in lane.marks:
            assert drawing.scale.left - 1 <= mark.x0 <= mark.x1 <= drawing.scale.right + 1
            assert lane.y <= mark.y <= lane.y + lane.height
    for line in record.view().kind("instruments"):
        drawn = bars(sight, line)
        for bar in drawn.bars if drawn else ():
            if bar.x0 is not None:
                assert drawn.left - 1 <= bar.x0 <= bar.x1 <= drawn.width


def test_an_empty_record_has_a_page_that_says_so(tmp_path):
    from desks import inside, made

    import parley

    with parley.open_record(tmp_path / "x.db", create=True) as record:
        browser = inside(made(record))
        for page in (
            "/",
            "/board",
            "/matrix",
            "/review",
            "/review/list",
            "/search?q=x",
            "/articles",
            "/meetings",
            "/download/meetings.xlsx",
        ):
            assert browser.get(page).status_code == 200, page
        assert "Nothing has been read yet" in browser.get("/").text
