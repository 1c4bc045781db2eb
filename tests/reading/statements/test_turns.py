"""Turns: a transcript is told turn by turn, each one statement however long it is."""

from readings import read_case


def told(text, readers):
    return read_case({"why": "a transcript", "genre": "transcript", "text": text}, readers).statements


def test_a_long_turn_is_one_statement(readers):
    speech = " ".join(f"We have opened bridge number {n} on the river." for n in range(1, 25))
    text = f"President Moussa Abakar: {speech} Thank you very much.\n\nMinister Luka Perić: We will repair the canal."
    ours, answer = told(text, readers)
    assert ours.content.startswith("We have opened bridge number 1")
    assert "bridge number 24" in ours.content
    assert ours.speakers != answer.speakers


def test_a_turn_of_several_paragraphs_is_one_statement(readers):
    speech = "The bridge is open to all.\n\nThe ferry will run again. The canal stays closed until spring."
    said = told(f"President Moussa Abakar: {speech}\n\nMinister Luka Perić: We will build it.", readers)
    assert [s.content for s in said] == [speech.rstrip("."), "We will build it"]


def test_a_question_stands_behind_a_letter_without_a_colon(readers):
    said = told(
        "MS. PERIĆ: Good afternoon. The canal will open in May.\n\n"
        "Q And on Abakar one more time: Will he come to the opening?\n\n"
        "MS. PERIĆ: He has been invited.",
        readers,
    )
    assert [s.speaker_text for s in said] == [None, "Q", None]
    assert said[1].content == "And on Abakar one more time: Will he come to the opening"
    assert said[0].speakers == said[2].speakers


def test_who_is_named_on_the_way_to_a_colon_is_no_speaker(readers):
    said = told(
        "President Moussa Abakar: The bridge is open to all.\n\n"
        "And on the second question, Perić, on the ferry: it will run again.\n\n"
        "Minister Luka Perić: We will build it.",
        readers,
    )
    assert len(said) == 2
    assert said[0].content.endswith("it will run again")


def test_a_letter_that_answers_is_who_is_interviewed(readers):
    said = told(
        "Chad's chief negotiator Moussa Abakar spoke to the paper on Monday.\n\n"
        "Q: Will you leave the canal before the vote?\n\n"
        "A: We will leave the canal within thirty days.\n\n"
        "Q: Did you agree to free the prisoners?\n\n"
        "A: We did not agree to anything of the kind.",
        readers,
    )
    assert [bool(s.speakers) for s in said] == [False, True, False, True]
    assert [s.speaker_text for s in said][::2] == ["Q", "Q"]
