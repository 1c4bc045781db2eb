"""Stated values, from sidecars and front matter: whatever they hold, text comes of it or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.coverage.metadata import Meta, from_mapping, from_sidecar, front_matter, merge


def test_a_sidecar_states_values():
    meta = from_sidecar(
        b'{"title": "T", "source": "S", "published": "2031-03-03", "author": ["A", {"name": "B"}], "nothing": 1}'
    )
    assert meta == Meta(title="T", source="S", published="2031-03-03", author="A, B", origin="the sidecar")


@pytest.mark.parametrize("raw", [b"", b"[1]", b"{", b"\xff\xfe", b"[" * 100_000, b'"text"'])
def test_a_sidecar_that_is_none_says_so(raw):
    with pytest.raises(ValueError, match="it is not"):
        from_sidecar(raw)


def test_front_matter_of_both_kinds():
    text = '---\ntitle: "River: the accord"\ndate: 2031-03-03\ntags: [a, b]\nnested:\n  - x\n---\nBody\n'
    meta, head = front_matter(text)
    assert (meta.title, meta.published, meta.origin) == ("River: the accord", "2031-03-03", "the front matter")
    assert text[head:] == "\nBody\n"
    meta, head = front_matter('+++\ntitle = "T"\ndate = 2031-03-03\nauthors = ["A", "B"]\n+++\nBody')
    assert (meta.title, meta.published, meta.author) == ("T", "2031-03-03", "A, B")


@pytest.mark.parametrize("text", ["Body\n---\n", "---\nnever closed", "+++\nno toml =\n+++\n", "----\n----\n", ""])
def test_what_is_no_front_matter_is_text(text):
    assert front_matter(text) == (Meta(), 0)


def test_the_first_to_state_a_value_wins_and_the_date_keeps_its_teller():
    merged = merge(
        Meta(title="T"),
        Meta(title="U", published="2031", origin="the page"),
        Meta(published="2030", origin="x", url="u"),
    )
    assert merged == Meta(title="T", published="2031", origin="the page", url="u")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 10**12) | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "author", "date", "url", "Published", "x"]), JSON, max_size=5))
def test_any_values_give_lines_of_text_or_nothing(values):
    meta = from_mapping(values, "the feed")
    for value in (meta.title, meta.author, meta.published, meta.url):
        assert value is None or (value.strip() == value != "" and "\n" not in value)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="-+\n :[]'\"ab=\r"))
def test_front_matter_never_leaves_the_text(text):
    _, head = front_matter(text)
    assert 0 <= head <= len(text)
