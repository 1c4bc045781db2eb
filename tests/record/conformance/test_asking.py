"""Questions have the same answers on every engine, from the tables of the file and from those beside it."""

from datetime import date

import pytest
from make import TEXT, article, reading
from told import record as told

from parley.record.questions.aside import answers_aside

QUESTIONS = [
    "bridge",
    "BRIDGE -june",
    '"met in Tarn"',
    "bridge OR lighthouse",
    "by:oria to:vell",
    "with:vell place:tarn",
    "kind:meeting since:2024-05 until:2024-06",
    "-kind:meeting source:gazette",
    "review:machine fate:open",
    "process:oria",
    '" ( * NOT',
    "",
]
TRUCE = {"name": "truce between Oria and Vell", "type": "truce", "parties": ["o", "v"]}
ACTORS = [{"id": "o", "name": "Oria", "type": "state"}, {"id": "v", "name": "Vell", "type": "state"}]
COURSE = {
    "why": "a truce and its end",
    "article": [
        {"id": "a", "published": "2024-05-08", "source": "Meridian Wire", "actors": ACTORS,
         "instruments": [{"id": "i", **TRUCE, "state": "in force", "since": "2024-05-07"}]},
        {"id": "b", "published": "2024-05-20", "source": "Lowland Times", "actors": ACTORS,
         "instruments": [{"id": "i", **TRUCE, "state": "collapsed"}]},
    ],
}  # fmt: skip


@pytest.fixture
def filled(record):
    for n in range(3):
        a = article(f"{TEXT} Number {n}.", path=f"{n}.txt", source="Harbour Gazette", published=f"2024-05-1{n}")
        record.add(a, reading(a))
    articles, readings, _ = told(COURSE)
    for art, read in zip(articles, readings, strict=True):
        record.add(art, read)
    return record


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_search_finds_the_same_in_the_file_and_beside_it(filled, text):
    there = filled.search(text, limit=50)
    with answers_aside(filled.view(), filled.store.sqlite) as aside:
        beside = aside.search(text, 50)
    for kind in ("lines", "articles"):
        assert {(h.id, h.evidence, h.marks) for h in getattr(there, kind)} == {
            (h.id, h.evidence, h.marks) for h in getattr(beside, kind)
        }
    assert there.more == beside.more


def test_what_is_in_force_is_the_same(filled):
    with answers_aside(filled.view(), filled.store.sqlite) as aside:
        for day in (date(2024, 5, 6), date(2024, 5, 7), date(2024, 5, 19), date(2024, 5, 20)):
            assert filled.in_force(day.isoformat()) == aside.in_force(day)
    assert len(filled.in_force("2024-05-19")) == 1
    assert filled.in_force("2024-05-20") == ()


def test_what_passed_between_two_is_the_same_whoever_is_named_first(filled):
    lines = filled.between("oria", "vell")
    assert lines == filled.between("vell", "oria")
    assert {line.kind for line in lines} >= {"meetings", "commitments"}


def test_what_was_rejected_is_found_only_when_it_is_asked_for(filled):
    line = filled.lines("meetings")[0]
    filled.decide(line.id, "reject", who="reviewer")
    assert line.kind not in {h.kind for h in filled.search("tarn kind:meeting").lines}
    assert {h.kind for h in filled.search("tarn kind:meeting review:rejected").lines} == {"meetings"}
    assert "meetings" not in {x.kind for x in filled.between("oria", "vell")}


def test_a_truce_that_was_rejected_is_not_in_force(filled):
    (stands,) = filled.in_force("2024-05-10")
    filled.decide(stands.course.line, "reject", who="reviewer")
    assert filled.in_force("2024-05-10") == ()


def test_a_removed_article_is_found_no_more(filled):
    copy = article("The lighthouse was lit.", path="l.txt")
    filled.add(copy, reading(copy))
    assert filled.search("lighthouse").articles
    filled.remove(copy.id, who="reviewer")
    assert filled.search("lighthouse").articles == ()
    assert filled.search("lighthouse").lines == ()
