"""Answers from the tables: search, what is in force, what passed between two; the same from a file and from a view."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import TEXT, article, reading
from told import record as told

from parley.errors import UsageError
from parley.evidence import check
from parley.model import Furniture
from parley.record import Record
from parley.record.questions.aside import answers_aside

ARTICLES = (
    article(
        path="a.txt", source="Harbour Gazette", author="Ida Quill", published="2024-05-07", title="Envoys meet in Tarn"
    ),
    article(f"{TEXT} More.", path="b.txt", source="Meridian Wire", published="2024-06-02"),
    article('The wire said "nothing AND everything", Kœnig\'s café closed.', path="c.txt", source="Lowland Times"),
    article("Share this bridge page.\nThe bridge is shut.", path="d.txt", furniture=(Furniture(0, 23, "share"),)),
)


def fill(record, articles=ARTICLES):
    for art in articles:
        record.add(art, reading(art))
    return record


@pytest.fixture
def record(tmp_path):
    with Record(tmp_path / "parley.db", create=True) as opened:
        yield fill(opened)


def found(record, text, **more):
    answer = record.search(text, **more)
    return {h.kind for h in answer.lines}, sorted(record.article(h.id).path for h in answer.articles)


@pytest.mark.parametrize(
    ("text", "kinds", "paths"),
    [
        (
            "bridge",
            {"statements", "commitments"},
            ["a.txt", "b.txt", "d.txt"],
        ),
        ("BRIDGE -june", {"statements"}, ["d.txt"]),
        ('"met in Tarn"', {"meetings"}, ["a.txt", "b.txt"]),
        ('"Tarn in met"', set(), []),
        ("cafe", {"statements"}, ["c.txt"]),
        ("koenig OR shut", {"statements"}, ["d.txt"]),
        ('"nothing AND everything"', {"statements"}, ["c.txt"]),
        ("envoys kind:meetings", {"meetings"}, []),
        ("envoys kind:article", set(), ["a.txt", "b.txt"]),
        ("by:quill", set(), ["a.txt"]),
        ("by:lind kind:statement", {"statements"}, []),
        ("by:oria to:vell", {"commitments"}, []),
        ("by:vell kind:commitments", set(), []),
        ("with:vell", {"meetings"}, []),
        ("-with:vell bridge", {"statements", "commitments"}, ["a.txt", "b.txt", "d.txt"]),
        ("place:tarn", {"meetings"}, []),
        ("source:meridian -kind:process", {"meetings", "statements", "commitments", "actors"}, ["b.txt"]),
        ("fate:due OR fate:open", {"commitments"}, []),
        ("review:machine kind:meeting", {"meetings"}, []),
        ("review:confirmed", set(), []),
        ("tarn since:2024-06", set(), ["b.txt"]),
        ("tarn until:2024-05-10", {"meetings"}, ["a.txt"]),
        ("process:nowhere", set(), []),
        ("", set(), []),
        ('" ( *', set(), []),
        ("NEAR(a b) words:x {who} ^y", set(), []),
    ],
)
def test_search_finds_what_was_asked_for(record, text, kinds, paths):
    assert found(record, text) == (kinds, paths)


def test_hits_stand_on_words_and_mark_those_that_were_found(record):
    answer = record.search("bridge june", limit=50)
    assert answer.lines
    assert answer.articles
    for hit in (*answer.lines, *answer.articles):
        e = hit.evidence
        assert hit.article.text[e.start : e.end] == e.words
        assert {hit.article.text[a:b].lower() for a, b in hit.marks} == {"bridge", "june"}
        assert all(e.start <= a < b <= e.end for a, b in hit.marks)


def test_a_snippet_is_not_page_furniture_where_there_is_another(record):
    (hit,) = [h for h in record.search("bridge kind:article", limit=50).articles if h.article.path == "d.txt"]
    assert hit.evidence.words == "The bridge is shut."


def test_an_article_found_by_its_title_shows_its_beginning(record):
    (hit,) = record.search("title:x OR envoys by:quill").articles
    assert hit.evidence.start == 0


def test_there_may_be_more(record):
    assert record.search("tarn", limit=1).more
    assert not record.search("tarn", limit=50).more


def test_what_is_added_and_changed_is_found_at_once(record):
    assert found(record, "lighthouse") == (set(), [])
    new = article("The lighthouse was lit.", path="e.txt", source="Harbour Gazette")
    fill(record, [new])
    assert found(record, "lighthouse")[1] == ["e.txt"]
    fill(record, [article("The lighthouse was lit.", path="e.txt", source="Harbour Gazette", title="Beacon news")])
    assert found(record, "beacon")[1] == ["e.txt"]


def test_a_record_that_cannot_be_written_answers_the_same(record, monkeypatch):
    fill(record, [article("The lighthouse was lit.", path="e.txt")])
    monkeypatch.setattr(record.store, "fixed", True)
    assert found(record, "lighthouse") == ({"statements"}, ["e.txt"])
    assert found(record, "by:oria to:vell") == ({"commitments"}, [])


WORDS = st.sampled_from(
    [
        "bridge",
        "tarn",
        "-",
        '"',
        "OR",
        "by:",
        "kind:meetings",
        "lind",
        "(",
        "NOT",
        "*",
        "since:2024",
        "\x00",
        ":",
        "^",
        "+",
        "x",
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, max_size=12).map("".join)
    )
)
def test_any_text_is_answered(record, text):
    answer = record.search(text)
    for hit in (*answer.lines, *answer.articles):
        if hit.line is not None and hit.line.reports:
            check(hit.article, [r for r in record.reading(hit.article.id).reports() if r.id in hit.line.reports])


def test_between_two_is_in_the_order_of_time_and_goes_both_ways(record):
    assert [line.kind for line in record.between("oria", "Vell")] == ["meetings", "commitments"]
    assert record.between("vell", "oria") == record.between("Oria", "vell")
    assert record.between("oria", "nobody") == ()


def test_between_two_is_all_in_which_both_take_part(tmp_path):
    truce = {"id": "i", "name": "the truce", "type": "truce", "parties": ["o", "v"], "state": "in force"}
    paid = {"id": "c", "by": ["o", "v"], "action": "pay for the ferry"}
    figure = {"id": "f", "value": 3, "unit": "boats", "by": "Oria and Vell"}
    own = {"instruments": [truce], "commitments": [paid], "figures": [figure]}
    articles, readings, _ = told(
        {"why": "a truce", "article": [{"id": "a", "published": "2031-03-18", "actors": ACTORS, **own}]}
    )
    with Record(tmp_path / "parley.db", create=True) as record:
        record.add(articles[0], readings[0])
        assert {line.kind for line in record.between("oria", "vell")} == {"instruments", "commitments"}


def test_between_two_stands_what_binds_nobody_that_is_told_in_their_negotiation(tmp_path):
    met = [{"id": n, "participants": ["o", "v"], "place": "Tarn", "date": f"2031-03-{n[1:]}"} for n in ("m11", "m17")]
    own = {"meetings": met, "instruments": [{"id": "i", "name": "deal", "type": "agreement", "state": "signed"}]}
    articles, readings, _ = told(
        {"why": "a deal", "article": [{"id": "a", "published": "2031-03-18", "actors": ACTORS, **own}]}
    )
    with Record(tmp_path / "parley.db", create=True) as record:
        record.add(articles[0], readings[0])
        assert [line.kind for line in record.between("oria", "vell")] == ["meetings", "meetings", "instruments"]
        assert record.between("oria", "nobody") == ()


TRUCE = {"name": "truce between Oria and Vell", "type": "truce", "parties": ["o", "v"]}
ACTORS = [{"id": "o", "name": "Oria", "type": "state"}, {"id": "v", "name": "Vell", "type": "state"}]
COURSE = {
    "why": "a truce and its end",
    "article": [
        {"id": "a", "published": "2031-03-18", "source": "Meridian Wire", "actors": ACTORS,
         "instruments": [{"id": "i", **TRUCE, "state": "in force", "since": "2031-03-17"}]},
        {"id": "b", "published": "2031-04-02", "source": "Lowland Times", "actors": ACTORS,
         "instruments": [{"id": "i", **TRUCE, "state": "collapsed"}]},
    ],
}  # fmt: skip


def test_in_force_on_a_day(tmp_path):
    articles, readings, _ = told(COURSE)
    with Record(tmp_path / "parley.db", create=True) as record:
        for art, read in zip(articles, readings, strict=True):
            record.add(art, read)
        (one,) = record.in_force("2031-03-20")
        assert [t.source for t in one.says] == ["Meridian Wire"]
        assert one.says[0].evidence.words in articles[0].text
        assert record.in_force("2031-04-03") == record.in_force("2031-03-16") == ()
        assert [s.course.line for s in record.in_force("2031-04-03", as_of="2031-03-20")] == [one.course.line]
        with answers_aside(record.view(), record.store.sqlite) as aside:
            assert aside.in_force(date(2031, 3, 20)) == (one,)
        for wrong in ("2031", "2031-04"):
            with pytest.raises(UsageError, match="YEAR-MONTH-DAY"):
                record.in_force(wrong)
