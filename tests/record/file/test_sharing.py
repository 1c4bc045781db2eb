"""Records to give away: everything that was made of the articles, and of the articles nothing but what is cited."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import TEXT, article, reading

from parley.errors import RecordError, UsageError
from parley.evidence import check, cite, report_id
from parley.model import Attribution, Evidence, Meeting, Published
from parley.record import Record, moment
from parley.record.file.sharing import CONTEXT, withheld

# A passage of an article; it holds no secret that anybody keeps.
UNCITED = "Nobody cites this heron on the weir. It stands there for forty days and nights, and says nothing at all."
TAIL = "Another sentence about the weir and its keeper, a quiet man of seventy, that no report stands on."


def given_articles():
    return [
        article(
            f"{TEXT} {UNCITED}\n\n{TAIL} Number {n}.",
            path=f"/home/somebody/coverage/{n}.txt",
            source=f"Outlet {n}",
            url=f"https://outlet{n}.example/a",
            published=f"2024-05-0{n + 1}",
        )
        for n in range(3)
    ]


def attributed(art):
    """The reading, with an attribution that cites the whole text."""
    whole = cite(art, 0, len(art.text))
    said = Attribution(
        id=report_id("q", art.id, (0, 9)),
        evidence=(whole,),
        confidence=0.9,
        made_by="rule test",
        kind="speech",
        content_spans=((0, len(art.text)),),
    )
    return replace(reading(art), attributions=(said,))


@pytest.fixture
def whole(tmp_path):
    with Record(tmp_path / "parley.db", create=True) as record:
        for art in given_articles():
            record.add(art, attributed(art), raw=b"<html>" + art.text.encode())
        line = record.lines("commitments")[0]
        record.decide(line.id, "accept", who="first reviewer", note="seen")
        yield record


@pytest.fixture
def shared(whole, tmp_path):
    whole.share(tmp_path / "shared.db")
    with Record(tmp_path / "shared.db") as record:
        yield record


def test_no_words_of_the_articles_that_nothing_cites_are_in_the_file(whole, tmp_path):
    whole.share(tmp_path / "shared.db")
    raw = (tmp_path / "shared.db").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("shared")) == ["shared.db"]
    for encoding in ("utf-8", "utf-16-le"):
        for passage in (UNCITED, TAIL):
            for words in ("heron", "weir", "keeper", "seventy", *re.findall(r"\w+ \w+ \w+", passage)):
                assert words.encode(encoding) not in raw, words
    assert b"somebody" not in raw
    assert b"met in Tarn" in raw


def test_it_says_what_the_whole_record_says(whole, shared):
    old, new = whole.view(), shared.view()
    assert new.lines == old.lines
    assert new.as_of == old.as_of
    assert new.copies == old.copies
    assert new.made_by == old.made_by
    assert new.counts == old.counts
    assert [r.decision.who for r in new.ruled] == ["first reviewer"]
    assert [(a.text_sha256, a.url, a.source) for a in new.articles] == [
        (a.text_sha256, a.url, a.source) for a in old.articles
    ]


def test_every_citation_stands_on_its_words_at_its_place(whole, shared):
    for art in shared.articles():
        check(art, shared.reading(art.id).reports())
        assert len(art.text) == len(whole.article(art.id).text)
        assert "heron" not in art.text
        assert "shared without its text" in art.changes[-1]
        assert art.path in {"0.txt", "1.txt", "2.txt"}


def test_it_is_asked_like_any_other(whole, shared):
    line = whole.lines("meetings")[0]
    assert shared.why(line.id).grounds[0].evidence[0][0].words == "The envoys of Oria and Vell met in Tarn on Monday."
    assert {h.id for h in shared.search("tarn").lines} == {h.id for h in whole.search("tarn").lines}
    assert shared.search("heron").articles == ()
    assert shared.between("oria", "vell") == whole.between("oria", "vell")
    assert shared.alerts() == whole.alerts()


def test_its_lines_stay_whatever_the_rules_are_later(whole, tmp_path, monkeypatch):
    whole.share(tmp_path / "shared.db")
    lines = whole.view().lines
    monkeypatch.setattr(moment, "code_version", lambda *_: "other rules")
    with Record(tmp_path / "shared.db") as later:
        assert later.view().lines == lines


def test_it_can_be_reviewed(shared):
    line = shared.lines("meetings")[0]
    shared.decide(line.id, "dispute", who="second reviewer")
    assert shared.lines("meetings")[0].review == "disputed"


def test_nothing_can_be_added_to_it(shared):
    art = article("More.", path="m.txt")
    with pytest.raises(RecordError, match="shared without its texts"):
        shared.add(art, reading(art))


def test_it_overwrites_nothing_unless_told_to(whole, shared, tmp_path):
    del shared
    with pytest.raises(UsageError, match="already"):
        whole.share(tmp_path / "shared.db")
    whole.share(tmp_path / "shared.db", overwrite=True)


WORDS = st.lists(
    st.sampled_from(["heron. ", "weir ", "Two ", "\n", "said! ", "a ", "😀 "]), min_size=1, max_size=400
).map("".join)


@given(WORDS.filter(str.strip), st.data())
def test_what_stays_is_what_is_cited_and_little_around_it(text, data):
    art = article(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 400)))
    told = Meeting(
        id="m:1",
        evidence=(Evidence(art.id, start, end, text[start:end]),),
        confidence=0.9,
        made_by="rule test",
        form="talks",
        status="held",
    )
    left = withheld(art, [told])
    assert len(left) == len(text)
    assert left[start:end] == text[start:end]
    around = left[:start] + left[end:]
    assert len(around.replace("\n", "")) <= CONTEXT
    assert all(a in (b, "\n") for a, b in zip(left, text, strict=True))
    assert withheld(art, []) == "\n" * len(text)


def test_an_undated_article_is_shared_too(tmp_path):
    with Record(tmp_path / "parley.db", create=True) as record:
        art = replace(article("Envoys came.", path="e.txt"), published=Published())
        record.add(art, reading(art))
        record.share(tmp_path / "shared.db")
        with Record(tmp_path / "shared.db") as shared:
            assert shared.view().lines == record.view().lines
