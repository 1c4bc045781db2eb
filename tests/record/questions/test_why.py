"""Why a line stands: every report of it leads to its words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import TEXT, article, reading

from parley.errors import UnknownId
from parley.model import Line, Side
from parley.record import Record
from parley.record.questions.why import explain, sentence_around


@pytest.fixture
def record(tmp_path):
    with Record(tmp_path / "parley.db", create=True) as record:
        for text, path in ((TEXT, "a.txt"), (f"Tarn, Monday. {TEXT}", "b.txt")):
            a = article(text, path=path, source=path)
            record.add(a, reading(a))
        yield record


def test_every_report_of_a_line_leads_to_the_line(record):
    view = record.view()
    for line in view.lines:
        for address in (line.id, *line.reports):
            assert record.why(address).line == line


def test_the_beginning_of_an_id_will_do(record):
    line = record.lines("meetings")[0]
    assert record.why(line.id[:10]).line == line


def test_a_disagreement_stands_on_the_reports_of_its_sides(record):
    view = record.view()
    one, two = (r.statements[0].id for r in view.readings)
    sides = Side("open", (one,)), Side("closed", (two,))
    both = Line(id="d:1", kind="disagreements", reports=(one, two), sides=sides)
    view = replace(view, lines=(*view.lines, both))
    assert [g.report.id for g in explain(view, "d:1").grounds] == [one, two]
    assert explain(view, one).line.kind == "statements"


@pytest.mark.parametrize("asked", ["", "m", "m:", "x:12345", "../../etc/passwd", "' OR 1"])
def test_an_unknown_id_says_where_ids_stand(record, asked):
    with pytest.raises(UnknownId):
        record.why(asked)


def test_an_ambiguous_beginning_names_candidates(record, monkeypatch):
    view = record.view()
    monkeypatch.setitem(view.__dict__, "line", {"m:aaaa1": view.lines[0], "m:aaaa2": view.lines[-1]})
    with pytest.raises(UnknownId, match="m:aaaa1, m:aaaa2"):
        record.why("m:aaaa")


def test_a_ground_holds_the_evidence_in_its_sentence(record):
    why = record.why(record.reading(record.articles()[0].id).statements[0].id)
    for ground in why.grounds:
        for evidence, (start, end) in ground.evidence:
            assert ground.article.text[evidence.start : evidence.end] == evidence.words
            assert start <= evidence.start < evidence.end <= end
            assert ground.article.text[start:end].endswith("June.")


def test_sentences_are_cut_at_their_ends():
    text = "First one. “Second, he said.” Third!\nFourth"
    at = text.index("he said")
    assert text[slice(*sentence_around(text, at, at + 7))] == "“Second, he said.”"
    at = text.index("Fourth")
    assert text[slice(*sentence_around(text, at, at + 3))] == "Fourth"


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_the_sentence_always_holds_the_words(text, start, length):
    start, end = min(start, len(text)), min(start + length, len(text))
    if start < end and text[start:end].strip():
        low, high = sentence_around(text, start, end)
        assert 0 <= low <= start
        assert end <= high <= len(text)
