"""What is known of an article is set right on its page, each change a decision with its undo; copies are ruled on there too."""

import re

import pytest


def of_copy(record):
    return next(iter(sorted(record.view().copies.items())))


@pytest.fixture
def still(desk, monkeypatch):
    """A desk that notes what it would have read again, and reads nothing."""
    record, browser = desk
    asked = []
    monkeypatch.setattr(type(browser.app.state.desk.settling), "begin", lambda _, *, reads=False: asked.append(reads))
    return record, browser, asked


def form_of(text):
    """The fields of the form that sets an article right, as a browser would send them."""
    form = text[text.index('action="/decide/article"') :].partition("</form>")[0]
    found = dict(re.findall(r'<input name="(f\.\w+)" value="([^"]*)"', form))
    chosen = re.findall(r'<select name="(f\.\w+)">.*?<option selected>(\w+)</option>', form, re.DOTALL)
    return found | dict(chosen)


def test_each_changed_field_is_a_decision_and_can_be_undone(still):
    record, browser, asked = still
    article = record.articles()[0]
    page = browser.get(f"/articles/{article.id}").text
    form = form_of(page)
    assert set(form) == {f"f.{n}" for n in ("published", "source", "title", "author", "genre", "taken_from")}
    before = len(record.log())
    back = f"/articles/{article.id}#known"
    given = form | {"f.published": "2031-02-03", "f.author": "Mira Solt", "article": article.id, "back": back}
    after = browser.post("/decide/article", data=given | {"note": "seen in print"})
    made = [r.decision for r in record.log()[before:]]
    assert [(d.verb, dict(d.fields), d.note) for d in made] == [
        ("correct", {"published": "2031-02-03"}, "seen in print"),
        ("correct", {"author": "Mira Solt"}, "seen in print"),
    ]
    now = record.view().article[article.id]
    assert (now.published.edtf, now.author) == ("2031-02-03", "Mira Solt")
    assert "3 Feb 2031" in after.text
    assert "Set right" in after.text
    assert asked.count(True) == 1
    for decision in made:
        browser.post("/undo", data={"number": decision.number, "back": back})
    again = record.view().article[article.id]
    assert (again.published, again.author) == (article.published, article.author)
    assert asked.count(True) == 3


def test_a_form_that_changes_nothing_or_holds_no_date_writes_nothing(still):
    record, browser, asked = still
    article = record.articles()[0]
    form = form_of(browser.get(f"/articles/{article.id}").text) | {"article": article.id}
    assert browser.post("/decide/article", data=form).status_code == 400
    wrong = browser.post("/decide/article", data=form | {"f.title": "Other", "f.published": "last week"})
    assert wrong.status_code == 400
    assert "Write dates as EDTF" in wrong.text
    assert browser.post("/decide/article", data=form | {"f.title": "x" * 2_001}).status_code == 400
    assert browser.post("/decide/article", data={"article": "0000000000000000"}).status_code == 404
    assert not record.log()
    assert True not in asked


def test_a_copy_can_be_denied_and_named_and_each_be_undone(still):
    record, browser, _ = still
    copy, original = of_copy(record)
    page = browser.get(f"/articles/{copy}").text
    assert f'href="/articles/{copy}/beside/{original}"' in page
    assert "Not a copy" in page
    browser.post("/decide/copy", data={"article": copy, "other": original, "verb": "not-same-as"})
    assert copy not in record.view().copies
    number = record.log()[-1].decision.number
    known = browser.get(f"/articles/{copy}").text
    assert "not-same-as" in known
    assert f'name="number" value="{number}"' in known
    browser.post("/undo", data={"number": number})
    assert record.view().copies[copy] == original
    other = next(a.id for a in record.articles() if a.id not in {copy, original})
    for named in (other, f"http://127.0.0.1:8321/articles/{other}#s3"):
        browser.post("/decide/copy", data={"article": original, "other": named, "verb": "same-as"})
        assert other in record.view().copies or original in record.view().copies
        browser.post("/undo", data={})
        assert set(record.view().copies) == {copy}


def test_what_cannot_be_said_of_articles_is_refused(still):
    record, browser, _ = still
    copy, original = of_copy(record)
    for data, status in (
        ({"article": copy, "other": original, "verb": "accept"}, 400),
        ({"article": copy, "other": copy, "verb": "same-as"}, 400),
        ({"article": copy, "other": "nowhere", "verb": "same-as"}, 404),
        ({"article": "nowhere", "other": copy, "verb": "same-as"}, 404),
    ):
        assert browser.post("/decide/copy", data=data).status_code == status, data
    assert not record.log()


def test_a_corrected_date_is_read_again(desk):
    record, browser = desk
    article = next(a for a in record.articles() if a.published.edtf)
    form = form_of(browser.get(f"/articles/{article.id}").text)
    browser.post("/decide/article", data=form | {"article": article.id, "f.published": "2031-02-03"})
    browser.app.state.desk.settling.wait(120)
    assert article.id in record.store.dates()
    assert record.is_fresh()
