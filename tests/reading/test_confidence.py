"""A report's confidence is what its rule was counted to be worth, leaning on its kind where it was counted seldom."""

from __future__ import annotations

import pytest
from readings import article

from parley.language import Reader
from parley.lexicon import Lexicon
from parley.model import FAMILIES
from parley.reading.confidence import Confidence
from parley.reading.read import Readers, read_article

NONE = Confidence({}, {}, {})
COUNTED = Confidence(
    {"statements": (80, 100)},
    {("statements", "rule often"): (990, 1000), ("statements", "rule seldom"): (0, 1)},
    {("statements", "rule often", "0.50"): (0, 400), ("statements", "rule often", "0.90"): (600, 600)},
)


def test_a_rule_counted_often_stands_on_its_own_count():
    assert COUNTED.of("statements", "rule often", 0.7) == pytest.approx(0.99, abs=0.02)


def test_a_rule_counted_once_stays_near_its_kind():
    assert 0.7 < COUNTED.of("statements", "rule seldom", 0.7) < 0.8


def test_a_new_rule_has_the_confidence_of_its_kind():
    assert COUNTED.of("statements", "rule new", 0.3) == pytest.approx(0.8, abs=0.02)


def test_grades_of_one_rule_differ():
    assert COUNTED.of("statements", "rule often", 0.5) < 0.1
    assert COUNTED.of("statements", "rule often", 0.9) > 0.98


def test_kinds_that_were_not_counted_keep_their_estimate():
    assert COUNTED.of("times", "rule often", 0.42) == 0.42


def test_the_shipped_counts_hold_together():
    shipped = Confidence.load()
    assert set(shipped.kinds) == set(FAMILIES) - {"times", "attributions"}
    for kind, (right, made) in shipped.kinds.items():
        assert 0 <= right <= made
        assert made == sum(n for (of, _), (_, n) in shipped.rules.items() if of == kind)
        assert right == sum(n for (of, _), (n, _) in shipped.rules.items() if of == kind)
    for (kind, rule), (_, made) in shipped.rules.items():
        assert made == sum(n for (k, r, _), (_, n) in shipped.grades.items() if (k, r) == (kind, rule)), rule


def test_a_reading_has_the_counted_confidence_and_nothing_else_changed():
    model, lexicon = Reader.load(), Lexicon.load()
    art = article("The minister of Chad, Omar Sadiq, said on Monday that 40 prisoners would be freed.")
    estimated = read_article(art, Readers.of(model, lexicon, NONE))
    counted = read_article(art, Readers.of(model, lexicon, COUNTED))
    assert [r.confidence for r in counted.statements] == [
        COUNTED.of("statements", r.made_by, r.confidence) for r in estimated.statements
    ]
    assert counted.statements
    assert counted.actors == estimated.actors
    assert NONE.applied(counted) == counted
