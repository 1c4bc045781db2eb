"""Hostile words of articles are shown as words."""

import re

import pytest
from desks import inside, made
from make import article, reading

import parley

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</textarea></title></style><script>alert(1)</script>",
    "{{7*7}}{% raw %}${7*7}<%= 7*7 %>",
    "]]><!--<script>-->",
    "\u202egnp.exe\u2066",
    "=cmd|' /C calc'!A0",
    '<a href="javascript:alert(1)" onclick=alert(1)>x</a>',
    "<bdi></mark></span></div></main><iframe srcdoc='<script>alert(1)</script>'>",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A record that is hostile wherever words from outside can stand."""
    with parley.open_record(tmp_path_factory.mktemp("hostile") / "x.db", create=True) as record:
        for n, attack in enumerate(ATTACKS):
            own = article(
                f"{attack}\nHe said {attack}.",
                source=f"Paper {n} {attack}",
                url=f"javascript:alert({n})//{attack}",
                path=f"{attack}.txt",
                title=attack,
                author=attack,
                published="2024-05-06",
                taken_from=attack,
            )
            record.add(own, reading(own))
        yield record, inside(made(record))


def test_no_page_lets_them_out(hostile):
    record, browser = hostile
    view = record.view()
    pages = ["/", "/articles", "/sources", "/statements", "/review", "/review/list", "/search?q=alert"]
    pages += [f"/articles/{a.id}" for a in view.articles] + [f"/{x.kind}/{x.id}" for x in view.lines]
    for page in pages:
        text = browser.get(page).text
        plain = re.sub(r'<script type="module" src="/static/desk.js\?v=\w+"></script>', "", text)
        assert "<script" not in plain, page
        bare = re.sub(r'"[^"]*"', '""', plain)
        assert not re.search(r"<(img|iframe|svg/|[^>]*\son\w+\s*=)", bare), page
        assert 'href="javascript' not in plain, page
        assert "\u202e" not in re.sub(
            r'(value|title|data-copy)="[^"]*"|<textarea.*?</textarea>|<title>.*?</title>', "", plain, flags=re.DOTALL
        ), page
        assert "49" not in re.findall(r"<h1>(.*?)</h1>", plain, re.DOTALL)[0], page


def test_a_hostile_question_is_shown_as_it_was_asked(hostile):
    _, browser = hostile
    for attack in ATTACKS:
        answer = browser.get("/statements", params={"text": attack, "by": attack})
        assert answer.status_code == 200
        assert attack not in answer.text or "<" not in attack


def test_words_in_a_cookie_are_not_believed(hostile):
    _, browser = hostile
    for value in ("at=%22><script>", "kind=..%2f&at=x", "9" * 5000, "%00", "a=b"):
        browser.cookies.set("parley-8321-review", value.replace(";", ""))
        browser.cookies.set("parley-8321-seen", value)
        assert browser.get("/review").status_code in {200, 400}
        assert browser.get("/").status_code in {200, 400}
