"""Finding the words of a decision again: in another reading of the article, and in another extraction of its page."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import TEXT, article, reading

from parley.evidence import cite, report_id
from parley.record.decisions.anchoring import Places, anchored, located, occurrences

A = article(path="a.html")
R = reading(A)
PLEDGE, SAID = R.commitments[0], R.statements[0]


def again(art, action="open the bridge", family="c"):
    """The pledge as a newer reader reads it: another trigger, so another id."""
    start = art.text.index("would open")
    end = art.text.index("by June") + len("by June")
    return replace(
        PLEDGE,
        id=report_id(family, art.id, (start, start + 5)),
        evidence=(cite(art, start, end),),
        action=action,
        by=(),
        to=(),
    )


def found(anchor, art, *commitments):
    report = Places([art], [replace(R, article=art.id, commitments=commitments)]).find(anchor)
    return report.id if report else None


def test_an_id_that_is_still_there_is_the_report():
    assert found(anchored(A, PLEDGE), A, again(A), replace(PLEDGE, action="something else")) == PLEDGE.id


def test_a_report_on_the_same_words_that_says_the_same_takes_its_place():
    assert found(anchored(A, PLEDGE), A, again(A)) == again(A).id


@pytest.mark.parametrize("action", ["open the bridge by June", "would open the old bridge"])
def test_it_need_not_say_it_in_the_same_words(action):
    assert found(anchored(A, PLEDGE), A, again(A, action)) == again(A).id


def test_a_report_that_says_something_else_does_not():
    assert found(anchored(A, PLEDGE), A, again(A, "release all prisoners")) is None


def test_a_report_of_another_family_does_not():
    assert Places([A], [replace(R, commitments=())]).find(anchored(A, PLEDGE)) is None


def test_of_several_the_one_most_alike_does():
    other = replace(again(A, "open the bridge for the convoys at last"), id="c:other")
    assert found(anchored(A, PLEDGE), A, other, again(A)) == again(A).id


def test_of_two_that_are_alike_none_does():
    assert found(anchored(A, PLEDGE), A, again(A), replace(again(A), id="c:other")) is None


def test_another_extraction_of_the_page_holds_the_words_elsewhere():
    page = article("Share this\n" + TEXT.replace(" ", "\u00a0", 3).replace(". ", ".\n\n"), path="a.html")
    assert found(anchored(A, PLEDGE), page, again(page)) == again(page).id


def test_another_article_is_not_asked():
    other = article(f"{TEXT} More.", path="b.html")
    assert found(anchored(A, PLEDGE), other, again(other)) is None


def test_an_anchor_without_words_finds_nothing_but_its_id():
    bare = replace(anchored(A, PLEDGE), quote="")
    assert found(bare, A, PLEDGE) == PLEDGE.id
    assert found(bare, A, again(A)) is None


def test_a_long_quote_is_cut_and_found_all_the_same():
    long = article(f"They said that {'the bridge and the road and ' * 30}the ferry would open. {TEXT}", path="a.html")
    whole = replace(SAID, evidence=(cite(long, 0, long.text.index("would open.") + 11),))
    anchor = anchored(long, whole)
    assert len(anchor.quote) + len(anchor.prefix) + len(anchor.suffix) <= 300
    moved = article(f"Above. {long.text}", path="a.html")
    assert located(anchor, moved) == (7, 7 + len(anchor.quote))


def test_a_sentence_that_stands_twice_is_known_by_what_is_around_it():
    text = f"{TEXT}\nPULL QUOTE\n{SAID.evidence[0].words}\nEND"
    twice = article(text, path="a.html")
    first, second = occurrences(text, SAID.evidence[0].words)
    for span, other in ((first, second), (second, first)):
        anchor = anchored(twice, replace(SAID, evidence=(cite(twice, *span),)))
        moved = article(f"Above.\n{text}", path="a.html")
        assert located(anchor, moved) == (span[0] + 7, span[1] + 7)
        assert located(anchor, moved) != (other[0] + 7, other[1] + 7)


def test_where_nothing_tells_which_of_two_it_is_neither_is_meant():
    anchor = replace(anchored(A, SAID), prefix="", suffix="")
    assert located(anchor, article(f"{SAID.evidence[0].words}\n{SAID.evidence[0].words}")) is None


@given(st.text(max_size=40), st.text(min_size=1, max_size=12), st.text(max_size=40))
def test_words_are_found_where_they_were_put(before, words, after):
    text = before + words + after
    spans = occurrences(text, words)
    if "".join(words.split()):
        assert any("".join(text[a:b].split()) == "".join(words.split()) for a, b in spans)
    assert all("".join(text[a:b].split()) == "".join(words.split()) for a, b in spans)
