"""What counts as found, and which attributes as right; the figures on whole corpora are held against other scorers in test_scorers.py."""

from __future__ import annotations

import pytest
from accounts import TEXT, told
from quality.account import Facts
from quality.scores import Score, Share, compare, facts_of, score

OPENED, SAID, SIGNED = TEXT.split(". ")[0] + ".", "Grace Banda said the truce would hold.", "Neither side signed."
BANDA = {"id": "a1", "name": "Grace Banda", "type": "person"}
SPOKEN = {"id": "s1", "speakers": ["a1"], "form": "indirect", "content": "the truce would hold", "quote": SAID}


def at(words, text=TEXT):
    return [{"start": text.index(words), "end": text.index(words) + len(words), "words": words}]


def read(**keys):
    return {**{k: v for k, v in keys.items() if k != "words"}, "evidence": at(keys["words"])}


def test_a_statement_is_found_by_its_words_and_its_place():
    gold = told(actors=[BANDA], statements=[SPOKEN])
    ours = told(
        actors=[BANDA],
        statements=[
            read(speakers=["a1"], form="direct", content="the truce would hold", words=SAID),
            read(speakers=["a1"], content="the truce would hold", words=SIGNED),
        ],
    )
    counts, shares = score([compare("statements", gold, ours)])
    assert counts == Score(found=1, annotated=1, read=2)
    assert (counts.precision, counts.recall, counts.f1) == (0.5, 1.0, pytest.approx(2 / 3))
    assert shares == {"speaker": Share(1, 1), "form": Share(0, 1)}


def test_an_unresolved_speaker_is_wrong_and_an_unknown_one_right():
    gold = told(actors=[BANDA], statements=[SPOKEN])
    nobody = told(statements=[{**SPOKEN, "speakers": []}])
    assert score([compare("statements", gold, nobody)])[1]["speaker"] == Share(0, 1)
    assert score([compare("statements", nobody, nobody)])[1]["speaker"] == Share(1, 1)


def test_evidence_that_is_too_long_finds_nothing():
    gold = told(incidents=[{"type": "REJECT", "quote": SIGNED}])
    assert compare("incidents", gold, told(incidents=[read(type="REJECT", words=TEXT)])).pairs == ()
    assert compare("incidents", gold, told(incidents=[read(type="REJECT", words="side")])).pairs


def test_an_incident_of_another_type_is_another():
    gold = told(incidents=[{"type": "REJECT", "quote": SIGNED}])
    assert compare("incidents", gold, told(incidents=[read(type="ASSAULT", words=SIGNED)])).pairs == ()


def test_each_report_is_paired_once_the_most_alike_first():
    gold = told(statements=[SPOKEN, {**SPOKEN, "content": "the truce would hold until May"}])
    one = told(statements=[read(content="the truce would hold", words=SAID)])
    compared = compare("statements", gold, one)
    assert [pair.gold["content"] for pair in compared.pairs] == ["the truce would hold"]
    assert len(compared.missed) == 1


def test_a_meeting_told_elsewhere_is_found_by_party_and_day():
    met = {"id": "m1", "participants": ["a1"], "place": "Lusaka", "date": "2023-05-08", "quote": OPENED}
    gold = told(actors=[BANDA], meetings=[met])
    same = told(actors=[BANDA], meetings=[read(participants=["a1"], date="2023-05-08", words=SIGNED)])
    other = told(actors=[BANDA], meetings=[read(participants=["a1"], date="2023-05-09", words=OPENED)])
    assert compare("meetings", gold, same).pairs
    assert not compare("meetings", gold, other).pairs


def test_ceasefire_and_truce_are_one_kind_of_instrument():
    gold = told(instruments=[{"name": "truce", "type": "truce", "quote": SAID}])
    assert compare("instruments", gold, told(instruments=[read(name="truce", type="ceasefire", words=SAID)])).pairs
    assert not compare("instruments", gold, told(instruments=[read(name="truce", type="mandate", words=SAID)])).pairs


def test_facts_of_the_document():
    gold = told(facts=Facts("2023-05-08", genre="report", taken_from="Lusaka Times", furniture=((0, 10),)))
    right = told(facts=Facts("2023-05", genre="report", taken_from="Lusaka Times", furniture=((0, 5),)))
    wrong = told(facts=Facts(None, genre="opinion", taken_from="Herald"))
    shares, scores = facts_of([(gold, right), (gold, wrong)])
    assert shares["published"] == shares["genre"] == Share(1, 2)
    assert "dated" not in shares
    assert scores["furniture"] == Score(found=5, annotated=20, read=5)
    assert scores["taken_from"] == Score(found=1, annotated=2, read=2)


def test_an_article_is_dated_when_its_day_fits_and_no_other_year():
    gold = told(facts=Facts(written="2023-05-08"))
    for said, right in (("2023-05", 1), ("2023", 1), ("2022/2023", 0), ("2023/..", 0), ("2023-06", 0), (None, 0)):
        assert facts_of([(gold, told(facts=Facts(published=said)))])[0]["dated"] == Share(right, 1), said
