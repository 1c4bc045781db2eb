"""The bounds on what comes in: they hold, and checking them costs no more than what they bound."""

from __future__ import annotations

import io
import os
import time

import pytest

from parley.errors import TooLarge, Unreadable
from parley.guard import check_characters, check_elements, file_bytes, magic, nesting, stays_inside, stream_bytes


def test_a_stream_is_read_up_to_the_cap_and_no_further():
    assert stream_bytes(io.BytesIO(b"12345"), "x", 5) == b"12345"
    endless = io.BytesIO(b"1" * 1000)
    with pytest.raises(TooLarge):
        stream_bytes(endless, "x", 5)
    assert endless.tell() == 6


def test_files_that_are_none(tmp_path):
    with pytest.raises(Unreadable, match="no file"):
        file_bytes(tmp_path / "none", "none")
    with pytest.raises(Unreadable, match="not a regular file"):
        file_bytes(tmp_path, "folder")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable, match="not a regular file"):
        file_bytes(tmp_path / "pipe", "pipe")


def test_caps():
    check_characters("x" * 2_000_000, "x")
    with pytest.raises(TooLarge):
        check_characters("x" * 2_000_001, "x")
    with pytest.raises(TooLarge):
        check_elements(50_001, "x")


@pytest.mark.parametrize(
    ("markup", "depth"),
    [
        ("", 0),
        ("<div><div></div></div>", 2),
        ("<p><p><p>", 0),
        ("<br><img>", 0),
        ("</div></div><div>", 1),
        ("< div>", 0),
    ],
)
def test_nesting(markup, depth):
    assert nesting(markup) == depth


def test_nesting_costs_no_more_than_the_page_is_long():
    def cost(markup):
        start = time.process_time()
        nesting(markup)
        return time.process_time() - start

    once, twice = (min(cost("<" * n + "<div" * n) for _ in range(3)) for n in (100_000, 200_000))
    assert twice < 4 * once + 0.05


def test_magic():
    assert magic(b"%PDF-1.4") == "a PDF"
    assert magic(b"Envoys") is None


def test_paths_stay_inside(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a").write_text("")
    assert stays_inside(tmp_path / "in" / "a", tmp_path / "in")
    assert not stays_inside(tmp_path / "in" / ".." / "in2", tmp_path / "in")
    assert not stays_inside(tmp_path, tmp_path / "in")
