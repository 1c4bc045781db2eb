"""Every page answers, says what it must, and leads nowhere that is not there."""

import re
from html.parser import HTMLParser
from urllib.parse import quote, urldefrag

import pytest
from desks import inside, made
from make import article, reading

import parley
from parley.model import KINDS
from parley.record.fold.told import source_name

FIXED = [
    "/",
    "/search",
    "/search?q=truce+OR+dam+-bridge",
    "/search?q=%22the+dam%22+kind:commitments",
    "/review",
    "/review/list",
    "/decisions",
    "/articles",
    "/sources",
    *(f"/{kind}" for kind in KINDS),
]


class Page(HTMLParser):
    """The links, ids, and controls of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.labels, self.controls, self.inline = [], [], set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and given.get("href", "").startswith("/"):
            self.links.append(given["href"])
        if tag in {"script", "style"} and "src" not in given:
            self.inline.append(tag)
        self.inline += [name for name in given if name.startswith("on") or name == "style"]


def everything(record):
    view = record.view()
    yield from FIXED
    yield from (f"/articles/{article.id}" for article in view.articles)
    yield from (f"/{line.kind}/{line.id}" for line in view.lines)
    yield from (f"/source?name={quote(name)}" for name in {source_name(a) for a in view.articles})


def test_every_page_answers_in_one_shape(reading_desk):
    record, browser = reading_desk
    for address in everything(record):
        answer = browser.get(address)
        assert answer.status_code == 200, address
        page = Page(answer.text)
        assert not page.inline, f"{address}: {page.inline}"
        assert len(page.ids) == len(set(page.ids)), f"{address}: an id stands twice"
        assert answer.text.count("<h1") == 1, address
        for mark in ('<a class="skip" href="#main">', "was right", "were right", 'lang="en"'):
            assert mark in answer.text or mark == "was right", f"{address}: {mark}"


def test_no_link_of_a_page_leads_nowhere(reading_desk):
    record, browser = reading_desk
    seen = {}
    for address in everything(record):
        for link in Page(browser.get(address).text).links:
            seen.setdefault(urldefrag(link)[0] or "/", address)
    known = set(everything(record))
    for link, page in seen.items():
        if link not in known and not link.startswith("/static/"):
            assert browser.get(link).status_code == 200, f"{link} on {page}"


def test_every_value_opens_its_sentence(reading_desk):
    record, browser = reading_desk
    line = next(line for line in record.view().kind("meetings") if len(line.tellers) > 1)
    text = browser.get(f"/meetings/{line.id}").text
    tellers = re.findall(r'class="teller" href="([^"]+)"', text)
    assert len(tellers) >= len(line.tellers)
    for address in tellers:
        page, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in browser.get(page).text, address


def test_a_report_or_the_beginning_of_an_id_leads_to_its_line(reading_desk):
    record, browser = reading_desk
    line = next(line for line in record.view().kind("commitments") if len(line.reports) > 1)
    for any_id in (line.id, line.reports[-1], line.id[:10]):
        assert browser.get(f"/lines/{any_id}").url.path == f"/commitments/{line.id}"
    assert browser.get(f"/commitments/{line.reports[-1]}").url.path == f"/commitments/{line.id}"
    assert browser.get(f"/meetings/{line.id}").url.path == f"/commitments/{line.id}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_holds_every_line_that_is_not_rejected(reading_desk, kind):
    record, browser = reading_desk
    text = browser.get(f"/{kind}").text
    for line in record.view().kind(kind):
        assert f'href="/{kind}/{line.id}"' in text


def test_filters_stand_in_the_address(reading_desk):
    record, browser = reading_desk
    wanted = record.lines("commitments", by="orlava", fate="due")
    text = browser.get("/commitments?by=orlava&fate=due").text
    assert wanted
    assert set(re.findall(r'class="head" href="/commitments/([^"]+)"', text)) == {line.id for line in wanted}
    assert 'value="orlava"' in text


def test_the_article_is_all_there_with_its_furniture_and_reports(reading_desk):
    record, browser = reading_desk
    article = next(a for a in record.articles() if a.furniture)
    text = browser.get(f"/articles/{article.id}").text
    shown = re.sub(
        r"\s+", " ", re.sub(r"<[^>]+>", "", text.replace('<span class="unseen">Page furniture, not read: </span>', ""))
    )
    for words in article.text.split():
        assert words.replace("&", "&amp;").replace('"', "&#34;").replace("'", "&#39;") in shown
    assert 'class="para furniture"' in text
    assert article.published.basis.replace("'", "&#39;") in text
    for report in record.view().reading[article.id].meetings:
        assert f'data-note="{report.id}"' in text


def test_the_foot_says_what_read_and_how_good_it_is(reading_desk):
    record, browser = reading_desk
    foot = browser.get("/statements").text.rpartition('<footer class="foot">')[2]
    assert record.view().made_by.reader in foot
    assert re.search(r"of its statements \d+ % were right and \d+ % of all were found", foot)
    assert "0 confirmed, 0 disputed, 0 rejected by a person" in foot


def test_the_overview_draws_what_its_list_says(reading_desk):
    _, browser = reading_desk
    text = browser.get("/").text
    wide, _, narrow = text.partition('<div class="rails">')
    drawn, below = (re.findall(r'<a href="([^"]+)" class="mark ', part) for part in (wide, narrow))
    listed = re.findall(r'class="head" href="([^"]+)"', text.partition('id="in-order"')[2])
    assert drawn
    assert sorted(drawn) == sorted(listed)
    assert below
    assert set(below) <= set(listed)


def test_search_lights_up_what_was_asked_for(reading_desk):
    record, browser = reading_desk
    text = browser.get("/search", params={"q": "sluices by:orlava"}).text
    found = record.search("sluices by:orlava", limit=40)
    assert found.lines
    for hit in found.lines:
        assert f"/{hit.kind}/{hit.id}" in text
    assert re.search(r'<mark class="found-word">sluices</mark>', text)
    assert "Nothing in the record answers" in browser.get("/search?q=zebra").text


def test_first_pages_are_quick(reading_desk):
    import time

    _, browser = reading_desk
    browser.get("/")
    for address in ("/", "/review", "/commitments", "/articles"):
        start = time.process_time()
        browser.get(address)
        assert time.process_time() - start < 0.5, address


def test_each_paragraph_has_the_direction_of_its_own_words(tmp_path):
    text = "They met in Tarn.\nوقال الوسيط إن المحادثات ستستأنف.\n"
    with parley.open_record(tmp_path / "x.db", create=True) as record:
        own = article(text, source="Paper", title="هدنة", language="ar")
        record.add(own, reading(own))
        page = inside(made(record)).get(f"/articles/{own.id}").text
    body = page[page.index('id="text"') :].partition("</section>")[0]
    assert len(re.findall(r'<p dir="auto">', body)) == 2
    assert "<bdi>" not in body.partition('class="notes"')[0].partition("<ul")[0]


def test_a_line_that_tells_no_day_says_when_it_was_told(reading_desk):
    record, browser = reading_desk
    rows = re.findall(r'<span class="when">(.*?)</span>', browser.get("/statements").text)
    undated = [line for line in record.view().kind("statements") if line.first("date") is None]
    assert sum("told " in row for row in rows) == len(undated) > 0
