"""Copies below what they copy, with what each added and cut."""

from make import article

from parley.model import Furniture
from parley.record.copies.copy_tree import copy_tree

FIRST = "The envoys of Oria and Vell met in Tarn on Monday to speak of the bridge. They agreed to open it by June."
LAST = "The harvest of the valley had failed for the third year in a row, traders said."


def tree(copies, *articles):
    return list(copy_tree({a.id: a for a in articles}, copies))


def test_a_copy_stands_below_its_original_with_what_it_added_and_cut():
    original = article(f"{FIRST} {LAST}", source="X", path="b.txt")
    copy = article(
        f"{FIRST} More. Our paper has learnt that the mayor of Tarn was not invited.", source="Y", path="a.txt"
    )
    alone = article("Nothing of all this is told here.", source="Z", path="c.txt")
    first, second = tree({copy.id: original.id}, copy, original, alone)
    assert (first.article, first.depth, first.of, first.added, first.cut) == (original, 0, None, (), ())
    assert (second.article, second.depth, second.of) == (copy, 1, original)
    assert second.added == ("More.", "Our paper has learnt that the mayor of Tarn was not invited.")
    assert second.cut == (LAST,)
    assert 0.5 < second.shared < 1


def test_copies_of_copies_are_deeper_and_siblings_in_the_order_of_their_paths():
    a, b, c, d = (article(FIRST, source=name, path=f"{name}.txt") for name in "abcd")
    found = tree({d.id: a.id, b.id: a.id, c.id: b.id}, d, c, b, a)
    assert [(x.article.source, x.depth, x.of and x.of.source) for x in found] == [
        ("a", 0, None),
        ("b", 1, "a"),
        ("c", 2, "b"),
        ("d", 1, "a"),
    ]
    assert {(x.shared, x.added, x.cut) for x in found} == {(1.0, (), ())}


def test_page_furniture_is_neither_added_nor_cut():
    original = article(FIRST, source="X")
    share = "Share this page with your friends and follow us."
    copy = article(f"{share} {FIRST}", source="Y", furniture=(Furniture(0, len(share), "share"),))
    (_, found) = tree({copy.id: original.id}, copy, original)
    assert (found.added, found.cut, found.shared) == ((), (), 1.0)


def test_a_text_of_few_words_is_compared_as_a_whole():
    original, copy = article("Talks failed.", source="X"), article("Talks failed.", source="Y")
    (_, found) = tree({copy.id: original.id}, copy, original)
    assert (found.shared, found.added, found.cut) == (1.0, (), ())
