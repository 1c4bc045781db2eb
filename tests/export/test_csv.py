"""Tables for spreadsheets: one row a line, and no cell is a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.export.csv import columns, export_csv, safe_cell
from parley.model import Line, Value

LINE = Line(
    id="m:1",
    kind="meetings",
    reports=("m:1", "m:2"),
    values={"place": (Value("Tarn", ("m:1",)), Value("Geneva", ("m:2",)))},
    tellers=("X", "Y"),
)


def rows(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_one_row_a_line_and_all_values_in_their_cell():
    head, row = rows(export_csv([LINE]))
    assert head == ["id", "review", "place", "tellers", "independent", "confidence"]
    assert row == ["m:1", "machine", "Tarn | Geneva", "X | Y", "1", "0.00"]


def test_no_lines_leave_the_head():
    assert len(rows(export_csv([]))) == 1


def test_fates_have_a_column_where_there_are_any():
    assert "fate" in columns([Line(id="c:1", kind="commitments", reports=(), fate="open")])
    assert "fate" not in columns([LINE])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "\nx", "＝1", "－1", "＋1", "＠x"])
def test_no_cell_starts_a_formula(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Tarn", "a=b", "'quoted", "3-4", "“=”"])
def test_other_cells_stay_as_they_are(text):
    assert safe_cell(text) == text


@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00\r")), min_size=1, max_size=5)
)
def test_no_row_is_lost_whatever_the_words(words):
    lines = [
        Line(id=f"s:{n}", kind="statements", reports=(), values={"content": (Value(w, ()),)})
        for n, w in enumerate(words)
    ]
    body = rows(export_csv(lines))[1:]
    assert [
        row[2].removeprefix("'") if safe_cell(w) != w else row[2] for row, w in zip(body, words, strict=True)
    ] == words
