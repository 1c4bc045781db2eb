"""Offices and terms: the file follows its form, and who held what is never guessed."""

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

from parley.lexicon import Lexicon
from parley.lexicon.names import Names
from parley.lexicon.offices import Offices
from parley.lexicon.phrases import key

LEXICON = Lexicon.load()
KNOWN = Offices.from_lexicon(LEXICON)
NAMES = Names.from_lexicon(LEXICON)
OFFICE_KEYS = {"name", "words", "belongs_to", "of", "like", "many", "leads"}
TERM_KEYS = {"name", "names", "office", "of", "about", "since", "until", "acting", "basis"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
BASIS = re.compile(r"general knowledge|open_text [a-z_]+ \S.*")


def test_offices_follow_their_form():
    raws = LEXICON.table("offices")["office"]
    words = [key(title) for raw in raws for title in raw["words"]]
    assert len(set(words)) == len(words)
    assert len({raw["name"] for raw in raws}) == len(raws)
    for raw in raws:
        assert set(raw) <= OFFICE_KEYS, raw["name"]
        assert raw["belongs_to"] in {"state", "body", "group", "any"}, raw["name"]
        assert "like" not in raw or raw["like"] in KNOWN.by_name, raw["name"]
        assert "of" not in raw or NAMES.entry(raw["of"]), raw["name"]
        assert all(title == title.lower() for title in raw["words"]), raw["name"]


def days_of(text):
    assert DATE.fullmatch(text), text
    parts = [int(part) for part in text.split("-")]
    return date(*([*parts, 1, 1])[:3])


def test_terms_follow_their_form():
    for raw in LEXICON.table("offices")["holder"]:
        assert set(raw) <= TERM_KEYS, raw
        assert raw["office"] in KNOWN.by_name, raw
        assert NAMES.entry(raw.get("of") or KNOWN.by_name[raw["office"]].of or ""), raw
        assert BASIS.fullmatch(raw["basis"]), raw
        assert "until" not in raw or days_of(raw["since"]) <= days_of(raw["until"]), raw


def test_terms_are_listed_once():
    terms = [(term.name, term.office, term.of, term.about, term.since) for term in KNOWN.terms]
    assert len(set(terms)) == len(terms)


def test_one_office_has_one_holder_at_a_time_but_for_acting_ones():
    held = defaultdict(list)
    for term in KNOWN.terms:
        if not (KNOWN.by_name[term.office].many or term.acting or term.about):
            held[term.office, term.of].append(term)
    for (office, of), terms in held.items():
        for before, after in pairwise(sorted(terms, key=lambda term: term.since)):
            first = after.since + "-12-31"[len(after.since) - 4 :]
            clash = before.until is None or before.until > first
            assert not clash or (before.name, after.name) == ("Ariel Sharon", "Ehud Olmert"), (
                office,
                of,
                before,
                after,
            )


def test_an_office_of_one_state_is_also_the_general_one_that_it_is_like():
    (kerry,) = (term for term in KNOWN.holders("John Kerry") if term.office == "secretary of state")
    assert KNOWN.places(kerry) == (("secretary of state", "United States"), ("foreign minister", "United States"))
    (lavrov,) = (term for term in KNOWN.holders("Sergei Lavrov") if term.office == "foreign minister")
    assert KNOWN.places(lavrov) == (("foreign minister", "Russia"),)


def test_terms_known_to_the_month_count_whole_months():
    (annan,) = (t for t in KNOWN.holders("Kofi Annan") if t.office == "un secretary-general")
    assert annan.may_hold("2006-12-31", "2007-01-05")
    assert not annan.may_hold("2007-01-01", "2007-01-05")
    (indyk,) = KNOWN.holders("Martin Indyk")
    assert (indyk.since, indyk.until) == ("2013-07", "2014-06")
    assert indyk.may_hold("2013-07-01", "2013-07-01")
    assert indyk.may_hold("2014-06-30", "2014-06-30")
    assert not indyk.may_hold("2014-07-01", "2014-07-31")


def test_people_are_found_by_full_name_spelling_and_surname():
    assert KNOWN.holders("Sergey Lavrov") == KNOWN.holders("Lavrov")
    assert {term.name for term in KNOWN.holders("Assad")} == {"Hafez al-Assad", "Bashar al-Assad"}
    assert {term.name for term in KNOWN.holders("Erdoğan")} == {"Recep Tayyip Erdogan"}
    assert KNOWN.holders("Nobody") == ()


def test_titles_the_longest_first():
    assert KNOWN.match_office(["the", "UN", "special", "envoy"], 2) == (
        2,
        KNOWN.by_name["special envoy"],
    )
    length, office = KNOWN.match_office(["Minister", "of", "Foreign", "Affairs"], 0) or (0, None)
    assert (length, office) == (4, KNOWN.by_name["foreign minister"])
    assert KNOWN.office_of("US Secretary of State") == KNOWN.by_name["secretary of state"]
    assert KNOWN.office_of("grocer") is None
    assert KNOWN.match_office(["grocer"], 0) is None
