"""Copies and sources counted as articles come and go."""

from hypothesis import given
from hypothesis import strategies as st

from parley.record.fold.witnesses import Witnesses

ARTICLES = st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("12345")), max_size=12)


def groups(articles):
    """How many sources are left when those that share a root are one."""
    found = []
    for source, root in articles:
        near = [g for g in found if ("s", source) in g or ("r", root) in g]
        found = [g for g in found if g not in near] + [set().union({("s", source), ("r", root)}, *near)]
    return found


@given(stay=ARTICLES, go=ARTICLES)
def test_those_who_share_a_source_or_a_root_count_once(stay, go):
    counted = Witnesses()
    for source, root in (*go, *stay):
        counted.take(source, root)
    for source, root in go:
        counted.drop(source, root)
    found = groups(stay)
    assert counted.count == len(found)
    for a, _ in stay:
        for b, _ in stay:
            together = any({("s", a), ("s", b)} <= g for g in found)
            assert (counted.leader(a) == counted.leader(b)) is together
