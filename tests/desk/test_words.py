"""The desk's words: courses without repetition, what one report says in one line."""

from parley.desk.words import counted, course, headline
from parley.model import Line, Step


def test_what_several_tell_of_one_day_is_one_step():
    told = (
        Step("repeated", "2023-04-02", ("c:1",)),
        Step("made", "2023-03-01", ("c:2",)),
        Step("repeated", "2023-04-02", ("c:3",)),
        Step("repeated", "2023-04-02", ("c:4",), ("a diplomat",)),
        Step("refused", None, ("c:5",)),
    )
    assert course(told) == [
        Step("made", "2023-03-01", ("c:2",)),
        Step("repeated", "2023-04-02", ("c:1", "c:3")),
        Step("repeated", "2023-04-02", ("c:4",), ("a diplomat",)),
        Step("refused", None, ("c:5",)),
    ]


def test_a_count_is_said_in_words():
    assert counted("290000", ">", "people", "killed") == "more than 290,000 people killed"
    assert counted("14", "=", "trucks", "trucks") == "14 trucks"
    assert counted("1", "=", "people", "killed") == "1 person killed"
    assert counted("2.5", "~", None, "length") == "about 2.5 length"


def test_a_disagreement_begins_with_a_capital():
    line = Line(id="d:1", kind="disagreements", reports=(), about="when the truce began")
    assert headline(line) == "When the truce began"
