"""Which reports persons ruled to be one: the machine's groups with every ruling in them, and nothing else changed."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.record.fold.links import Link, Links, linked

IDS = "abcdefgh"
GROUPS = [("a", "b", "c"), ("d", "e"), ("f",), ("g", "h")]


def together(number, on, other=""):
    return Link(number, tuple(on), tuple(other), apart=False)


def apart(number, on, other):
    return Link(number, tuple(on), tuple(other), apart=True)


def alike(i, j):
    """Neighbours in the alphabet say most nearly the same."""
    return -abs(ord(i) - ord(j))


def regrouped(*links, groups=GROUPS):
    return ["".join(group) for group in linked(links)[0].regrouped(groups, alike)]


@pytest.mark.parametrize(
    ("links", "expected", "why"),
    [
        ([], ["abc", "de", "f", "gh"], "nothing ruled, nothing changed"),
        ([together(1, "de", "f")], ["abc", "def", "gh"], "merged lines are one"),
        ([together(1, "a", "z")], ["abc", "de", "f", "gh"], "what is not there changes nothing"),
        ([apart(1, "a", "bc")], ["a", "bc", "de", "f", "gh"], "one taken out of its line"),
        ([apart(1, "ab", "c")], ["ab", "c", "de", "f", "gh"], "what is taken out together stays together"),
        ([apart(1, "a", "c")], ["ab", "c", "de", "f", "gh"], "of equals to the first"),
        ([apart(1, "a", "d")], ["abc", "de", "f", "gh"], "apart already"),
        ([apart(1, "a", "b"), together(2, "ab")], ["abc", "de", "f", "gh"], "the later ruling counts"),
        ([together(1, "ab"), apart(2, "a", "b")], ["a", "bc", "de", "f", "gh"], "either way round"),
        ([together(1, "abc", "de"), apart(2, "b", "acde")], ["acde", "b", "f", "gh"], "a split leaves the rest merged"),
        (
            [together(1, "c", "d"), apart(2, "a", "d")],
            ["a", "bcde", "f", "gh"],
            "the rest goes where it is most alike, of equals to the larger",
        ),
        ([together(1, "a", "d"), together(2, "d", "f")], ["abcdef", "gh"], "from one to the next"),
    ],
)
def test_groups_are_as_ruled(links, expected, why):
    assert regrouped(*links) == expected, why


def test_a_ruling_of_which_nothing_is_left_is_overruled():
    assert linked([together(1, "ab"), apart(2, "a", "b")])[1] == {1}
    assert linked([apart(1, "a", "b"), together(2, "ab")])[1] == {1}
    assert linked([together(1, "abc"), apart(2, "a", "b")])[1] == frozenset()


@st.composite
def rulings(draw):
    made = []
    for number in range(draw(st.integers(0, 5))):
        on, other = (draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=3, unique=True)) for _ in range(2))
        made.append(Link(number, tuple(on), tuple(o for o in other if o not in on), draw(st.booleans())))
    return [link for link in made if link.other]


@given(rulings())
def test_every_report_stays_in_one_group_and_the_last_ruling_holds(links):
    groups = linked(links)[0].regrouped(GROUPS, alike)
    assert sorted("".join(map("".join, groups))) == list(IDS)
    home = {i: n for n, group in enumerate(groups) for i in group}
    for link in links[-1:]:
        one = {home[i] for i in link.on}
        assert len(one) == 1
        for i in link.other:
            assert (home[i] in one) is not link.apart


@given(rulings())
def test_groups_that_no_ruling_touches_stay(links):
    touched = {i for link in links for i in (*link.on, *link.other)}
    groups = linked(links)[0].regrouped(GROUPS, alike)
    assert all(group in groups for group in GROUPS if not touched & set(group))


@given(rulings(), st.randoms())
def test_the_order_in_which_rulings_are_given_makes_no_difference(links, random):
    shuffled = random.sample(links, len(links))
    assert linked(shuffled) == linked(links)


def test_nothing_is_apart_from_itself_unless_ruled():
    assert not any(Links().apart([a], [b]) for a, b in combinations(IDS, 2))
