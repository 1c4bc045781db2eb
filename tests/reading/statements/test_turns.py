"""Turns: a transcript is told turn by turn, a speech sentence by sentence."""

import pytest
from readings import read_case

MANY, FEW = 24, 12


@pytest.mark.parametrize(("sentences", "statements"), [(MANY, MANY), (FEW, 1)])
def test_a_turn_of_many_sentences_is_a_speech(sentences, statements, readers):
    speech = "\n\n".join(f"We have opened bridge number {n} on the river." for n in range(1, sentences + 1))
    case = {
        "why": "a long turn",
        "genre": "transcript",
        "text": f"President Moussa Abakar: {speech}\n\nMinister Luka Perić: We thank you.",
    }
    said = [s for s in read_case(case, readers).statements if "bridge" in s.content]
    assert len(said) == statements
    assert len({s.speakers for s in said}) == 1
