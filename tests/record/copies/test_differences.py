"""What a copy changed is told word by word; of a text that was retold, which names and figures stand in both."""

from make import article
from work import calls

from parley.model import Furniture
from parley.record.copies.copy_tree import copy_tree
from parley.record.copies.differences import Change, differences

FIRST = "The envoys of Oria and Vell met in Tarn on Monday to speak of the bridge."
THEN = "They agreed to open it by June."
LAST = "The harvest of the valley had failed for the third year in a row, traders said."


def told(copy, original):
    return [
        (c.how, c.words.strip()) for c in differences(article(copy, source="Y"), article(original, source="X")).changes
    ]


def test_words_are_compared_within_a_sentence():
    changed = FIRST.replace("Monday", "Tuesday").replace("bridge", "old bridge")
    assert told(f"{changed} {THEN}", f"{FIRST} {THEN}") == [
        ("same", "The envoys of Oria and Vell met in Tarn on"),
        ("cut", "Monday"),
        ("added", "Tuesday"),
        ("same", "to speak of the"),
        ("added", "old"),
        ("same", f"bridge. {THEN}"),
    ]


def test_sentences_that_have_no_like_are_added_or_cut_as_a_whole():
    more = "Our paper has learnt that nobody asked the mayor."
    assert told(f"{FIRST} {THEN} {more}", f"{FIRST} {LAST} {THEN}") == [
        ("same", FIRST),
        ("cut", LAST),
        ("same", THEN),
        ("added", more),
    ]


def test_the_same_text_in_other_quotation_marks_is_the_same():
    one, other = f'{FIRST} "It is done," he said. {LAST}', f"{FIRST} “It is done,” he said. {LAST}"
    found = differences(article(one, source="Y"), article(other, source="X"))
    assert found.changes == (Change("same", f"{one} "),)
    assert found.same == 1


def test_a_text_that_was_retold_has_no_changes_but_names_in_both():
    copy = article(
        "On Monday, delegations from Oria and from Vell sat down together in Tarn. By June, so they decided, traffic over the bridge is to flow again.",
        source="Y",
    )
    original = article(f"{FIRST} {THEN} {LAST}", source="X")
    found = differences(copy, original)
    assert found.retold
    assert found.changes == ()
    assert {"oria", "vell", "tarn", "monday", "june"} <= found.names
    (_, branch) = copy_tree({copy.id: copy, original.id: original}, {copy.id: original.id})
    assert branch.retold
    assert (branch.added, branch.cut) == ((), ())


def test_page_furniture_is_left_out():
    share = "Share this page with your friends and follow us."
    copy = article(f"{share} {FIRST} {THEN} {LAST}", source="Y", furniture=(Furniture(0, len(share), "share"),))
    found = differences(copy, article(f"{FIRST} {THEN} {LAST}", source="X"))
    assert [c.how for c in found.changes] == ["same"]


def test_long_texts_are_compared_in_part():
    def work(sentences):
        long = " ".join(f"The envoy number {n} said that {n * 7} trucks went over." for n in range(sentences))
        copy = article(long.replace("trucks", "lorries"), source="Y")
        assert differences(copy, article(f"{FIRST} {long}", source="X")).more
        return calls(differences, copy, article(f"{FIRST} {long}", source="X"))

    assert work(3_000) < 4 * work(1_500)


def test_a_text_without_an_end_of_a_sentence_is_compared_in_parts():
    def work(words):
        endless = " ".join(f"word{n}" for n in range(words))
        copy, original = article(endless, source="Y"), article(f"more {endless}", source="X")
        assert differences(copy, original).same > 0.9
        return calls(differences, copy, original)

    assert work(60_000) < 4 * work(30_000)
