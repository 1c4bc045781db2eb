"""A noun that governs an object is a verb."""

from parley.reading.syntax.prefixes import Columns
from parley.reading.syntax.retagged import retagged

WORDS = ["Vell", "welcomes", "it", "and", "thanks", "Oman"]


def columns(tag):
    dep = ["nsubj", "root", "obj", "cc", "conj", "obj"]
    return Columns(WORDS.copy(), ["PROPN", "VERB", "PRON", "CCONJ", tag, "PROPN"], dep, [1, 1, 1, 4, 1, 4])


def test_a_noun_with_an_object_is_the_verb_of_its_form():
    found = retagged(WORDS, columns("NOUN"))
    assert (found.pos[4], found.lemma[4]) == ("VERB", "thank")
    assert found.lemma[:4] == WORDS[:4]


def test_a_verb_stays_what_it_is():
    assert retagged(WORDS, columns("VERB")) == columns("VERB")


def test_a_noun_without_an_object_stays_one():
    given = columns("NOUN")._replace(dep=["nsubj", "root", "obj", "cc", "conj", "appos"])
    assert retagged(WORDS, given) == given
