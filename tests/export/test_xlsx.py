"""A workbook is given away as its rows come, and is whole when it is read."""

import io

import openpyxl
import pytest

from parley.export import xlsx as module
from parley.export.xlsx import CELL, xlsx

NAMES = ("id", "words")
ABOUT = [("record", "Talks")]


def book(rows, most=0):
    pieces = xlsx("Statements", NAMES, rows, [("id", "an id")], ABOUT, most)
    return openpyxl.load_workbook(io.BytesIO(b"".join(pieces)))


def cells(sheet):
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize(
    "words",
    ["=1+1", "plain", "<a & b>", " spaces ", "two\nlines", "\u202eback", "bell \x07", "مرحبا", "🙂", "x" * 40_000],
)
def test_every_cell_is_text_and_no_row_is_left_out(words):
    found = book([("1", words), ("2", "behind")])
    (first, second) = cells(found["Statements"])
    expected = "bell \\x07" if words.startswith("bell") else words
    assert first[0] == "1"
    assert first[1] == (expected if len(words) < CELL else f"{words[: CELL - 4]} […]")
    assert {cell.data_type for row in found["Statements"].iter_rows() for cell in row} == {"s"}
    assert second == ("2", "behind")


def test_it_has_a_head_a_codebook_and_says_what_it_is():
    found = book([])
    assert found.sheetnames == ["Statements", "Codebook", "About"]
    assert [cell.value for cell in found["Statements"][1]] == list(NAMES)
    assert cells(found["Codebook"]) == [("id", "an id")]
    assert cells(found["About"]) == ABOUT


def test_the_first_bytes_come_before_the_last_rows_are_known():
    asked = []

    def rows():
        for n in range(100_000):
            asked.append(n)
            yield str(n), f"word {n} " * 20

    pieces = xlsx("Statements", NAMES, rows(), [], [])
    size = 0
    while size < 20_000:
        size += len(next(pieces))
    assert 0 < len(asked) < 5_000
    assert max(len(piece) for piece in pieces) < 200_000
    assert len(asked) == 100_000


def test_what_is_more_than_a_sheet_holds_stands_on_another(monkeypatch):
    monkeypatch.setattr(module, "_ROWS", 3)
    found = book([(str(n), "word") for n in range(7)], most=7)
    assert found.sheetnames == ["Statements", "Statements 2", "Statements 3", "Codebook", "About"]
    told = [row[0] for name in found.sheetnames[:3] for row in cells(found[name])]
    assert told == [str(n) for n in range(7)]
