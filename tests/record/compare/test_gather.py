"""Pairs to groups: the surer pair first, a doubtful one only without a rival, whatever the order."""

from hypothesis import given
from hypothesis import strategies as st

from parley.record.compare.gather import Groups, gather, near_pairs

NUMBERS = st.integers(0, 11)
PAIRS = st.lists(
    st.tuples(st.sampled_from([0.5, 1.0, 2.0]), NUMBERS, NUMBERS).filter(lambda p: p[1] < p[2]), max_size=30
)
APART = st.sets(st.tuples(NUMBERS, NUMBERS).filter(lambda p: p[0] < p[1]), max_size=15)


def nothing(*_):
    return False


def test_groups_are_sorted_and_whole():
    groups = Groups(4)
    groups.join(3, 1)
    assert groups.all() == [[0], [1, 3], [2]]


def test_the_surer_pair_is_joined_first():
    assert gather(3, [(1.0, 0, 1), (2.0, 1, 2)], lambda i, j: (i, j) == (0, 2)) == [[0], [1, 2]]


def test_a_doubtful_pair_joins_only_without_a_rival():
    assert gather(2, [(0.5, 0, 1)], nothing, sure=1.0) == [[0, 1]]
    assert gather(3, [(0.5, 0, 1), (0.5, 1, 2)], lambda i, j: {i, j} == {0, 2}, sure=1.0) == [[0], [1], [2]]
    assert gather(3, [(0.5, 0, 1), (0.5, 1, 2)], nothing, sure=1.0) == [[0, 1, 2]]


def test_groups_of_which_half_are_strange_to_each_other_stay_two():
    joined = gather(3, [(2.0, 0, 1), (1.0, 1, 2)], nothing, strange=lambda i, j: {i, j} == {0, 2})
    assert joined == [[0, 1], [2]]


@given(PAIRS, APART, st.randoms(use_true_random=False))
def test_the_order_of_pairs_makes_no_difference_and_what_is_apart_stays_apart(pairs, apart, random):
    def kept_apart(i, j):
        return (min(i, j), max(i, j)) in apart

    found = gather(12, pairs, kept_apart, sure=1.0)
    random.shuffle(pairs)
    assert gather(12, pairs, kept_apart, sure=1.0) == found
    assert sorted(n for group in found for n in group) == list(range(12))
    assert not any(kept_apart(i, j) for group in found for i in group for j in group if i < j)


def test_pairs_share_a_key_and_come_once():
    assert list(near_pairs(["ab", "b", "c", "ac"])) == [(0, 1), (0, 3), (2, 3)]


def test_in_a_crowd_neighbours_are_compared():
    pairs = list(near_pairs(["x"] * 500))
    assert len(pairs) < 500 * 13
    assert gather(500, [(1.0, i, j) for i, j in pairs], nothing) == [list(range(500))]
