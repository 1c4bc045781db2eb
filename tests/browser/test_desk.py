"""The desk as a person meets it: with a keyboard, in the dark, on a phone, without scripts, before hostile articles."""

import time
from dataclasses import replace
from urllib.parse import quote

import pytest
import quick
from make import article, reading
from served import Served

import parley
from parley.record.fold.told import source_name
from parley.run import SHIPPED, read_into

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def pages(record):
    """The main pages: one of each."""
    view = record.view()
    found = {
        "overview": "/",
        "review": "/review?kind=commitments",
        "several": "/review/list",
        "board": "/board",
        "positions": "/matrix",
        "commitments": "/commitments",
        "search": "/search?q=sluices",
        "articles": "/articles",
        "sources": "/sources",
        "coverage": "/coverage",
        "decisions": "/decisions",
        "views": "/views",
        "parties": "/?lanes=party",
        "column": "/board?column=Open",
        "alerts": "/alerts",
        "new": "/new",
        "source": f"/source?name={quote(source_name(view.articles[0]))}",
        "alone": f"/source/lines?name={quote(source_name(view.articles[0]))}&what=alone",
    }
    told = max(view.articles, key=lambda a: len(view.reading[a.id].reports()))
    found["article"] = f"/articles/{told.id}"
    copy, original = min(view.copies.items())
    found["copy"] = f"/articles/{copy}/beside/{original}"
    found["add"] = f"/add?article={told.id}&start=0&end=20"
    found["processes"] = "/processes"
    for kind in ("meetings", "commitments", "instruments", "disagreements", "statements", "figures"):
        line = max(view.kind(kind), key=lambda line: (len(line.reports), len(line.tellers)))
        found[kind.removesuffix("s")] = f"/{kind}/{line.id}"
    actor = max(
        (line for line in view.kind("actors") if line.first("type") == "state"), key=lambda line: len(line.reports)
    )
    found["actor"] = f"/actors/{actor.id}"
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_says_nothing_in_the_console(still, chromium, axe, scheme):
    page = still.enter(chromium, color_scheme=scheme)
    faults = []
    for name, address in pages(still.record).items():
        page.goto(still.home + address)
        page.wait_for_load_state("networkidle")
        page.evaluate(axe)
        found = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        )
        faults += [
            f"{name}: {v['id']} {v['nodes'][0]['html'][:160]} {v['nodes'][0]['failureSummary'][:200]}"
            for v in found["violations"]
        ]
    assert not faults, "\n".join(faults)
    assert not page.complaints


def test_nothing_sticks_out_on_a_phone(still, chromium):
    page = still.enter(chromium, **PHONE)
    for name, address in pages(still.record).items():
        page.goto(still.home + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
    assert not page.complaints


def test_on_a_phone_the_timeline_runs_down_and_its_marks_lead_on(still, chromium):
    page = still.enter(chromium, **PHONE)
    assert not page.locator("svg.lanes").is_visible()
    mark = page.locator("svg.rail .mark").first
    assert mark.is_visible()
    address = mark.get_attribute("href")
    mark.click()
    page.wait_for_url(f"**{address}")
    assert not page.locator("details.side nav").is_visible()
    assert not page.complaints


@pytest.mark.parametrize("scripted", [True, False])
def test_an_article_is_set_right_and_a_copy_denied_and_both_undone(desk, chromium, scripted):
    page = desk.enter(chromium, scripted=scripted)
    record = desk.record
    copy, original = min(record.view().copies.items())
    page.goto(f"{desk.home}/articles/{copy}")
    page.get_by_role("button", name="Not a copy").click()
    assert copy not in record.view().copies
    page.get_by_role("button", name="Undo").click()
    assert record.view().copies[copy] == original
    was = record.view().article[copy].author
    page.locator("#known summary").first.click()
    page.locator("[name='f.author']").fill("Mira Solt")
    page.get_by_role("button", name="Set it right").click()
    assert record.view().article[copy].author == "Mira Solt"
    page.locator("#known").get_by_role("button", name="Undo").last.click()
    assert record.view().article[copy].author == was
    desk.app.state.desk.settling.wait(120)
    assert not page.complaints


def test_a_reader_s_address_is_given_and_revoked_by_keyboard(desk, chromium):
    page = desk.enter(chromium)
    desk.record.save_view("Still open", "/commitments?fate=open")
    look(page, f"{desk.home}/views")
    page.get_by_role("button", name="Address for feed readers").focus()
    press(page, "Enter")
    address = page.get_by_label("Address for a feed reader").input_value()
    reader = chromium.new_context().new_page()
    assert "<feed" in reader.request.get(address).text()
    page.get_by_role("button", name="Revoke").focus()
    press(page, "Enter")
    assert reader.request.get(address).status == 404
    assert not page.complaints


def test_lanes_are_chosen_in_the_address_and_zoom_as_well(still, chromium):
    page = still.enter(chromium)
    page.locator("body[data-ready]").wait_for()
    page.get_by_role("link", name="by party").focus()
    press(page, "Enter")
    assert page.url.endswith("/?lanes=party")
    assert page.locator("svg.lanes .lane").count() > 2
    region = page.get_by_role("region", name="Timeline, drawn")
    rows = page.locator("#in-order .row:visible")
    every = rows.count()
    region.focus()
    for _ in range(5):
        page.keyboard.press("+")
    assert 0 < rows.count() < every
    assert not page.complaints


def at_hand(page):
    return page.locator("[data-line]").first.get_attribute("data-line")


def press(page, key):
    """A key that leads to another page, or to the same one anew."""
    page.locator("body[data-ready]").wait_for()
    with page.expect_navigation():
        page.keyboard.press(key)
    page.locator("body[data-ready]").wait_for()


def look(page, address):
    page.goto(address)
    page.locator("body[data-ready]").wait_for()


def test_the_whole_review_by_keyboard(desk, chromium):
    page = desk.enter(chromium)
    record = desk.record
    look(page, f"{desk.home}/review?kind=meetings")
    decided = []
    for key, review in (("a", "confirmed"), ("r", "rejected"), ("d", "disputed"), ("u", "machine")):
        line = at_hand(page)
        page.keyboard.press("n")
        page.keyboard.type(f"because {key}")
        page.keyboard.press("Escape")
        press(page, key)
        assert record.view().line[line].review == review
        assert record.log()[-1].decision.note == f"because {key}"
        assert at_hand(page) != line
        decided.append(line)
    press(page, "z")
    assert at_hand(page)
    assert record.log()[-1].decision.verb == "undo"
    here = at_hand(page)
    press(page, "j")
    assert at_hand(page) != here
    press(page, "k")
    assert at_hand(page) == here

    look(page, f"{desk.home}/review?kind=commitments")
    line = at_hand(page)
    page.keyboard.press("e")
    field = page.locator("[name='f.due']")
    field.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2031-02-03")
    press(page, "Enter")
    assert record.view().line[line].review == "confirmed"
    assert "2031-02-03" in [v.value for v in record.view().line[line].values["due"]]

    line = at_hand(page)
    page.keyboard.press("m")
    page.keyboard.press("Space")
    press(page, "Enter")
    assert record.log()[-1].decision.verb == "merge"
    look(page, f"{desk.home}/review?kind=commitments&at={line}")
    page.keyboard.press("s")
    page.keyboard.press("Space")
    press(page, "Enter")
    assert record.log()[-1].decision.verb == "split"

    left = at_hand(page)
    look(page, f"{desk.home}/review")
    assert at_hand(page) == left
    assert not page.complaints


def test_review_and_adding_without_scripts(desk, chromium):
    page = desk.enter(chromium, scripted=False)
    page.goto(f"{desk.home}/review?kind=figures")
    line = at_hand(page)
    page.get_by_role("button", name="Accept").click()
    assert desk.record.view().line[line].review == "confirmed"
    page.get_by_role("button", name="Undo").click()
    assert desk.record.view().line[line].review == "machine"
    own = desk.record.articles()[0]
    page.goto(f"{desk.home}/articles/{own.id}")
    words = own.text.partition("\n")[0][:30].rsplit(" ", 1)[0]
    page.get_by_label("Its words").fill(words + own.text[len(words) :].partition("\n")[0])
    page.locator(".add-here select").select_option("incidents")
    page.get_by_role("button", name="Add a line").click()
    page.locator("[name='f.type']").fill("CONSULT")
    page.get_by_role("button", name="Add it").click()
    assert desk.record.log()[-1].decision.verb == "add"


def test_the_keyboard_finds_its_way(still, chromium):
    page = still.enter(chromium)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    page.keyboard.type("sluices")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("mark.found-word").count()
    page.goto(still.home)
    for _ in range(45):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return e === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none' || getComputedStyle(e.parentElement).outlineStyle !== 'none'; })()"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")


def test_the_timeline_comes_closer_and_its_list_with_it(still, chromium):
    page = still.enter(chromium)
    page.locator("body[data-ready]").wait_for()
    region = page.get_by_role("region", name="Timeline, drawn")
    rows = page.locator("#in-order .row:visible")
    every = rows.count()
    region.focus()
    for _ in range(5):
        page.keyboard.press("+")
    assert 0 < rows.count() < every
    page.keyboard.press("ArrowRight")
    page.keyboard.press("0")
    assert rows.count() == every
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.classList.contains('mark')")
    assert not page.complaints


def test_a_sentence_has_an_address_and_selected_words_a_form(tmp_path, chromium):
    text = "Harrow 🙂 met them.\nMarenko 🙂 said “yes” in Geneva.\nمرحبا بالعالم here."
    with parley.open_record(tmp_path / "x.db", create=True) as record:
        own = article(text, source="Paper", published="2024-05-06")
        record.add(own, reading(own))
        served = Served(record)
        page = served.enter(chromium)
        page.goto(f"{served.home}/articles/{own.id}#s2")
        assert page.evaluate("document.querySelector('.sentence:target').textContent").startswith("Marenko")
        page.evaluate(
            """() => {
              const walk = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const at = walk.currentNode.data.indexOf("“yes”");
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walk.currentNode, at);
                range.setEnd(walk.currentNode, at + 5);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
              }
            }"""
        )
        page.locator("#picker a[data-kind=statements]").click()
        page.wait_for_url("**/add?**")
        assert page.locator("blockquote mark").inner_text() == "“yes”"
        served.close()
        assert not page.complaints


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</textarea></title></style></script><script>alert(1)</script>",
    "javascript:alert(1)",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "{{constructor.constructor('alert(1)')()}}",
    "<a href='javascript:alert(1)' autofocus onfocus=alert(1)>x</a>",
]


def test_hostile_articles_run_nothing(tmp_path, chromium):
    with parley.open_record(tmp_path / "x.db", create=True) as record:
        for n, attack in enumerate(HOSTILE):
            own = article(
                f"{attack}\nHe said {attack}.",
                source=f"{n}{attack}",
                url=f"javascript:alert({n})",
                title=attack,
                author=attack,
                path=attack,
                published="2024-05-06",
            )
            record.add(own, reading(own))
        served = Served(record)
        page = served.enter(chromium)
        view = record.view()
        addresses = [
            "/",
            "/articles",
            "/sources",
            "/statements",
            "/review",
            "/review/list",
            "/search?q=alert",
            "/statements?text=" + "%3Cscript%3Ealert(1)%3C/script%3E",
        ]
        addresses += [f"/articles/{a.id}" for a in view.articles] + [f"/{x.kind}/{x.id}" for x in view.lines]
        for address in addresses:
            page.goto(served.home + address)
            page.wait_for_load_state("networkidle")
            assert (
                page.evaluate(
                    "document.querySelectorAll('main script, main iframe, main img, [onload], [onerror], [onfocus]').length"
                )
                == 0
            )
        served.close()
        assert not page.complaints


def test_dropped_coverage_is_read_while_one_watches(tmp_path, chromium):
    tools = replace(quick.TOOLS, gather=SHIPPED.gather)

    def slowly(record, *sources, progress, **known):
        def step(item):
            time.sleep(0.4)
            progress(item)

        return read_into(record, *sources, progress=step, **(known | {"tools": tools, "jobs": 1}))

    with parley.open_record(tmp_path / "x.db", create=True) as record:
        served = Served(record)
        served.app.state.desk.jobs._read = slowly
        page = served.enter(chromium)
        page.goto(f"{served.home}/coverage")
        names = [tmp_path / f"{n}.txt" for n in range(4)]
        for n, name in enumerate(names):
            name.write_text(f"They met in Tarn {n} times.\n", encoding="utf-8")
        page.set_input_files("input[type=file]", names)
        assert "4 files" in page.locator("#chosen").inner_text()
        page.get_by_role("button", name="Read it").click()
        page.wait_for_url("**/jobs/1")
        page.get_by_text("4 given: 4 read").wait_for(timeout=60_000)
        assert len(record.articles()) == 4
        served.close()
        assert not page.complaints


@pytest.mark.parametrize(("name", "how"), [("light", {}), ("dark", {"color_scheme": "dark"}), ("phone", PHONE)])
def test_pictures_for_the_documentation(still, chromium, pictures, name, how):
    page = still.enter(chromium, device_scale_factor=1, reduced_motion="reduce", **how)
    wanted = {
        "light": ("overview", "parties", "review", "article", "board", "instrument", "actor", "copy"),
        "dark": ("commitment", "meeting"),
        "phone": ("overview",),
    }[name]
    for one in wanted:
        page.goto(still.home + pages(still.record)[one])
        page.wait_for_load_state("networkidle")
        shot = page.screenshot()
        assert len(shot) > 20_000
        if pictures is not None:
            pictures.mkdir(exist_ok=True)
            (pictures / f"desk-{'phone' if name == 'phone' else one}.png").write_bytes(shot)
