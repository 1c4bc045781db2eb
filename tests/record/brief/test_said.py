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
        pytest.param("thanked", "direct", "Jonas Haldric: “the hosts", id="a quotation stands by itself"),
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
