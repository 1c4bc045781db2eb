"""Turns: a transcript is told turn by turn, a speech sentence by sentence."""

import pytest
from readings import read_case

MANY, FEW = 24, 12
LONG = " ".join(f"We have opened bridge number {n} on the river." for n in range(1, MANY + 1))


def told(text, readers):
    return read_case({"why": "a transcript", "genre": "transcript", "text": text}, readers).statements


@pytest.mark.parametrize(("sentences", "statements"), [(MANY, MANY), (FEW, 1)])
def test_a_turn_of_many_sentences_is_a_speech(sentences, statements, readers):
    speech = " ".join(f"We have opened bridge number {n} on the river." for n in range(1, sentences + 1))
    text = f"President Moussa Abakar: {speech}\n\nMinister Luka Perić: We thank you."
    said = [s for s in told(text, readers) if "bridge" in s.content]
    assert len(said) == statements
    assert len({s.speakers for s in said}) == 1


def test_a_turn_of_several_paragraphs_is_one_statement(readers):
    speech = "The bridge is open to all.\n\nThe ferry will run again. The canal stays closed until spring."
    said = told(f"President Moussa Abakar: {speech}\n\nMinister Luka Perić: We will build it.", readers)
    assert [s.content for s in said] == [speech.rstrip("."), "We will build it"]


def test_greetings_and_thanks_of_a_speech_tell_nothing(readers):
    text = f"President Moussa Abakar: Dear friends,\n\n{LONG} Thank you very much.\n\nMinister Luka Perić: Thank you, everyone."
    assert all("bridge" in s.content for s in told(text, readers))


def test_a_sentence_of_a_speech_that_says_you_is_spoken_to_who_else_takes_turns(readers):
    text = (
        f"President Moussa Abakar: I promise you a new ferry. {LONG}\n\nMinister Luka Perić: We will repair the canal."
    )
    you, *others, answer = told(text, readers)
    assert you.addressee == answer.speakers
    assert {s.addressee for s in others} == {()}
