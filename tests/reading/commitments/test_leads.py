"""Commitments in words of no rule: whom the reader model sees bound, and to what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import article

from parley.reading.commitments.leads import leads
from parley.reading.read import found_in, setting_of
from parley.reading.scene import Scene

TEXT = "The last lorries of Kenya roll home to Mombasa before the rains. Chad was not asked."


@pytest.fixture(scope="module")
def scene(readers):
    setting = setting_of(article(TEXT), readers)
    return Scene.of(setting, found_in(setting, readers).statements, readers.act)


def seen(scene, told, **parts):
    """The scene with odds for its first sentence and for the words of each part."""
    parse = scene.parse
    tells = ({**dict.fromkeys(parse.tells[0], -9.0), **told}, *(dict.fromkeys(t, -9.0) for t in parse.tells[1:]))
    odds = {f"commitments {part}": [words.get(w, -9.0) for w in parse.words] for part, words in parts.items()}
    return replace(scene, parse=replace(parse, tells=tells, arguments=odds))


def found(scene, readers, odds, known=()):
    return list(leads(seen(scene, **odds), readers.commitment, known))


DEED = {"roll": 2.0, "home": 2.0, "to": 2.0, "Mombasa": 2.0}


def test_who_is_bound_and_to_what_are_the_likely_words(scene, readers):
    (lead,) = found(scene, readers, {"told": {"commitments": 1.0}, "by": {"Kenya": 1.0}, "action": DEED})
    assert [scene.cast.members[n].name for n in lead.by] == ["Kenya"]
    assert [scene.parse.words[t] for t in lead.action] == ["roll", "home", "to", "Mombasa"]
    assert (lead.kind, lead.state, lead.rule) == ("promise", "made", "lead")


@pytest.mark.parametrize(("threat", "kind"), [(2.5, "threat"), (1.0, "promise")])
def test_a_likely_threat_is_one(scene, readers, threat, kind):
    (lead,) = found(scene, readers, {"told": {"commitments": 1.0, "threats": threat}, "by": {"Kenya": 1.0}})
    assert lead.kind == kind


def test_nobody_bound_or_little_odds_or_a_rule_before_it_make_no_lead(scene, readers):
    likely = {"told": {"commitments": 1.0}, "by": {"Kenya": 1.0}}
    assert not found(scene, readers, {"told": {"commitments": 1.0}, "by": {}})
    assert not found(scene, readers, {**likely, "told": {"commitments": -2.0}})
    assert not found(scene, readers, likely, {0})
