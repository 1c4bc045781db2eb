"""Views taken home lose nothing: every row, exact bytes, no formula; feeds are well formed."""

import csv
import io
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from desks import inside, made
from make import article, reading

import parley
from parley.export.csv import safe_cell
from parley.export.sheet import CODEBOOK, column_names
from parley.export.xlsx import CELL
from parley.model import KINDS

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    'a "quoted", cell',
    "two\nlines",
    "\u202eturned",
    "x" * 40_000,
    "\x0bodd\x1f",
    "plain 😀",
    "http://example.org",
]


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    with parley.open_record(tmp_path_factory.mktemp("taken") / "x.db", create=True) as record:
        for n, text in enumerate(HOSTILE):
            own = article(f"{text} {n}", source=text[:50], title=text[:50], published="2024-05-06")
            record.add(own, reading(own))
        yield record, inside(made(record))


def sheet_rows(body):
    book = openpyxl.load_workbook(io.BytesIO(body))
    return book, [
        ["" if v is None else v for v in row] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)
    ]


def test_the_exact_flavour_is_exact_and_the_other_is_safe(taken):
    record, browser = taken
    exact = browser.get("/download/statements.csv?exact=true")
    safe = browser.get("/download/statements.csv")
    assert exact.headers["x-parley-cells"] == "exact"
    assert safe.headers["x-parley-cells"] == "spreadsheet-safe"
    assert "attachment" in safe.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(exact.content.decode("utf-8"), newline="")))
    assert len(rows) == len(HOSTILE)
    view = record.view()
    for row in rows:
        assert row["words"] == view.report[row["report"]].evidence[0].words
    guarded = list(csv.reader(io.StringIO(safe.content.decode("utf-8-sig"), newline="")))[1:]
    assert guarded == [[safe_cell(cell) for cell in row.values()] for row in rows]
    assert not [cell for row in guarded for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]


def test_a_workbook_holds_every_row_as_text(taken):
    _, browser = taken
    book, rows = sheet_rows(browser.get("/download/statements.xlsx").content)
    assert len(rows) == len(HOSTILE)
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert not any(cell.hyperlink for row in book.worksheets[0].iter_rows() for cell in row)
    words = book.worksheets[0].max_column and [row[column_names("statements").index("words")] for row in rows]
    assert "=1+1 0" in words
    assert max(map(len, words)) <= CELL
    assert any(text.endswith(" […]") for text in words)
    assert [s.title for s in book.worksheets] == ["Statements", "Codebook", "About"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_taken_with_its_codebook(reading_desk, kind):
    record, browser = reading_desk
    rows = list(csv.DictReader(io.StringIO(browser.get(f"/download/{kind}.csv").content.decode("utf-8-sig"))))
    assert {row["line"] for row in rows} == {line.id for line in record.view().kind(kind)}
    book, sheet = sheet_rows(browser.get(f"/download/{kind}.xlsx").content)
    assert len(sheet) == len(rows)
    told = {row[0]: row[1] for row in book["Codebook"].iter_rows(min_row=2, values_only=True)}
    assert list(told) == list(column_names(kind))
    assert all(told.values())
    assert set(told) & set(CODEBOOK)


def test_what_is_taken_is_what_is_seen(reading_desk):
    record, browser = reading_desk
    rows = list(
        csv.DictReader(
            io.StringIO(browser.get("/download/commitments.csv?by=orlava&fate=due").content.decode("utf-8-sig"))
        )
    )
    assert {row["line"] for row in rows} == {line.id for line in record.lines("commitments", by="orlava", fate="due")}
    for row in rows:
        known = record.article(row["article"])
        assert row["words"].startswith(known.text[int(row["start"]) : int(row["end"])])
        assert row["source"] == known.source


def test_more_rows_than_a_page_shows(tmp_path):
    with parley.open_record(tmp_path / "x.db", create=True) as record:
        for n in range(450):
            own = article(f"Words that nobody else says, number {n}, and {n * 7919}.", source=f"S{n}")
            record.add(own, reading(own))
        text = inside(made(record)).get("/download/statements.csv").text
    assert text.count("\r\n") == 451


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_is_well_formed_and_leads_home(reading_desk, kind):
    record, browser = reading_desk
    answer = browser.get(f"/feed/{kind}.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.text)  # noqa: S314 - our own
    atom = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{atom}entry")
    assert len(entries) == min(100, len(record.view().kind(kind)))
    for entry in entries[:3]:
        assert browser.get(entry.find(f"{atom}link").get("href")).status_code == 200
    days = [entry.find(f"{atom}updated").text for entry in entries]
    assert days == sorted(days, reverse=True)


def test_a_hostile_feed_is_well_formed(taken):
    _, browser = taken
    assert len(ET.fromstring(browser.get("/feed/statements.atom").text)) > len(HOSTILE)  # noqa: S314


def test_unknown_lists_are_refused(reading_desk):
    _, browser = reading_desk
    for path in ("/download/x.csv", "/download/x.xlsx", "/feed/x.atom", "/download/articles.csv"):
        assert browser.get(path).status_code == 404
    assert browser.get("/download/meetings.csv?since=yesterday").status_code == 400
