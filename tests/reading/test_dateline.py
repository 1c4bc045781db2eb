"""The place in capitals with which a report opens is none of its words; labels of turns and topics are left alone."""

from dataclasses import replace

import pytest

from parley.model import Article
from parley.reading.dateline import place_line

REPORT = "Army to leave\nNAIROBI: The army will leave Lamu by Friday, the ministry said.\n"


def article(text, **more):
    return Article(id="a", text=text, text_sha256="0" * 64, title=text.partition("\n")[0], **more)


@pytest.mark.parametrize(
    "place", ["NAIROBI: ", "NEW DELHI: ", "DAR ES SALAAM: ", "NAIROBI/KAMPALA: ", "PORT-AU-PRINCE: "]
)
def test_the_place_before_the_first_sentence(place):
    given = article(REPORT.replace("NAIROBI: ", place))
    assert [given.text[slice(*span)] for span in place_line(given)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Talks\nHOST: Who won?\nGUEST: Nobody.\n", id="turns"),
        pytest.param("KENYA: Army to leave\nThe army will leave on Friday.\n", id="a title"),
        pytest.param("Talks\nThe envoy was brief: Nothing is agreed.\n", id="a colon in a sentence"),
        pytest.param("Talks\nNAIROBI: the army leaves.\n", id="no sentence behind it"),
    ],
)
def test_what_is_none(text):
    assert place_line(article(text)) == ()


def test_labels_of_a_transcript_stay():
    assert place_line(replace(article(REPORT), genre="transcript")) == ()
