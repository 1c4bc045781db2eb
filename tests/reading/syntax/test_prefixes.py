"""A verb behind its hyphenated prefix is one word: it holds what the parser hung on either of them."""

import pytest
from work import calls

from parley.reading.syntax.prefixes import Columns, joined


def columns(words, head, dep):
    return Columns(words.copy(), ["VERB" if d in ("root", "xcomp", "conj") else "X" for d in dep], dep, head)


def starts(text, words):
    at, found = 0, []
    for word in words:
        at = text.index(word, at)
        found.append(at)
        at += len(word)
    return found


@pytest.mark.parametrize(
    ("head", "dep"),
    [
        pytest.param([1, 1, 3, 1, 3, 1, 5], ["nsubj", "root", "mark", "xcomp", "punct", "xcomp", "obj"], id="beside it"),
        pytest.param([1, 1, 5, 5, 3, 1, 5], ["nsubj", "root", "mark", "compound", "punct", "xcomp", "obj"], id="above it"),
        pytest.param([1, 1, 3, 1, 3, 3, 3], ["nsubj", "root", "mark", "xcomp", "punct", "xcomp", "obj"], id="below it"),
    ],
)  # fmt: skip
def test_the_verb_is_the_head_wherever_the_parser_saw_it(head, dep):
    words = ["Vell", "vowed", "to", "re", "-", "open", "it"]
    found = joined(words, starts("Vell vowed to re-open it", words), columns(words, head, dep))
    assert (found.head[5], found.dep[5], found.lemma[5]) == (1, "xcomp", "reopen")
    assert (found.head[3], found.dep[3]) == (5, "compound")
    assert found.head[2] == found.head[4] == found.head[6] == 5


def test_a_root_stays_a_root():
    words = ["Re", "-", "open", "it"]
    found = joined(words, starts("Re-open it", words), columns(words, [0, 0, 0, 0], ["root", "punct", "xcomp", "obj"]))
    assert (found.head, found.dep[2]) == ([2, 2, 2, 2], "root")


def test_what_is_only_near_stays_apart():
    words = ["re", "-", "open"]
    given = columns(words, [2, 2, 2], ["root", "punct", "root"])
    assert joined(words, starts("re - open", words), given) == given


def test_work_is_linear():
    def work(n):
        words = ["re", "-", "open"] * n
        given = columns(words, [0] * len(words), ["root"] * len(words))
        return calls(joined, words, starts("re-open " * n, words), given)

    assert work(2000) < 2.2 * work(1000)
