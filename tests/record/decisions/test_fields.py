"""What persons may write into the fields of reports."""

from dataclasses import replace

import pytest
from make import article, reading

from parley.errors import UsageError
from parley.model import FAMILIES
from parley.record.decisions.fields import as_text, family_of, fields_of, gist, references

ARTICLE = article()
READING = reading(ARTICLE)


def as_is(name):
    return name


@pytest.mark.parametrize(
    ("family", "field", "text", "kept", "value"),
    [
        ("meetings", "date", " 2016-08-26 ", "2016-08-26", "2016-08-26"),
        ("meetings", "date", "", None, None),
        ("meetings", "status", "held", "held", "held"),
        ("meetings", "round", "3", "3", 3),
        ("meetings", "about", "aid | the  truce", "aid | the  truce", ("aid", "the  truce")),
        ("meetings", "about", "", None, ()),
        ("meetings", "participants", "a:1|a:2 | a:1", "a:1 | a:2 | a:1", ("a:1", "a:2")),
        ("commitments", "due", "2022-01/..", "2022-01/..", "2022-01/.."),
        ("figures", "value", "290,000", "290,000", 290000.0),
        ("figures", "value", "-0.5", "-0.5", -0.5),
        ("figures", "by", "the agency", "the agency", "the agency"),
        ("positions", "actor", "a:1", "a:1", "a:1"),
        ("instruments", "from", "2016", "2016", "2016"),
        ("statements", "modality", "alleged", "alleged", "alleged"),
        ("statements", "according_to", "a:1", "a:1", ("a:1",)),
    ],
)
def test_a_value_is_kept_as_text_and_read_back(family, field, text, kept, value):
    known = fields_of(family)[field]
    assert known.checked(text, as_is) == kept
    assert known.value(kept, {}) == value


@pytest.mark.parametrize(
    ("family", "field", "text", "said"),
    [
        ("meetings", "date", "next week", "EDTF"),
        ("meetings", "status", "happened", "held, under way"),
        ("meetings", "status", "", "cannot be empty"),
        ("meetings", "round", "third", "a number"),
        ("figures", "value", "²", "a number"),
        ("figures", "value", "9" * 5000, "a number"),
        ("figures", "value", "", "cannot be empty"),
        ("commitments", "action", " ", "cannot be empty"),
        ("positions", "actor", "", "cannot be empty"),
        ("actors", "modality", "certain", "happened"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(family, field, text, said):
    with pytest.raises(UsageError, match=said):
        fields_of(family)[field].checked(text, as_is)


def test_actors_stand_by_the_ids_that_they_have_now_and_those_that_are_gone_not_at_all():
    field = fields_of("meetings")["participants"]
    assert field.value("a:1 | a:2 | a:3", {"a:1": "a:9", "a:2": None}) == ("a:9", "a:3")


def test_places_in_the_text_are_not_for_persons_to_fill():
    for family in FAMILIES:
        names = set(fields_of(family))
        assert not names & {"mentions", "start", "end", "source_spans", "cue_spans", "content_spans", "id", "evidence"}


@pytest.mark.parametrize("report", READING.reports(), ids=lambda r: r.id)
def test_every_field_of_a_report_comes_back_from_its_text(report):
    for name, field in fields_of(family_of(report)).items():
        kept = as_text(getattr(report, field.name))
        assert field.value(kept, {}) == getattr(report, field.name), name


def test_a_report_says_something_in_short():
    assert gist(READING.meetings[0]) == "talks Tarn"
    assert gist(READING.commitments[0]) == "open the bridge"
    assert all(gist(r) for r in READING.reports())


def test_references_are_the_fields_that_hold_ids():
    ids = {r.id for r in READING.reports()}
    for report in READING.reports():
        for name in references(family_of(report)):
            value = getattr(report, name)
            assert set((value,) if isinstance(value, str) else value or ()) <= ids


def test_numbers_are_written_as_they_are_read():
    assert as_text(3.0) == "3"
    assert as_text(2.5) == "2.5"
    assert as_text(()) is None
    assert as_text(("a", "b")) == "a | b"
    assert as_text(replace(READING.meetings[0], round=2).round) == "2"
