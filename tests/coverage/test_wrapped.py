"""Wrapped lines: what a right margin broke is one line again, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.coverage.wrapped import unwrapped

MAIL = """Ministers meet on the lake road and its tolls

The foreign ministers of both countries met on
Monday and agreed to reopen the border before
the end of the month, officials said.

The Norwegian minister told reporters that the
Lake Council would pay for the first convoy of
food, and that nobody would be turned away.
"""


def test_paragraphs_are_one_line_again() -> None:
    """Lines go on in lower case or, in a wrapped text, with a capital; blank lines and the title stay."""
    text, joined = unwrapped(MAIL, 0)
    assert joined == 4
    assert text.split("\n\n") == [
        "Ministers meet on the lake road and its tolls",
        "The foreign ministers of both countries met on Monday and agreed to reopen the border before the end of the month, officials said.",
        "The Norwegian minister told reporters that the Lake Council would pay for the first convoy of food, and that nobody would be turned away.\n",
    ]


def test_the_first_line_goes_on_from_a_word_that_ends_no_headline() -> None:
    """A text that begins without a headline."""
    body = MAIL.split("\n\n", 1)[1].replace("met on\nMonday", "met in\nOslo on Monday")
    assert unwrapped(body, 0)[0].startswith("The foreign ministers of both countries met in Oslo on Monday and agreed")


def test_a_short_word_that_ends_a_sentence_is_no_item() -> None:
    """A letter or number with a full stop or bracket begins an item; "war." only ends what the line above began."""
    text = "The envoys of the two lake states spoke of the\nwar. They met again before the end of the long\nsummer and then agreed.\n"
    assert unwrapped(text, 0)[1] == 2
    assert unwrapped(text.replace("war.", "ii."), 0)[1] == 0


def test_offsets_stay() -> None:
    """A line's end becomes as many blanks: what stands where stays there, with either kind of line end."""
    mail = MAIL.replace("\n", "\r\n")
    assert len(unwrapped(MAIL, 0)[0]) == len(MAIL)
    assert len(unwrapped(mail, 0)[0]) == len(mail)
    assert unwrapped(mail, 0)[1] == 4


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on Monday in the old town hall.\nThey will meet again before the end of the month.\n",
        "Talks were held in Oslo on the first day of May\nTalks were held in Bergen on the second day of May\nNo talks were held on the third day of that month\n",
        "Points agreed by the two delegations in the talks:\n- the border opens on the first day of next month\n- the prisoners are freed before the next harvest\n",
        "short lines\nof a poem\nthat nobody\nhas wrapped\nat a margin\nof its own\n",
    ],
)
def test_other_lines_stay_lines(text: str) -> None:
    """Paragraphs without blank lines, rows, lists and verse."""
    assert unwrapped(text, 0) == (text, 0)


def test_front_matter_is_left_alone() -> None:
    """Nothing before the start is joined."""
    head = "---\ntitle: a very long title that goes on and on and on\nsource: the example wire\n---\n"
    assert unwrapped(head + MAIL, len(head))[0].startswith(head)


@given(st.text(alphabet="aB .\n\r-1", max_size=400))
def test_only_line_ends_change(text: str) -> None:
    """Whatever the text: no character but the white space between lines is touched."""
    made, _ = unwrapped(text, 0)
    assert len(made) == len(text)
    assert all(a == b or (a in "\r\n\t" and b == " ") for a, b in zip(text, made, strict=True))
