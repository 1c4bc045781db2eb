"""The second look at what rules found: what a line shows, what is kept, and that the rest is left as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import article

from parley.reading.head import Head
from parley.reading.lines import WEIGHED, lines, weighed
from parley.reading.read import found_in, setting_of

TEXT = (
    "Kenya demands that the border be reopened, its minister said. Kenya and Chad met in Lomé on Friday. "
    "Chad promised to withdraw its troops. The blast killed 42 soldiers and wounded 7."
)


@pytest.fixture(scope="module")
def setting(readers):
    return setting_of(article(TEXT), readers)


@pytest.fixture(scope="module")
def found(setting, readers):
    return found_in(setting, readers)


def seen_as(setting, odds):
    parse = replace(setting.parse, tells=tuple(dict.fromkeys(row, odds) for row in setting.parse.tells))
    return replace(setting, parse=parse)


@pytest.mark.parametrize("family", WEIGHED)
def test_a_line_shows_its_rule_and_how_likely_its_sentence_is(setting, found, family):
    shown = list(lines(seen_as(setting, 0.5), family, getattr(found, family)))
    assert shown
    for report, traits in shown:
        assert {report.made_by, f"{report.made_by} likely", "told over 0"} <= traits
        assert "told over 1" not in traits


def test_lines_of_one_sentence_are_told_apart_by_their_order(setting, found):
    orders = [t for _, traits in lines(setting, "figures", found.figures) for t in traits]
    assert {"before it 0", "before it 1"} <= set(orders)


def test_what_is_kept_carries_its_chance_and_says_who_weighed_it(setting, found):
    kept = weighed(found, setting)
    for family in WEIGHED:
        before = {r.id: r for r in getattr(found, family)}
        for report in getattr(kept, family):
            assert report.made_by == f"head line over {before[report.id].made_by}"
            assert 0 < report.confidence <= 1


@pytest.mark.parametrize("family", WEIGHED)
def test_a_likelier_sentence_never_makes_a_line_less_likely(setting, found, family):
    head = Head.load(f"parley.reading.{family}")

    def chances(odds):
        return [head.chance(t) for _, t in lines(seen_as(setting, odds), family, getattr(found, family))]

    assert all(low < high for low, high in zip(chances(-5.0), chances(5.0), strict=True))


def test_other_families_pass_untouched(setting, found):
    kept = weighed(found, setting)
    others = {"statements", "meetings", "commitments", "instruments", "incidents", "positions", "figures"} - {*WEIGHED}
    assert others
    assert all(getattr(kept, family) == getattr(found, family) for family in others)


def test_a_line_shows_how_likely_its_party_plays_its_part(setting, found):
    part = "commitments by"
    odds = [3.0 if word == "Chad" else -9.0 for word in setting.parse.words]
    seen = replace(setting, parse=replace(setting.parse, arguments={part: odds}))
    ((_, traits),) = lines(seen, "commitments", found.commitments)
    assert {f"{part} 1", f"{part} over 3"} <= traits
    assert f"{part} over 4" not in traits
