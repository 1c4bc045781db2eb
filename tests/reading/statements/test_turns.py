"""Turns: a transcript is told turn by turn, a speech sentence by sentence."""

import pytest
from readings import read_case

MANY, FEW = 24, 12


def told(text, readers):
    return read_case({"why": "a transcript", "genre": "transcript", "text": text}, readers).statements


@pytest.mark.parametrize(("sentences", "statements"), [(MANY, MANY), (FEW, 1)])
def test_a_turn_of_many_sentences_is_a_speech(sentences, statements, readers):
    speech = " ".join(f"We have opened bridge number {n} on the river." for n in range(1, sentences + 1))
    text = f"President Moussa Abakar: {speech}\n\nMinister Luka Perić: We thank you."
    said = [s for s in told(text, readers) if "bridge" in s.content]
    assert len(said) == statements
    assert len({s.speakers for s in said}) == 1


@pytest.mark.parametrize(("answer", "statements"), [("We will build it.", 3), ("Will you build it?", 1)])
def test_a_turn_of_several_paragraphs_is_a_speech_where_nobody_asks(answer, statements, readers):
    speech = "The bridge is open to all.\n\nThe ferry will run again. The canal stays closed until spring."
    text = f"President Moussa Abakar: {speech}\n\nMinister Luka Perić: {answer}"
    assert len([s for s in told(text, readers) if answer[:-1] not in s.content]) == statements


def test_greetings_and_thanks_tell_nothing(readers):
    speech = "Mr President, dear friends,\n\nThe ferry will run again in the spring. Thank you very much."
    text = f"President Moussa Abakar: {speech}\n\nMinister Luka Perić: Thank you, everyone."
    assert [s.content for s in told(text, readers)] == ["The ferry will run again in the spring"]


def test_a_sentence_of_a_speech_that_says_you_is_spoken_to_who_else_takes_turns(readers):
    speech = "I thank you for the new ferry.\n\nThe canal stays closed until the spring."
    said = told(f"President Moussa Abakar: {speech}\n\nMinister Luka Perić: We will repair the canal.", readers)
    you, others, answer = said
    assert (you.addressee, others.addressee) == (answer.speakers, ())
