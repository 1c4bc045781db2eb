"""What is given: every file and every line exactly once, as an article or with the reason why it is none."""

from __future__ import annotations

import io
import json
import sys

import pytest
from documents import lexicon
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.coverage import Given, count, gather
from parley.errors import Skipped, TooLarge, Unreadable

TEXT = "Envoys sign accord\n\nThe accord was signed on Monday by both ministers, and it is to last for a year.\n"
PAGE = f"<html><head><title>Accord</title></head><body><article><p>{TEXT * 3}</p></article></body></html>"


def read(*sources, as_is=False) -> list[Given]:
    return list(gather([str(s) for s in sources], lexicon=lexicon(), as_is=as_is))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "b.meta.json").write_text('{"source": "Harbour Gazette", "published": "2031-03-03"}')
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "c.md").write_text("---\ntitle: T\n---\n# Head\n\n" + TEXT)
    (tmp_path / "d.html").write_text(PAGE)
    (tmp_path / "b.json").write_text("{}")
    (tmp_path / "README.md").write_text("what is here")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(TEXT)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_a_folder_gives_its_articles_in_order_each_once(folder):
    given = read(folder, folder / "b.txt", folder)
    names = [g.name for g in given if g.article]
    assert names == [str(folder / "a" / "c.md"), str(folder / "b.txt"), str(folder / "d.html")]
    assert count([folder]) == len(given)


def test_what_a_folder_holds_besides_is_skipped_with_a_reason(folder):
    (folder / "report.PDF").write_bytes(b"%PDF-1.7")
    (folder / "notes").write_text(TEXT)
    left = {g.name: g.problem for g in read(folder) if g.article is None}
    assert {n.rpartition("/")[2] for n in left} == {"b.json", "picture.png", "report.PDF", "notes"}
    assert all(isinstance(problem, Skipped) for problem in left.values())
    assert "ending in .pdf" in left[str(folder / "report.PDF")].what
    assert "without an ending" in left[str(folder / "notes")].what


def test_a_record_in_the_folder_of_its_coverage_is_no_article_of_it(folder):
    before = [g.name for g in read(folder)]
    (folder / "talks.db").write_bytes(b"SQLite format 3\x00 and more")
    for end in ("-wal", "-shm"):
        (folder / f"talks.db{end}").write_bytes(b"\x37\x7f")
    assert [g.name for g in read(folder)] == before
    (folder / "other.db-wal").write_bytes(b"\x37\x7f")
    assert len(read(folder)) == len(before) + 1


def test_named_outright_counts_more_than_passed_over(folder):
    (given,) = [g for g in read(folder, folder / "picture.png") if g.name.endswith("png")]
    assert isinstance(given.problem, Unreadable)


def test_order_and_number_of_sources_change_nothing(folder):
    parts = [folder / "d.html", folder / "a", folder / "b.txt"]
    assert read(*parts) == read(*reversed(parts)) == [g for g in read(folder) if g.article]


def test_a_file_named_outright_is_given_whatever_its_name(folder):
    (given,) = read(folder / "README.md")
    assert given.article is not None
    (given,) = read(folder / "picture.png")
    assert isinstance(given.problem, Unreadable)
    assert "an image" in given.problem.what


def test_text_is_the_file_and_the_sidecar_is_read(folder):
    (given,) = read(folder / "b.txt")
    assert given.article.text == TEXT
    assert (given.article.source, given.article.published.edtf) == ("Harbour Gazette", "2031-03-03")
    assert given.raw is None


def test_a_page_comes_with_its_bytes(folder):
    (given,) = read(folder / "d.html")
    assert given.raw == PAGE.encode()
    assert given.article.title == "Accord"


def test_markdown_keeps_its_text_and_skips_its_marks(folder):
    (given,) = read(folder / "a" / "c.md")
    a = given.article
    assert a.text.startswith("---\ntitle: T")
    assert [(f.kind, a.text[f.start : f.end]) for f in a.furniture] == [
        ("front matter", "---\ntitle: T\n---"),
        ("markup", "# "),
    ]
    assert read(folder / "a" / "c.md", as_is=True)[0].article.furniture == ()


def test_a_text_may_have_front_matter_too(tmp_path):
    (tmp_path / "a.txt").write_text("---\nsource: Harbour Gazette\ndate: 2031-03-03\n---\n" + TEXT)
    (tmp_path / "b.txt").write_text("---\nfor: nobody\n---\n" + TEXT)
    one, other = (given.article for given in read(tmp_path))
    assert (one.source, one.published.edtf) == ("Harbour Gazette", "2031-03-03")
    assert [f.kind for f in one.furniture][:1] == ["front matter"]
    assert (other.source, "front matter" in [f.kind for f in other.furniture]) == (None, False)


def test_a_sidecar_that_cannot_be_read_costs_only_itself(folder):
    (folder / "b.meta.json").write_text("{")
    (given,) = read(folder / "b.txt")
    assert given.article is not None
    assert "b.meta.json" in given.article.changes[0]


def test_one_bad_line_of_a_feed_costs_nothing_else(tmp_path):
    rows = [
        json.dumps({"text": TEXT, "title": "T", "date": "2031-03-03"}),
        "{",
        "",
        '{"title": "no text"}',
        "[1]",
        json.dumps({"text": TEXT + "\x00"}),
    ]
    (tmp_path / "feed.jsonl").write_text("\n".join(rows))
    given = read(tmp_path)
    assert [g.name.rpartition("#")[2] for g in given] == ["1", "2", "4", "5", "6"]
    assert [type(g.problem).__name__ for g in given] == ["NoneType", "Unreadable", "Skipped", "Unreadable", "NoneType"]
    assert given[0].article.text == TEXT
    assert given[0].article.published.edtf == "2031-03-03"
    assert "NUL" in given[-1].article.changes[0]
    assert count([tmp_path]) == 5


def test_one_object_in_a_file_named_outright(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"text": TEXT, "source": "Harbour Gazette"}, indent=1))
    assert [g.article for g in read(tmp_path)] == [None]
    (given,) = read(tmp_path / "a.json")
    assert (given.article.text, given.article.source) == (TEXT, "Harbour Gazette")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (given,) = read("-", "-")
    assert (given.name, given.article.text) == ("-", TEXT)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", Skipped),
        (b" \n\t ", Skipped),
        (b"\xef\xbb\xbf", Skipped),
        (b"***\n---\n", Skipped),
        (
            "Les pourparlers ont repris vendredi après une longue pause entre les deux délégations, dit le ministre.".encode(),
            Skipped,
        ),
        (b"x " * 1_000_001, TooLarge),
        (b"x" * (20 * 1024 * 1024 + 1), TooLarge),
        (b"\x00\x01\x02\x03" * 100, Unreadable),
    ],
    ids=["empty", "blank", "mark alone", "no words", "French", "too many characters", "too many bytes", "binary"],
)
def test_what_cannot_be_read_says_why(tmp_path, raw, kind):
    (tmp_path / "a.txt").write_bytes(raw)
    (given,) = read(tmp_path)
    assert given.article is None
    assert type(given.problem) is kind
    assert str(tmp_path / "a.txt") in given.problem.what


def test_sources_that_are_not_there(tmp_path):
    names = [str(tmp_path / "none.txt"), "none.jsonl", "https://gazette.example/a", "a\x00b", "x" * 5000]
    given = read(*names)
    assert len(given) == len(names)
    assert all(isinstance(g.problem, Unreadable) and g.problem.next_step for g in given)
    assert count(names) == len(names)


def test_links_that_lead_out_of_a_folder_are_listed_not_followed(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text(TEXT)
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "link.txt").symlink_to(outside)
    (inside / "loop.txt").symlink_to(inside / "loop.txt")
    given = read(inside)
    assert [type(g.problem) for g in given] == [Unreadable, Unreadable]
    assert read(inside / "link.txt")[0].article is not None


def test_nothing_is_read_before_it_is_asked_for(folder):
    given = gather([str(folder)], lexicon=lexicon())
    next(given)
    (folder / "b.txt").write_text(TEXT.replace("Monday", "Sunday"))
    assert any(g.article and "Sunday" in g.article.text for g in given)


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a.xyz"]))
def test_any_bytes_in_any_file_give_articles_or_reasons(tmp_path_factory, raw, name):
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(raw)
    for one in read(path):
        assert (one.article is None) is not (one.problem is None)
        if one.article:
            assert one.article.text.encode("utf-8")
            assert all(0 <= f.start < f.end <= len(one.article.text) for f in one.article.furniture)


def test_a_sidecar_of_any_bytes_is_left_aside(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    for raw in (
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"published": 1e999, "title": ["a", ["b"]], "source": {"x": 1}}',
        b'{"title": "\\ud800"}',
    ):
        (tmp_path / "a.meta.json").write_bytes(raw)
        (given,) = read(tmp_path)
        assert given.article is not None
