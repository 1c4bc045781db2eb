"""Web pages: their article and what they state, without the network, however they are made."""

from __future__ import annotations

import contextlib
import socket

import pytest

from parley.coverage.page import is_page, read_page
from parley.errors import ArticleError, Skipped, TooLarge, Unreadable

PAGE = """<!doctype html><html lang="en"><head><title>Accord | Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette"><meta property="article:published_time" content="2031-03-03T10:00:00Z">
<script type="application/ld+json">{"@context":"x","@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Envoys sign accord",
"author":[{"@type":"Person","name":"Ola Testperson"}],"datePublished":"2031-03-02","articleSection":"Rivers"}]}</script></head>
<body><nav><a href="/">Home</a><a href="/r">Rivers</a></nav><article><h1>Envoys sign accord</h1>
<p>The accord was signed on Monday by both ministers, officials of both towns said after a night of talks.</p>
<p>“It will hold,” one of them told reporters at the lock. He gave no term for it, and nobody asked him.</p></article>
<footer>© 2031 Harbour Gazette</footer></body></html>"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a page was about to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_a_page_gives_its_article_and_what_it_states():
    page = read_page(PAGE.encode(), "a.html")
    assert page.text.split("\n\n")[0] == "Envoys sign accord"
    assert "both towns said after a night of talks." in page.text
    assert "Home" not in page.text
    assert (page.meta.source, page.meta.author, page.meta.section) == ("Harbour Gazette", "Ola Testperson", "Rivers")
    assert (page.meta.published, page.meta.title) == ("2031-03-02", "Envoys sign accord")


def test_a_page_in_another_charset():
    raw = PAGE.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")
    page = read_page(raw, "a.html")
    assert "“It will hold,”" in page.text
    assert page.changes == ("decoded as cp1252, not UTF-8",)


def test_deep_nesting_is_never_a_silently_empty_article():
    deep = "<html><body>" + "<div>" * 300 + "<p>The accord was signed on Monday by both ministers.</p>"
    with pytest.raises(Unreadable, match="nested too deep"):
        read_page(deep.encode(), "a.html")


def test_enormous_tables_are_refused():
    row = "<tr>" + "<td colspan=1000>x</td>" * 5 + "</tr>"
    with pytest.raises(TooLarge):
        read_page(("<html><body><table>" + row * 16_000 + "</table>").encode(), "a.html")


def test_wide_cells_are_not_multiplied():
    table = "<table>" + "<tr>" + "<td colspan=1000>berth and fee</td>" * 3 + "</tr></table>"
    assert len(read_page(PAGE.replace("</article>", table * 20 + "</article>").encode(), "a.html").text) < 10_000


def test_entities_that_name_files_are_not_opened():
    raw = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><body><p>The &a; accord was signed on Monday.</p>"
    assert "root:" not in read_page(raw, "a.html").text


def test_entities_that_multiply_stay_small():
    lol = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    raw = f"<!DOCTYPE x [<!ENTITY l0 'ha'>{lol}]><html><body><p>The accord was signed &l11; on Monday by both of them.</p>".encode()
    assert len(read_page(raw, "a.html").text) < 5_000


@pytest.mark.parametrize(
    ("raw", "kind"), [(b"", Skipped), (b"<html></html>", Unreadable), (b"<html><body><script>x</script>", Unreadable)]
)
def test_pages_without_an_article(raw, kind):
    with pytest.raises(kind):
        read_page(raw, "a.html")


def test_a_page_without_metadata_still_has_a_site_and_an_author():
    body = PAGE.partition("<article>")[2].replace("</h1>", '</h1><p class="byline">By Ola Testperson in Lockport</p>')
    raw = f"<html><head><title>Envoys sign accord | Harbour Gazette</title></head><body><article>{body}"
    meta = read_page(raw.encode(), "a.html").meta
    assert (meta.source, meta.author, meta.title) == ("Harbour Gazette", "Ola Testperson", "Envoys sign accord")


def test_broken_linked_data_is_passed_over():
    raw = PAGE.replace('{"@context"', '{"@context" broken')
    assert read_page(raw.encode(), "a.html").meta.published == "2031-03-03T10:00:00Z"


def test_a_page_is_known_by_its_first_tag():
    assert is_page("  <!DOCTYPE html>")
    assert not is_page("Envoys <html>")


@pytest.mark.parametrize(
    "raw", [b"<" * 5000, b"<p>" * 5000, b"<a b='" * 3000, b"<!--" * 3000, b"<html>" + b"\xff" * 300]
)
def test_hostile_markup_is_refused_or_read(raw):
    with contextlib.suppress(ArticleError):
        assert read_page(raw, "a.html").text
