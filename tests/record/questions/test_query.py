"""Lines asked for by kind, name, day, place and words."""

from dataclasses import replace

import pytest
from make import TEXT, article, reading

from parley.errors import UsageError
from parley.model import KINDS, Line, Value
from parley.record.questions.query import Filters, kind_named, select_lines
from parley.record.view import MadeBy, View

A = article(path="a.txt", source="X", published="2024-05-08")
B = article(f"{TEXT} Again.", path="b.txt", source="Y", published="2024-06-02")
READINGS = (reading(A, meeting_date="2024-05-06"), reading(B, meeting_date=None))


def _line(kind, *reports, of=(), **known):
    said = {
        name: tuple(Value(getattr(r, name), (r.id,)) for r in reports if getattr(r, name, None))
        for name in ("name", "content", "place", "date", "due")
    }
    said["of"] = tuple(Value(name, ()) for name in of)
    values = {name: found for name, found in said.items() if found}
    return Line(id=min(r.id for r in reports), kind=kind, reports=tuple(r.id for r in reports), values=values, **known)


MEETINGS = [_line("meetings", r.meetings[0]) for r in READINGS]
STATEMENTS = [_line("statements", r.statements[0]) for r in READINGS]
PLEDGE = _line("commitments", *(r.commitments[0] for r in READINGS), fate="open", review="confirmed")
ORIA = _line("actors", *(r.actors[0] for r in READINGS))
LIND = _line("actors", *(r.actors[2] for r in READINGS), of=("Oria",))
VIEW = View(
    (A, B), READINGS, (ORIA, LIND, *MEETINGS, *STATEMENTS, PLEDGE), {}, "2024-06-02", MadeBy("0", "quick-1", "words-1")
)


def found(kind, **filters):
    return list(select_lines(VIEW, kind, Filters(**filters)))


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_are_named_in_singular_and_plural_and_any_case(kind):
    singular = {"processes": "Process"}.get(kind, kind[:-1].upper())
    assert kind_named(kind) == kind_named(singular) == kind_named(f" {kind.title()} ") == kind


def test_an_unknown_kind_names_the_known_ones():
    with pytest.raises(UsageError, match="meetings, statements"):
        kind_named("songs")


@pytest.mark.parametrize(
    ("kind", "filters", "expected", "why"),
    [
        ("statements", {}, STATEMENTS, "no filter lets all through"),
        ("statements", {"by": "mara lind"}, STATEMENTS, "any case"),
        ("statements", {"by": "Lind"}, STATEMENTS, "part of a name, whole words"),
        ("statements", {"by": "Lin"}, [], "part of a word is no name"),
        ("statements", {"by": "oria"}, STATEMENTS, "who speaks for Oria speaks as Oria"),
        ("statements", {"by": "Vell"}, [], "somebody else"),
        ("statements", {"to": "Vell"}, [], "no addressee"),
        ("commitments", {"by": "Oria", "to": "Vell"}, [PLEDGE], "both"),
        ("commitments", {"by": "Vell"}, [], "the other side"),
        ("commitments", {"with_": "Vell"}, [], "a commitment has nobody with it"),
        ("commitments", {"fate": "open"}, [PLEDGE], "fate"),
        ("commitments", {"fate": "op"}, [PLEDGE], "the beginning of a fate"),
        ("commitments", {"fate": "kept"}, [], "another fate"),
        ("commitments", {"review": "confirmed"}, [PLEDGE], "review"),
        ("commitments", {"review": "machine"}, [], "another review"),
        ("meetings", {"with_": "vell"}, MEETINGS, "participants"),
        ("meetings", {"by": "vell"}, MEETINGS, "participants act"),
        ("meetings", {"place": "tarn"}, MEETINGS, "place"),
        ("meetings", {"place": "Geneva"}, [], "another place"),
        ("meetings", {"since": "2024-06"}, MEETINGS[1:], "without a date of its own, the article's"),
        ("meetings", {"until": "2024-05"}, MEETINGS[:1], "until a month's end"),
        ("meetings", {"since": "2024-05-06", "until": "2024-05-06"}, MEETINGS[:1], "one day"),
        ("meetings", {"since": "2025"}, [], "later"),
        ("commitments", {"since": "2024-06-10"}, [PLEDGE], "due within the month"),
        ("statements", {"text": "BRIDGE would"}, STATEMENTS, "words of the line"),
        ("meetings", {"text": "envoys of Oria"}, MEETINGS, "words of the evidence"),
        ("meetings", {"text": "ceasefire"}, [], "other words"),
        ("actors", {"by": "lind"}, [LIND], "an actor by its own name"),
        ("actors", {"by": "oria"}, [ORIA, LIND], "and by what it belongs to"),
        ("incidents", {}, [], "nothing of that kind"),
    ],
)
def test_filters(kind, filters, expected, why):
    assert found(kind, **filters) == expected, why


@pytest.mark.parametrize("name", ["Líńd", "LIND", "ｌｉｎｄ"])
def test_accents_and_wide_letters_do_not_matter(name):
    assert found("statements", by=name) == STATEMENTS


@pytest.mark.parametrize("filters", [{"since": "soon"}, {"until": "2024-13"}, {"review": "wrong"}, {"fate": "sealed"}])
def test_what_cannot_be_is_named(filters):
    with pytest.raises(UsageError):
        found("meetings", **filters)


@pytest.mark.parametrize("wanted", ["", "(", "*", '"', "AND", "%", "' OR 1=1 --", "\\"])
def test_odd_names_find_nothing_and_break_nothing(wanted):
    assert found("statements", by=wanted) == []


def test_an_unnamed_speaker_is_found_by_the_words_for_it():
    said = replace(READINGS[0].statements[0], speakers=(), speaker_text="a western diplomat")
    view = replace(VIEW, readings=(replace(READINGS[0], statements=(said,)), READINGS[1]))
    assert select_lines(view, "statements", Filters(by="diplomat")) == (STATEMENTS[0],)
