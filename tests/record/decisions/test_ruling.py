"""What can be decided, and how it is said that something cannot."""

import pytest
from ruled import case_ruled, view
from told import cases, record

from parley.errors import ParleyError, UnknownId, UsageError
from parley.record.decisions.meant import article_meant, words_meant
from parley.record.decisions.ruling import added, decided, signed, undone

CASE = next(c for c in cases("decisions") if c.values[0]["why"].startswith("What a person adds")).values[0]
ARTICLES, READINGS, NAMES = record(CASE)
SEEN = view(ARTICLES, READINGS)
IDS = {name: report for report, name in NAMES.items()}
ARTICLE = article_meant(SEEN, "a")


@pytest.mark.parametrize(
    ("any_id", "verb", "words", "said"),
    [
        ("m:none", "accept", [], "Nothing in the record has the id"),
        ("b.m1", "bless", [], "accept, reject"),
        ("b.m1", "accept", ["now"], "accept takes nothing"),
        ("b.m1", "correct", ["date"], "a field and a value"),
        ("b.m1", "correct", ["mentions", "x"], "Fields are: about, according_to"),
        ("b.m1", "correct", ["participants", "Nobody"], "No actor of the article can be meant by 'Nobody'"),
        ("b.m1", "correct", ["status", ""], "cannot be empty"),
        ("b.m1", "merge", [], "another id"),
        ("b.m1", "merge", ["b.m1"], "one line already"),
        ("b.m1", "merge", ["b.x"], "Of meetings and actors no one line"),
        ("b.m1", "split", [], "would be left behind"),
        ("b.m1", "split", ["a.x"], "would be left behind"),
        ("b.x", "split", ["b.y"], "not all of one line"),
        ("b.m1", "same-as", ["b.m1"], "are one report"),
        ("b.m1", "same-as", ["a.x"], "Of meetings and actors"),
        ("m:", "correct", ["date", "2031"], "No report has the id"),
    ],
)
def test_what_cannot_be_decided_is_said(any_id, verb, words, said):
    with pytest.raises(UsageError, match=said):
        decided(SEEN, IDS.get(any_id, any_id), verb, [IDS.get(word, word) for word in words])


def test_an_id_that_several_begin_with_is_not_guessed():
    seen = SEEN
    short = next(i[:4] for i in seen.report if sum(other.startswith(i[:2]) for other in seen.report) > 1)
    found = [i for i in seen.report if i.startswith(short[:2])]
    assert len(found) > 1
    with pytest.raises(UnknownId):
        decided(seen, short[:2], "correct", ["modality", "alleged"])


def test_a_decision_on_a_line_is_on_all_its_reports():
    line = SEEN.line[IDS["a.x"]]
    assert {a.report for a in decided(SEEN, IDS["b.x"], "accept", []).on} == set(line.reports)
    assert [a.report for a in decided(SEEN, IDS["b.x"], "accept", [], alone=True).on] == [IDS["b.x"]]


def test_an_anchor_holds_what_finds_the_words_again():
    (anchor,) = decided(SEEN, IDS["b.m1"], "accept", []).on
    article = SEEN.article[anchor.article]
    assert article.text[anchor.start :].startswith(anchor.quote)
    assert article.text[: anchor.start].endswith(anchor.prefix)
    assert article.text[anchor.start + len(anchor.quote) :].startswith(anchor.suffix)
    assert (anchor.family, anchor.gist, anchor.place) == ("meetings", "talks Tarn", article.url or article.path)


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("songs", {}, "no kind of line"),
        ("process", {}, "follow from other lines"),
        ("disagreements", {}, "follow from other lines"),
        ("meeting", {}, "meetings need a form: talks, visit"),
        ("meeting", {"form": "talks", "status": "held", "date": "soon"}, "EDTF"),
        ("meeting", {"form": "dance"}, "It is one of: talks"),
        ("meeting", {"colour": "red"}, "no field 'colour'"),
        ("commitment", {"kind": "promise", "by": "Nowhere"}, "No actor of the article"),
        ("figure", {"comparison": "="}, "figures need a value"),
    ],
)
def test_what_cannot_be_added_is_said(kind, fields, said):
    with pytest.raises(UsageError, match=said):
        added(SEEN, kind, ARTICLE, words_meant(ARTICLE, "sat down in Tarn"), fields)


def test_adding_the_same_twice_is_one_report():
    span = words_meant(ARTICLE, "Envoys of Oria")
    one, again = (added(SEEN, "actor", ARTICLE, span, {"type": "group"}) for _ in range(2))
    assert one == again
    other = added(SEEN, "actor", ARTICLE, span, {"type": "person"})
    assert other.on[0].report != one.on[0].report


@pytest.mark.parametrize(
    ("words", "nth", "said"),
    [
        ("nobody was there", None, "do not stand"),
        ("", None, "do not stand"),
        ("nvoys", None, "do not stand"),
        ("Oria", None, "stand there 2 times"),
        ("Oria", 3, "2 times, not 3"),
        ("Oria", 0, "2 times, not 0"),
    ],
)
def test_words_that_cannot_be_meant_are_said(words, nth, said):
    with pytest.raises(UsageError, match=said):
        words_meant(ARTICLE, words, nth)


def test_words_are_found_across_line_ends_and_counted():
    text = ARTICLE.text
    assert text[slice(*words_meant(ARTICLE, "Envoys  of\nOria"))] == "Envoys of Oria"
    first, second = (words_meant(ARTICLE, "Oria", nth) for nth in (1, 2))
    assert text[slice(*first)] == text[slice(*second)] == "Oria"
    assert first < second


def test_an_actor_is_meant_by_id_or_name_or_mention_if_it_is_one_only():
    case = next(c for c in cases("decisions") if "name that the article calls him" in c.values[0]["why"]).values[0]
    articles, readings, names = record(case)
    ids = {name: report for report, name in names.items()}
    seen = view(articles, readings)
    for name in (ids["a.y"], "mara lind", "THE ENVOY"):
        made = decided(seen, ids["a.s1"], "correct", ["speakers", name])
        assert made.fields == {"speakers": ids["a.y"]}
        assert [a.report for a in made.other] == [ids["a.y"]]


def test_an_article_is_meant_by_id_beginning_path_or_address():
    for name in (ARTICLE.id, ARTICLE.id[:6], ARTICLE.path):
        assert article_meant(SEEN, name) == ARTICLE
    for name in ("nowhere.txt", "", ARTICLE.id[:1]):
        with pytest.raises(UnknownId):
            article_meant(SEEN, name)


def test_what_is_not_there_cannot_be_undone():
    _, _, decisions = case_ruled(CASE)
    with pytest.raises(UsageError, match="No decision of bob"):
        undone(decisions, None, "bob")
    with pytest.raises(UsageError, match="no decision 99"):
        undone(decisions, 99, "ann")
    gone = [*decisions, signed(undone(decisions, 1, "ann"), "ann", None, "")]
    with pytest.raises(UsageError, match="undone already"):
        undone([*decisions, type(gone[-1])(who="ann", verb="undo", undoes=1, number=2)], 1, "ann")


@pytest.mark.parametrize(("who", "note"), [("", ""), ("  ", ""), ("ann", "half \ud83d"), ("ann\x00", "")])
def test_a_decision_is_somebodys_and_can_be_written_down(who, note):
    with pytest.raises(ParleyError):
        signed(decided(SEEN, IDS["b.m1"], "accept", []), who, None, note)
