"""When something was said hangs on the saying, wherever the parser hung it."""

import pytest
from work import calls

from parley.reading.syntax.prefixes import Columns
from parley.reading.syntax.rehung import rehung

_POS = {"root": "VERB", "ccomp": "VERB"}


def columns(words, head, dep):
    return Columns(words.copy(), [_POS.get(d, "X") for d in dep], dep, head)


@pytest.mark.parametrize(
    ("words", "above"),
    [
        pytest.param(["Vell", "said", "on", "Friday", "it", "left"], 1, id="the day of the saying"),
        pytest.param(["Vell", "said", "under", "law", "it", "left"], 5, id="what the clause rests on"),
    ],
)
def test_an_adjunct_before_the_subject_belongs_to_the_saying(words, above):
    found = rehung(words, columns(words, [1, 1, 3, 5, 5, 1], ["nsubj", "root", "case", "obl", "nsubj", "ccomp"]))
    assert found.head[3] == above
    assert found.head[2] == 3


def test_an_adjunct_behind_the_subject_stays():
    words = ["Vell", "said", "it", "left", "on", "Friday"]
    before = columns(words, [1, 1, 3, 1, 5, 3], ["nsubj", "root", "nsubj", "ccomp", "case", "obl"])
    assert rehung(words, before) == before


@pytest.mark.parametrize(
    "slip",
    [
        pytest.param(("obl", "appos"), id="apposed"),
        pytest.param(("obj", "obj"), id="below"),
        pytest.param(("obl", "conj"), id="joined"),
        pytest.param(("obl", "nmod"), id="of it"),
    ],
)
def test_an_object_behind_an_adjunct_is_the_verb_s(slip):
    words = ["Vell", "noted", "with", "regret", "the", "siege"]
    dep = ["nsubj", "root", "case", slip[0], "det", slip[1]]
    given = columns(words, [1, 1, 3, 1, 5, 3], dep)
    given.pos[5] = "NOUN"
    found = rehung(words, given)
    assert (found.head[5], found.dep[5]) == (1, "obj")
    assert (found.head[3], found.dep[3]) == (1, "obl")


def test_an_object_behind_the_manner_of_saying_is_no_subject_of_it():
    words = ["Vell", "condemned", "in", "strong", "terms", "the", "raid", "carried", "out"]
    dep = ["nsubj", "root", "case", "amod", "obl", "det", "nsubj", "acl:relcl", "compound:prt"]
    given = columns(words, [1, 1, 4, 4, 1, 6, 7, 4, 7], dep)
    found = rehung(words, given)
    assert (found.head[6], found.dep[6]) == (1, "obj")
    assert (found.head[7], found.dep[7]) == (6, "acl")


def test_a_clause_about_any_other_noun_keeps_its_subject():
    words = ["Vell", "met", "in", "a", "hotel", "the", "envoy", "chose"]
    dep = ["nsubj", "root", "case", "det", "obl", "det", "nsubj", "acl:relcl"]
    given = columns(words, [1, 1, 4, 4, 1, 6, 7, 4], dep)
    assert rehung(words, given) == given


def test_an_object_before_a_participle_is_the_verb_s():
    words = ["Vell", "condemned", "the", "raid", "launched", "there"]
    given = columns(words, [1, 1, 3, 4, 1, 4], ["nsubj", "root", "det", "obj", "ccomp", "advmod"])
    found = rehung(words, given)
    assert (found.head[3], found.dep[3]) == (1, "obj")
    assert (found.head[4], found.dep[4]) == (3, "acl")


def test_what_somebody_is_thanked_for_is_no_part_of_who_he_is():
    words = ["Vell", "thanked", "the", "envoy", "for", "her", "efforts"]
    given = columns(words, [1, 1, 3, 1, 6, 6, 3], ["nsubj", "root", "det", "obj", "case", "nmod:poss", "nmod"])
    given.pos[5] = "PRON"
    assert (rehung(words, given).head[6], rehung(words, given).dep[6]) == (1, "obl")
    given.dep[5] = "amod"
    assert rehung(words, given) == given


def test_the_work_grows_with_the_sentence():
    def work(times):
        words, head, dep = ["Vell", "said"], [1, 1], ["nsubj", "root"]
        for _ in range(times):
            at = len(words)
            words += ["on", "Friday", "it", "left"]
            head += [at + 1, at + 3, at + 3, 1]
            dep += ["case", "obl", "nsubj", "ccomp"]
        return calls(lambda: rehung(words, columns(words, head, dep)))

    assert work(400) < 3 * work(200)
