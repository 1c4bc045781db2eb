"""Who was mentioned last under a word."""

from __future__ import annotations

from parley.reading.actors.drafts import Draft
from parley.reading.actors.latest import AT_ALL, NAMED, Latest, in_office, owned_by, part_of
from parley.reading.actors.owners import Owner


def draft(*heads, **known):
    return Draft("person", "somebody", heads=list(heads), words={"envoy"}, **known)


def test_the_latest_comes_first_and_a_new_mention_moves_up():
    latest = Latest()
    first, second = draft(1), draft(2)
    latest.file(0, first)
    latest.file(1, second)
    assert list(latest.of("envoy", (False,), (AT_ALL,))) == [1, 0]
    first.heads.append(3)
    latest.file(0, first)
    assert list(latest.of("envoy", (False,), (AT_ALL,))) == [0, 1]


def test_who_has_no_mention_left_is_gone():
    latest = Latest()
    one = draft(1)
    latest.file(0, one)
    one.heads.clear()
    latest.file(0, one)
    assert list(latest.of("envoy", (False,), (AT_ALL,))) == []


def test_those_of_one_word_are_told_apart_by_owner_name_and_office():
    latest = Latest()
    latest.file(0, draft(1, owners=(Owner("Kenya"),), named=False))
    latest.file(1, draft(2, of=0, office="president"))
    assert list(latest.of("envoy", (False,), (owned_by("Kenya"),))) == [0]
    assert list(latest.of("envoy", (False,), (part_of(0),))) == [1]
    assert list(latest.of(NAMED, (False,), (AT_ALL,))) == [1]
    assert list(latest.of(in_office("president"), (False,), (AT_ALL,))) == [1]
    assert list(latest.of("envoy", (True,), (AT_ALL,))) == []


def test_of_several_with_one_head_the_first_comes_first():
    latest = Latest()
    for index in (0, 1):
        latest.file(index, draft(5))
    assert list(latest.of("envoy", (True, False), (AT_ALL,))) == [0, 1]
