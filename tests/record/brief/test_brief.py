"""The brief: one page however large the record, and nothing on it that the record does not say."""

from dataclasses import replace

import pytest
from told import cases, lexicon, record

from parley.model import Published
from parley.record.brief.brief import brief
from parley.record.copies.copies import copies
from parley.record.fold.lines import build_lines
from parley.record.view import MadeBy, View, last_day


def view(articles, readings):
    lines = build_lines(articles, readings, lexicon=lexicon())
    made_by = MadeBy("0.1.0", "en-1", "words")
    return View(tuple(articles), tuple(readings), lines, copies(articles), last_day(articles), made_by)


@pytest.fixture(scope="module")
def large():
    """Everything that the tables tell, as one record."""
    every = [
        record(c.values[0])
        for name in ("actors", "meetings", "commitments", "statements", "instruments")
        for c in cases(name)
    ]
    return view([a for arts, _, _ in every for a in arts], [r for _, reads, _ in every for r in reads])


def small(name, why):
    articles, readings, _ = record(next(c.values[0] for c in cases(name) if why in c.values[0]["why"]))
    return view(articles, readings)


def test_it_is_one_page_however_large_the_record(large):
    lines = brief(large).splitlines()
    assert 40 < len(lines) <= 60
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_is_one_page_at_any_width(large, width):
    lines = brief(large, width=width).splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= width


def test_it_says_the_same_whatever_the_order(large):
    turned = replace(large, articles=large.articles[::-1], readings=large.readings[::-1], lines=large.lines[::-1])
    assert brief(turned) == brief(large)


def test_an_empty_record_has_a_brief_too():
    page = brief(View((), (), (), {}, None, MadeBy("0.1.0", "", "")))
    assert page.startswith("# The record\n0 articles of 0 sources, undated.")


def test_it_says_how_much_persons_have_reviewed(large):
    assert "No line reviewed by a person." in " ".join(brief(large).split())
    some = tuple(replace(line, review="rejected") if n < 3 else line for n, line in enumerate(large.lines))
    page = " ".join(brief(replace(large, lines=some)).split())
    assert f"3 of {len(large.lines)} lines reviewed by a person." in page


TWO = {
    "why": "two negotiations, and a promise that belongs to none",
    "article": [
        {
            "id": name,
            "published": f"2015-06-{day:02}",
            "actors": [
                {"id": "x", "name": one, "type": "state"},
                {"id": "y", "name": other, "type": "state"},
                {"id": "z", "name": "Peru", "type": "state"},
            ],
            "meetings": [
                {"id": "m", "participants": ["x", "y"], "place": place, "date": f"2015-05-{day:02}"},
                {"id": "n", "participants": ["x", "y"], "place": place, "date": f"2015-06-{day:02}"},
            ],
            "commitments": [{"id": "c", "by": ["z"], "action": action}],
        }
        for name, day, one, other, place, action in (
            ("a", 3, "Norway", "Ghana", "Oslo", "count the herring"),
            ("b", 9, "Chile", "Malta", "Lima", "paint the lighthouse"),
        )
    ],
}


def test_a_page_on_several_negotiations_names_them_and_one_alone_holds_no_other():
    articles, readings, _ = record(TWO)
    seen = view(articles, readings)
    page = " ".join(brief(seen).split())
    assert page.startswith(("# Chile – Malta; Ghana – Norway ", "# Ghana – Norway; Chile – Malta "))
    assert "This page holds 2 negotiations:" in page
    assert "parley brief --process NAME" in page
    own = {line.first("name"): line.id for line in seen.kind("processes")}
    alone = " ".join(brief(seen, processes=[own["Chile – Malta"]]).split())
    assert alone.startswith("# Chile – Malta 1 article of 1 source, 9 June 2015.")
    assert "Part of a record of 2 articles; 2 lines of it that belong to no negotiation are not here." in alone
    assert "Lima" in alone
    assert not any(word in alone for word in ("Oslo", "Norway", "herring", "lighthouse", "This page holds"))


def test_a_page_of_which_most_belongs_to_no_negotiation_is_not_called_by_one():
    articles, readings, _ = record(TWO)
    seen = view(articles, readings)
    some = tuple(line if line.kind == "processes" else replace(line, process=None) for line in seen.lines)
    page = " ".join(brief(replace(seen, lines=some)).split())
    assert page.startswith("# The record ")
    assert "6 of its 6 lines belong to none that was recognised" in page


def test_an_entry_of_one_negotiation_is_named_as_in_the_whole_record():
    articles, readings, _ = record(TWO)
    seen = view(articles, readings)
    page = brief(seen, processes=[seen.kind("processes")[0].id])
    marks = [word.strip("[],;") for word in page.split() if word.startswith("[") and ":" in word and word != "[id"]
    assert marks
    assert all(sum(line.id.startswith(mark) for line in seen.lines) == 1 for mark in marks)


def test_every_entry_can_be_asked_why(large):
    page = brief(large)
    marks = [word.strip("[],;") for word in page.split() if word.startswith("[") and ":" in word and word != "[id"]
    assert marks
    for mark in marks:
        assert sum(line.id.startswith(mark) for line in large.lines) == 1


def test_what_became_of_a_meeting_is_told_with_its_tellers():
    page = " ".join(brief(small("meetings", "planned, then held")).split())
    assert "12 June Singapore (summit): Donald Marsh and Ri Song Chol – held, agreement [m:" in page
    assert "×3]" in page


def test_a_promise_is_told_with_its_deadline_and_fate():
    page = brief(small("commitments", "the deadline has passed"))
    told = " ".join(page.split())
    assert "Norway: fund mine clearance; due 30 June – due, no report (2 articles of 2 sources since) [c:" in told


def test_what_is_denied_is_told_as_denied_and_stands_nowhere_as_a_fact():
    articles, readings, _ = record(
        {
            "why": "everything in it is denied",
            "article": [
                {
                    "id": "a",
                    "published": "2015-06-01",
                    "actors": [
                        {"id": "g", "name": "Greece", "type": "state"},
                        {"id": "m", "name": "Malta", "type": "state"},
                    ],
                    "meetings": [
                        {
                            "id": "m",
                            "participants": ["g", "m"],
                            "place": "Rhodes",
                            "date": "2015-05-30",
                            "status": "held",
                            "modality": "denied",
                        }
                    ],
                    "commitments": [{"id": "c", "by": ["g"], "action": "open the ferry line", "modality": "denied"}],
                    "instruments": [
                        {
                            "id": "i",
                            "name": "the ferry accord",
                            "type": "agreement",
                            "state": "signed",
                            "modality": "negated",
                        }
                    ],
                }
            ],
        }
    )
    told = " ".join(brief(view(articles, readings)).split())
    assert "Greece and Malta – held, denied [m:" in told
    assert "Greece: open the ferry line – denied [c:" in told
    assert "Nothing that the coverage calls in force" in told


def test_a_breach_that_is_alleged_says_so():
    promise = {"id": "c", "by": ["g"], "action": "open the ferry line"}
    articles, readings, _ = record(
        {
            "why": "one side alleges it",
            "article": [
                {
                    "id": "a",
                    "published": "2015-06-01",
                    "actors": [{"id": "g", "name": "Greece", "type": "state"}],
                    "commitments": [promise | {"state": "alleged broken", "modality": "alleged"}],
                }
            ],
        }
    )
    told = " ".join(brief(view(articles, readings)).split())
    assert "Greece: open the ferry line – broken (alleged) [c:" in told


def test_an_open_promise_says_where_the_coverage_ends():
    articles, readings, _ = record(
        next(c.values[0] for c in cases("commitments") if "nothing was written" in c.values[0]["why"])
    )
    lines = build_lines(articles, readings, as_of="2016-01-01", lexicon=lexicon())
    page = brief(View(tuple(articles), tuple(readings), lines, {}, "2016-01-01", MadeBy("0", "en-1", "w")))
    assert "open (coverage ends 2015-06-20)" in " ".join(page.split())


def dated(name, published, **reports):
    actors = [{"id": "o", "name": "Orlava", "type": "state"}, {"id": "k", "name": "Kestria", "type": "state"}]
    return {"id": name, "published": published, "actors": actors, **reports}


def test_what_was_told_long_ago_says_when():
    treaty = {"id": "i", "name": "Treaty of Tarn", "type": "treaty", "parties": ["o", "k"], "state": "in force"}
    ruled = {"id": "r", "name": "Resolution 9901", "type": "resolution", "parties": ["k"], "state": "adopted"}
    articles, readings, _ = record(
        {
            "why": "an old treaty",
            "article": [
                dated("a", "2001-08-04", instruments=[treaty]),
                dated("b", "2022-11-18", instruments=[ruled]),
            ],
        }
    )
    told = " ".join(brief(view(articles, readings)).split())
    assert "Treaty of Tarn, Kestria and Orlava, in force, last told Aug 2001 [" in told
    assert "Resolution 9901, adopted by Kestria [" in told


def test_a_meeting_without_a_date_says_when_it_was_told():
    meeting = {"id": "m", "participants": ["o", "k"], "form": "call"}
    later = {"id": "m", "participants": ["o", "k"], "place": "Tarn", "date": "2020-05-01"}
    articles, readings, _ = record(
        {
            "why": "no date",
            "article": [dated("a", "2020-02-12", meetings=[meeting]), dated("b", "2020-05-02", meetings=[later])],
        }
    )
    told = " ".join(brief(view(articles, readings)).split())
    assert "Told 12 Feb (call): Kestria and Orlava – held [" in told
    assert told.index("Told 12 Feb") < told.index("1 May Tarn")


def test_articles_without_a_source_are_one_teller():
    articles, readings, _ = record(TWO)
    page = " ".join(brief(view([replace(a, source=None) for a in articles], readings)).split())
    assert "2 articles of 1 source (2 articles without one count as one)" in page


def test_a_round_of_talks_goes_before_calls():
    call = {"participants": ["o", "k"], "form": "call"}
    calls = [{"id": f"m{n}", **call, "date": f"2020-{n:02}-02"} for n in range(3, 12)]
    talks = {"id": "t", "participants": ["o", "k"], "place": "Tarn", "date": "2020-02-02", "outcome": "agreement"}
    articles, readings, _ = record(
        {
            "why": "calls",
            "article": [dated("a", "2020-02-03", meetings=[talks]), dated("b", "2020-12-02", meetings=calls)],
        }
    )
    page = brief(view(articles, readings))
    assert "2 Feb Tarn: Kestria and Orlava – held, agreement" in " ".join(page.split())


def test_disagreements_stand_side_by_side():
    told = " ".join(brief(small("instruments", "a ceasefire is a truce")).split())
    assert "2020-10-17 (b) / 2020-10-18 (a)" in told or "2020-10-18 (a) / 2020-10-17 (b)" in told


def test_what_is_in_force_is_what_the_last_article_says():
    page = brief(small("instruments", "the next ceasefire"))
    force = page.partition("## In force")[2]
    assert "since 10 Nov" in force
    assert "since 10 Oct" not in force


def test_an_agreement_that_nobody_can_know_again_is_left_out():
    named = {"type": "truce", "name": "truce on the Tarn", "parties": ["o", "k"], "state": "signed"}
    bare = {"type": "agreement", "name": "agreement", "parties": ["k"], "state": "in force"}
    articles, readings, _ = record(
        {
            "why": "a truce, and an agreement that one side says was broken",
            "article": [
                dated("a", "2020-02-03", instruments=[{"id": "i1", **named}]),
                dated("b", "2020-02-09", instruments=[{"id": "i2", **bare}]),
            ],
        }
    )
    force = brief(view(articles, readings)).partition("## In force")[2].partition("##")[0]
    assert "truce on the Tarn" in force
    assert "agreement" not in force


def test_lines_below_the_floor_are_counted_only():
    seen = small("meetings", "the same day and parties")
    page = brief(seen, floor=0.999)
    assert "## Meetings (+ 1 less certain)" in page
    assert "Havana" not in page
    assert "Havana" in brief(seen, floor={"meetings": 0.5, "actors": 0.999})


def test_copies_and_opinion_are_told():
    articles, readings, _ = record(next(c.values[0] for c in cases("copies") if "equal texts" in c.values[0]["why"]))
    articles[1] = replace(articles[1], genre="opinion")
    page = " ".join(brief(view(articles, readings)).split())
    assert "1 article copies another and counts once: b copies a." in page
    assert "Opinion: b." in page


def test_the_reader_and_its_quality_are_named(large):
    assert "Reader en-1: statements F1 0.74." in " ".join(brief(large, quality="statements F1 0.74").split())


@pytest.mark.parametrize(
    ("stated", "told"),
    [("Sep 29 2021", False), ("2021-09-29T07:30:00Z", False), ("Last Update: 20 May 2020", True), (None, False)],
)
def test_a_stated_day_that_is_not_believed_is_told(stated, told):
    articles, readings, _ = record(cases("copies")[0].values[0])
    articles[1] = replace(articles[1], published=Published("2021-09-29", "told", stated))
    assert ("Dated by content: b: 29 Sept 2021" in " ".join(brief(view(articles, readings)).split())) is told
