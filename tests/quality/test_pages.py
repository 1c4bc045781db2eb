"""Pages with parts that are written from figures: all else stays as it is."""

from __future__ import annotations

import pytest
from quality.pages import kept, put, replace

PAGE = "before\n<!-- x: written by `python -m quality` -->\nold\n<!-- end of x -->\nafter\n"


def test_new_text_takes_the_place_of_the_old():
    new = put(PAGE, "x", "new")
    assert new == PAGE.replace("old", "new")
    assert put(new, "x", "old") == PAGE


def test_what_a_page_has_between_its_marks_is_kept():
    assert kept(PAGE, "x") in PAGE
    assert "old" in kept(PAGE, "x")
    assert put(kept("", "x"), "x", "new").count("new") == 1


def test_a_page_without_a_place_says_what_it_needs():
    with pytest.raises(ValueError, match="no place for y"):
        put(PAGE, "y", "new")


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    replace(path, "new\n")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"new\n"]
