"""How the brief words what somebody said."""

import pytest
from told import lexicon, record

from parley.record.brief.brief import brief
from parley.record.fold.lines import build_lines
from parley.record.view import MadeBy, View, last_day


@pytest.mark.parametrize(
    ("cue", "form", "told"),
    [
        pytest.param("thanked", "indirect", "Jonas Haldric (thanked): the hosts", id="its sense hangs on the cue"),
        pytest.param("said", "indirect", "Jonas Haldric: the hosts", id="a plain cue says nothing more"),
        pytest.param("thanked", "direct", "Jonas Haldric (thanked): “the hosts", id="that of a quotation too"),
        pytest.param("said", "direct", "Jonas Haldric: “the hosts", id="said of a quotation"),
    ],
)
def test_the_cue_stands_with_words_that_hang_on_it(cue, form, told):
    content = "the hosts of Tarn for their patience"
    statement = {"id": "s", "speakers": ["p"], "content": content, "cue": cue, "form": form}
    article = {
        "id": "a",
        "published": "2019-05-01",
        "actors": [{"id": "p", "name": "Jonas Haldric"}],
        "statements": [statement],
    }
    articles, readings, _ = record({"why": "a cue", "article": [article]})
    lines = build_lines(articles, readings, lexicon=lexicon())
    page = brief(
        View(tuple(articles), tuple(readings), lines, {}, last_day(articles), MadeBy("0.1.0", "en-1", "words"))
    )
    assert told in page


def test_what_is_said_of_the_matter_goes_before_what_is_not_on_it():
    actors = [{"id": "p", "name": "Jonas Haldric"}, {"id": "o", "name": "Orlava", "type": "state"}]
    sluices = "Orlava opens the sluices of the dam when the winter is over"
    statements = [
        {"id": "s", "speakers": ["p"], "content": "Hello, everybody there, can you all hear me?", "form": "direct"},
        {"id": "t", "speakers": ["p"], "content": "thank you all so very much for coming tonight", "form": "direct"},
        {"id": "u", "speakers": ["p"], "content": sluices},
    ]
    commitments = [
        {"id": "c", "by": ["o"], "action": "open the sluices of the dam"},
        {"id": "d", "by": ["o"], "action": "pay for the sluices"},
    ]
    article = {
        "id": "a",
        "published": "2019-05-01",
        "actors": actors,
        "statements": statements,
        "commitments": commitments,
    }
    articles, readings, _ = record({"why": "a greeting", "article": [article]})
    lines = build_lines(articles, readings, lexicon=lexicon())
    page = brief(
        View(tuple(articles), tuple(readings), lines, {}, last_day(articles), MadeBy("0.1.0", "en-1", "words"))
    )
    assert "## Said (+ 2 less certain)" in page
    assert sluices in " ".join(page.split())
    assert "hear me" not in page
