"""Stored and read back: whatever can be kept comes back as it was."""

import json
from dataclasses import fields, replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import TEXT, article, reading

from parley.errors import RecordError
from parley.model import (
    FAMILIES,
    Anchor,
    Article,
    Decision,
    Evidence,
    Figure,
    Furniture,
    Incident,
    Instrument,
    Line,
    Published,
    Reading,
    Removed,
    Side,
    Step,
    Value,
    Verb,
)
from parley.record.file.codec import (
    article_from,
    article_json,
    decision_from,
    decision_json,
    dumps,
    from_json,
    line_json,
    loads,
    reading_from,
    reading_json,
    report_json,
)

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
maybe = st.none() | words
ids = st.lists(words, max_size=3).map(tuple)
span = st.tuples(st.integers(0, 99), st.integers(0, 99))
spans = st.lists(span, max_size=2).map(tuple)
evidence = st.builds(Evidence, words, st.integers(0, 99), st.integers(0, 99), words)
number = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**6), 10**6).map(float)
SPECIAL = {
    "evidence": st.lists(evidence, max_size=2).map(tuple),
    "confidence": st.floats(0, 1),
    "start": st.integers(0, 99),
    "end": st.integers(0, 99),
    "round": st.none() | st.integers(1, 9),
    "mentions": st.just(()),
    "value": words,
    "review": st.just("machine"),  # what decisions make of a report is not kept with the reading
    "corrected": st.just(()),
}
anchors = st.lists(
    st.builds(Anchor, words, words, words, st.integers(0, 99), words, words, words, words, words), max_size=2
).map(tuple)
decisions = st.builds(
    Decision,
    number=st.integers(1, 99),
    who=words,
    at=maybe,
    verb=st.sampled_from(get_args(Verb)),
    note=words,
    on=anchors,
    other=anchors,
    fields=st.dictionaries(words, maybe, max_size=2),
    undoes=st.none() | st.integers(1, 99),
    source=maybe,
    removed=st.lists(st.builds(Removed, words, words, maybe, maybe, maybe, maybe), max_size=2).map(tuple),
)


def _reports(cls):
    def strategy(name, annotation):
        if cls is Figure and name == "value":
            return number
        if name in SPECIAL:
            return SPECIAL[name]
        if "Span" in annotation:
            return spans
        if annotation.startswith("tuple[str"):
            return ids
        return maybe if "None" in annotation else words

    return st.builds(cls, **{f.name: strategy(f.name, str(f.type)) for f in fields(cls)})


readings = st.builds(
    Reading,
    article=words,
    relevance=st.sampled_from(["no", "partly", "central"]),
    **{family: st.lists(_reports(cls), max_size=2).map(tuple) for family, cls in FAMILIES.items()},
)
lines = st.builds(
    Line,
    id=words,
    kind=st.sampled_from(["meetings", "commitments", "disagreements", "actors"]),
    reports=ids,
    values=st.dictionaries(words, st.lists(st.builds(Value, words, ids), max_size=2).map(tuple), max_size=2),
    tellers=ids,
    confidence=st.floats(0, 1),
    fate=maybe,
    round=st.none() | st.integers(1, 9),
    steps=st.lists(st.builds(Step, words, maybe, ids, ids), max_size=2).map(tuple),
    about=maybe,
    sides=st.lists(st.builds(Side, words, ids), max_size=2).map(tuple),
    within_article=st.none() | st.booleans(),
)
articles = st.builds(
    Article,
    id=words,
    text=words,
    text_sha256=words,
    path=maybe,
    published=st.builds(Published, maybe, words, maybe),
    furniture=st.lists(st.builds(Furniture, st.integers(0, 9), st.integers(0, 9), words), max_size=2).map(tuple),
    changes=ids,
)


@given(readings)
def test_a_reading_comes_back_as_it_was(made):
    assert reading_from(loads(dumps(reading_json(made)))) == made


@given(decisions)
def test_a_decision_comes_back_as_it_was(made):
    own = {"number": made.number, "who": made.who, "at": made.at, "verb": made.verb, "note": made.note}
    assert decision_from(loads(dumps(decision_json(made))) | own) == replace(made, source=made.source or None)


@given(articles)
def test_an_article_comes_back_as_it_was(made):
    assert article_from(loads(dumps(article_json(made)))) == made


@given(lines)
def test_a_line_comes_back_as_it_was(made):
    assert from_json(Line, loads(dumps(line_json(made))) | {"kind": made.kind}) == made


def test_a_statement_has_the_shape_of_the_contract():
    said = reading_json(reading(article()))["statements"][0]
    assert list(said)[:4] == ["id", "speakers", "speaker_text", "form"]
    assert set(said["spans"]) == {"source", "cue", "content"}
    assert said["spans"]["cue"] == []
    assert said["evidence"][0]["words"] == TEXT[said["evidence"][0]["start"] : said["evidence"][0]["end"]]
    assert said["via"] is None
    assert said["content_more"] == []


COMMON = {"id": "i:1", "evidence": (), "confidence": 0.5, "made_by": "rule"}


def test_an_instrument_lasts_from_until():
    raw = report_json(Instrument(**COMMON, name="truce", type="truce", since="2016-02-27", until=None))
    assert (raw["from"], raw["until"]) == ("2016-02-27", None)
    assert "since" not in raw


@pytest.mark.parametrize(
    ("modality", "reality"), [("happened", "reported"), ("alleged", "alleged"), ("negated", "denied")]
)
def test_an_incident_carries_the_guidelines_reality(modality, reality):
    assert report_json(Incident(**COMMON, type="ASSAULT", what="shelling", modality=modality))["reality"] == reality


def test_whole_figures_are_whole_numbers():
    assert json.dumps(report_json(Figure(**COMMON, value=290000.0, comparison=">"))["value"]) == "290000"
    assert report_json(Figure(**COMMON, value=0.5, comparison="="))["value"] == 0.5


def test_a_meeting_line_has_its_series_and_no_fate():
    raw = line_json(Line(id="m:1", kind="meetings", reports=("m:1",)))
    assert (raw["series"], raw["round"]) == (None, None)
    assert "fate" not in raw


def test_damage_is_an_error_not_data():
    with pytest.raises(RecordError, match="damaged"):
        loads('{"article": ')
    with pytest.raises(RecordError, match="lacks"):
        from_json(Evidence, {"article": "a"})
