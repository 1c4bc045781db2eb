"""Proposals: the acts of rules and of the bare lexicon, and what the head is told of them."""

from __future__ import annotations

import pytest
from readings import article

from parley.reading.head import Head
from parley.reading.incidents.acts import acts_of
from parley.reading.incidents.loose import LOOSE
from parley.reading.incidents.proposals import proposals
from parley.reading.incidents.reports import incidents
from parley.reading.read import read_article, setting_of
from parley.reading.scene import Scene

TEXT = """Kenya accused the rebels of shelling Mombasa on Monday. The coast was struck again at night.

Kenya will not sign the accord. The rebels dropped their demand for an amnesty."""


@pytest.fixture(scope="module")
def scene(readers):
    given = article(TEXT)
    return Scene.of(setting_of(given, readers), read_article(given, readers).statements, readers.act)


@pytest.fixture(scope="module")
def acts(scene):
    return tuple(acts_of(scene))


@pytest.fixture(scope="module")
def made(scene, acts):
    return proposals(scene, acts)


def test_what_rules_make_is_proposed(acts, made):
    assert {(a.trigger, a.type) for a in acts} <= {(p.act.trigger, p.act.type) for p in made}


def test_the_bare_lexicon_proposes_what_patterns_miss(scene, made):
    loose = {(scene.parse.lemma[p.act.trigger], p.act.type) for p in made if p.act.rule in LOOSE}
    assert ("strike", "ASSAULT") in loose


def test_what_is_given_up_is_not_proposed(scene, made):
    assert all(scene.parse.lemma[p.act.trigger] != "demand" for p in made)


def test_traits_say_who_does_it_to_whom_and_where_it_stands(made):
    accused = next(p for p in made if p.act.type == "ACCUSE")
    assert {"rule act-verb", "word by state", "word with parties", "quarter 0"} <= accused.traits


def test_each_type_is_told_once_a_sentence(scene, acts):
    told = [(e.type, e.evidence) for e in incidents(scene, acts)]
    assert len(told) == len(set(told))


def test_the_head_prefers_what_a_rule_is_sure_of(made):
    head = Head.load("parley.reading.incidents")
    accused = next(p for p in made if p.act.type == "ACCUSE")
    weakest = min(head.chance(p.traits) for p in made if p.act.rule in LOOSE)
    assert weakest < head.keep < head.chance(accused.traits)
