"""Which words play which part in what a sentence tells, and whom of the cast they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import article

from parley.reading.arguments import likeliest, odds_of_party, parties, phrases, words_of
from parley.reading.read import setting_of

TEXT = "Kenya and Chad will lend Togo forty trucks. Nobody in Accra was asked."
PART = "commitments by"


@pytest.fixture(scope="module")
def setting(readers):
    return setting_of(article(TEXT), readers)


def seen(setting, likely, unlikely=-9.0):
    """The parse with odds for some words, by the word."""
    odds = [likely.get(word, unlikely) for word in setting.parse.words]
    return replace(setting.parse, arguments={PART: odds})


def names(setting, found):
    return [setting.cast.members[n].name for n in found]


def who(setting, likely):
    parse = seen(setting, likely)
    return names(setting, parties(parse, setting.cast, 0, PART, setting.cast.all))


def test_words_are_those_from_even_odds_on_of_one_sentence(setting):
    parse = seen(setting, {"Kenya": 0.0, "Chad": -0.1, "Accra": 5.0})
    assert [parse.words[t] for t in words_of(parse, 0, PART)] == ["Kenya"]


def test_a_word_between_two_closes_a_phrase_and_two_words_part_it(setting):
    parse = seen(setting, {"Kenya": 1.0, "Chad": 1.0, "forty": 1.0})
    assert [[parse.words[t] for t in run] for run in phrases(parse, 0, PART)] == [["Kenya", "and", "Chad"], ["forty"]]


def test_all_who_are_likely_are_parties_each_once(setting):
    assert who(setting, {"Kenya": 2.0, "Chad": 1.0}) == ["Kenya", "Chad"]


def test_who_is_named_beside_a_party_is_none_by_that(setting):
    assert who(setting, {"Kenya": 2.0}) == ["Kenya"]


def test_where_nobody_is_likely_the_likeliest_is_believed_unless_it_is_unlikely(setting):
    assert who(setting, {"Togo": -1.0, "Kenya": -4.0}) == ["Togo"]
    assert who(setting, {"Togo": -2.1}) == []


def test_a_party_of_another_sentence_is_none(setting):
    assert who(setting, {"Accra": 6.0}) == []


def test_the_odds_of_a_party_are_those_of_its_likeliest_mention_in_the_sentences(setting):
    parse, cast = seen(setting, {"Kenya": 1.5, "Togo": -3.0}), setting.cast
    of = {m.name: n for n, m in enumerate(cast.members)}
    assert odds_of_party(parse, cast, {0}, PART, [of["Kenya"], of["Togo"]]) == 1.5
    assert odds_of_party(parse, cast, {1}, PART, [of["Kenya"]]) is None


def test_a_parse_without_odds_names_nobody(setting):
    parse = replace(setting.parse, arguments={})
    assert parties(parse, setting.cast, 0, PART, setting.cast.all) == ()
    assert words_of(parse, 0, PART) == ()
    assert odds_of_party(parse, setting.cast, {0}, PART, [0]) is None


def test_the_likeliest_of_some_words_is_meant_if_it_is_likely(setting):
    parse, means = seen(setting, {"Kenya": 0.5, "Togo": 0.0, "Chad": 3.0}), setting.cast.all
    of = {word: t for t, word in enumerate(parse.words)}
    assert names(setting, likeliest(parse, [of["Kenya"], of["Togo"]], PART, means))[0] == "Kenya"
    assert likeliest(parse, [of["forty"], of["trucks"]], PART, means) == ()
    assert likeliest(replace(parse, arguments={}), [of["Kenya"]], PART, means) == ()
