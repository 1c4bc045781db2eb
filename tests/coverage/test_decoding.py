"""Bytes to text: no file is taken for what it is not, and whatever had to be changed is told."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parley.coverage.decoding import clean, declared_charset, decode
from parley.errors import ArticleError, Unreadable

TEXT = "Envoys met in Zürich — “at last”, said one.\n"


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        (TEXT.encode(), ""),
        (b"\xef\xbb\xbf" + TEXT.encode(), ""),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "UTF-32"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_what_files_hold(raw, note):
    decoded = decode(raw, "a.txt")
    assert decoded.text == TEXT
    assert note in " ".join(decoded.changes)
    assert bool(decoded.changes) is bool(note)


def test_line_ends_are_left_as_they_are():
    assert decode(b"one\r\ntwo\rthree\n", "a.txt").text == "one\r\ntwo\rthree\n"


def test_a_declared_charset_is_used_where_the_bytes_are_not_utf8():
    raw = "Переговоры возобновились".encode("cp1251")
    assert decode(raw, "a.html", "cp1251").text == "Переговоры возобновились"


def test_a_lying_charset_does_not_beat_valid_utf8():
    assert decode(TEXT.encode(), "a.html", "cp1251").text == TEXT


def test_a_few_damaged_bytes_do_not_turn_utf8_into_something_else():
    decoded = decode(("Zürich, Köln, Genève, “so” " * 3).encode() + b"\xff", "a.txt")
    assert decoded.text.startswith("Zürich, Köln")
    assert "replaced" in decoded.changes[0]


def test_nul_and_lone_surrogates_are_dropped_and_it_is_said():
    cleaned = clean("a\x00b\ud800c")
    assert cleaned.text == "abc"
    assert cleaned.changes == ("2 NUL or lone surrogate characters dropped",)


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7 ...", b"PK\x03\x04....", b"\x1f\x8b\x08....", b"\x89PNG....", bytes(range(256)) * 4]
)
def test_what_is_no_text_is_refused_with_a_next_step(raw):
    with pytest.raises(Unreadable) as refused:
        decode(raw, "a.txt")
    assert "a.txt" in refused.value.what
    assert refused.value.next_step


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="ISO-8859-1">', "cp1252"),
        (b"<meta charset=utf-8>", "utf-8"),
        (b'<meta charset="x-none">', None),
        (b"<p>", None),
    ],
)
def test_charsets_that_pages_declare(head, charset):
    assert declared_charset(head) == charset


@settings(max_examples=400, deadline=None)
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf")
@given(
    st.binary(max_size=300)
    | st.text().map(lambda t: t.encode("utf-8", "surrogatepass"))
    | st.text().map(lambda t: t.encode("utf-16", "surrogatepass"))
)
def test_any_bytes_are_text_or_refused(raw):
    try:
        decoded = decode(raw, "a.txt")
    except ArticleError:
        return
    assert "\x00" not in decoded.text
    assert decoded.text.encode("utf-8").decode("utf-8") == decoded.text
