"""Tables: they fit the terminal at any width, and words stay whole."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from parley.cli.tables import table

COLUMNS = ["id", "date", "what", "told by"]
ROW = [
    "m:05f5d415150f7d5d",
    "2023-03-13/2023-03-19",
    "the ministers will meet again before the month is over" + " and the ministers will meet again" * 5,
    "Meridian Wire",
]


def printed(rows, width, *, columns=COLUMNS, full=False):
    out = io.StringIO()
    table(Console(file=out, width=width, color_system=None), columns, rows, full=full)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("full", [False, True])
def test_it_fits_and_words_stay_whole(width, full):
    lines = printed([ROW], width, full=full)
    assert max(map(len, lines)) <= width
    words = {word.rstrip("…:;") for line in lines for word in line.split()}
    assert words <= {word for cell in (*COLUMNS, *ROW) for word in cell.replace("/", "/ ").split()} | {ROW[1]}


def test_long_cells_are_cut_short_unless_all_is_asked_for():
    for width in (40, 120):
        short, whole = (" ".join(" ".join(printed([ROW], width, full=full)).split()) for full in (False, True))
        assert "…" in short
        assert "…" not in whole
        assert whole.count("ministers") == 6


def test_a_column_that_is_empty_is_left_out():
    head, *_ = printed([["m:1", "", "talks", "Wire"]], 80)
    assert head.split() == ["id", "what", "told", "by"]


def test_a_row_that_says_nothing_more_keeps_its_id():
    assert printed([["m:1", "", "", ""], ["m:2", "", "", "x" * 99]], 30)[0].strip() == "m:1"


@given(
    st.lists(st.lists(st.text(st.characters(codec="ascii", categories=["L", "N", "Zs"])), min_size=3, max_size=3)),
    st.integers(60, 160),
)
def test_whatever_the_cells_hold_it_fits(rows, width):
    lines = printed([[" ".join(cell.split()) for cell in row] for row in rows], width, columns=["one", "two", "three"])
    assert all(len(line) <= width for line in lines if " " in line.strip())
