"""The export keeps its contract: its keys, its words, and equal bytes for equal records."""

import json
from dataclasses import replace

import pytest
from make import TEXT, article, reading

from parley.export.json import FORMAT, export_json, lines_json
from parley.model import FAMILIES, KINDS, Furniture, Published
from parley.record import Record
from parley.record.file.codec import article_from, reading_from


@pytest.fixture
def view(tmp_path):
    with Record(tmp_path / "parley.db", create=True, version="0.1.0") as record:
        first = article(path="a.txt", source="X", published="2024-05-08", furniture=(Furniture(0, 3, "share"),))
        for a in (
            first,
            article(path="b.txt", source="Copyist"),
            article(f"{TEXT} Überdies 🙂.", path="c.txt", url="https://x.example/"),
        ):
            record.add(a, reading(a))
        yield record.view()


def test_the_head_says_how_well_the_readers_were_measured_to_read(view):
    measured = json.loads(export_json(view))["measured"]
    assert measured[0]["blind"] is True
    assert all({"precision", "recall"} == set(figures) for found in measured for figures in found["families"].values())
    assert {"meetings", "statements", "commitments"} <= set(measured[0]["families"])


def test_the_export_has_the_keys_of_the_contract(view):
    raw = json.loads(export_json(view))
    assert list(raw) == ["format", "made_by", "measured", "as_of", "counts", "articles", "lines"]
    assert raw["format"] == FORMAT == "parley-record/1"
    assert raw["made_by"] == {"parley": "0.1.0", "reader": "unknown", "lexicon": "unknown"}
    assert raw["as_of"] == "2024-05-08"
    assert list(raw["counts"]) == ["machine", "confirmed", "disputed", "rejected"]
    assert raw["counts"]["machine"] == sum(len(lines) for lines in raw["lines"].values())
    assert list(raw["lines"]) == list(KINDS)
    for a in raw["articles"]:
        assert list(a["reports"]) == list(FAMILIES)
    assert {
        "id", "path", "url", "text_sha256", "title", "source", "author", "language", "published", "genre", "relevance", "taken_from",
        "copy_of", "furniture", "text", "reports",
    } <= set(raw["articles"][0])  # fmt: skip


def test_every_line_holds_the_keys_of_the_contract(view):
    for kind, lines in json.loads(export_json(view))["lines"].items():
        for line in lines:
            assert {"id", "reports", "review", "values", "tellers", "independent", "process"} <= set(line), kind
            if kind == "meetings":
                assert {"series", "round"} <= set(line)
            if kind == "commitments":
                assert {"fate", "steps"} <= set(line)


def test_a_disagreement_says_of_what_kind_it_is(tmp_path):
    with Record(tmp_path / "parley.db", create=True) as record:
        for source, day in (("X", "2024-05-06"), ("Y", "2024-05-07")):
            a = article(path=f"{source}.txt", source=source, published="2024-05-08")
            record.add(a, reading(a, meeting_date=day))
        found = json.loads(export_json(record.view()))["lines"]["disagreements"]
    assert [(d["kind"], [side["says"] for side in d["sides"]]) for d in found] == [
        ("date", ["2024-05-06", "2024-05-07"])
    ]


def test_every_report_stands_on_words(view):
    for a in json.loads(export_json(view))["articles"]:
        reports = [r for family in a["reports"].values() for r in family]
        assert reports
        for r in reports:
            assert 0 <= r["confidence"] <= 1
            assert r["made_by"]
            for e in r["evidence"]:
                assert e["article"] == a["id"]
                assert a["text"][e["start"] : e["end"]] == e["words"] != ""


def test_the_export_holds_all_that_was_read(view):
    raw = json.loads(export_json(view))
    for a in raw["articles"]:
        assert replace(article_from(a), path=a["path"]) == view.article[a["id"]]
        assert reading_from({"article": a["id"], "relevance": a["relevance"], **a["reports"]}) == view.reading[a["id"]]


def test_bytes_are_readable_and_end_with_a_newline(view):
    text = export_json(view)
    assert text.endswith("}\n")
    assert "Überdies 🙂." in text
    assert text == export_json(view)


def test_copies_name_their_original(view):
    raw = {a["path"]: a for a in json.loads(export_json(view))["articles"]}
    assert raw["b.txt"]["copy_of"] == raw["a.txt"]["id"]
    assert raw["a.txt"]["copy_of"] is None


def test_a_stated_date_that_is_not_believed_is_kept(view):
    published = Published("2024-05-01/2024-05-09", "people named hold these offices", "Last Update: 2026")
    changed = replace(view, articles=(replace(view.articles[0], published=published), *view.articles[1:]))
    raw = json.loads(export_json(changed))["articles"][0]["published"]
    assert raw == {
        "edtf": "2024-05-01/2024-05-09",
        "basis": "people named hold these offices",
        "stated": "Last Update: 2026",
    }


def test_what_is_rejected_is_left_out_and_counted(view):
    gone = next(line for line in view.lines if line.kind == "meetings")
    changed = replace(
        view,
        lines=tuple(replace(x, review="rejected") if x == gone else x for x in view.lines),
        readings=tuple(
            replace(r, meetings=tuple(replace(m, review="rejected") if m.id in gone.reports else m for m in r.meetings))
            for r in view.readings
        ),
    )
    raw = json.loads(export_json(changed))
    assert raw["counts"]["rejected"] == 1
    assert gone.id not in {line["id"] for lines in raw["lines"].values() for line in lines}
    assert not set(gone.reports) & {r["id"] for a in raw["articles"] for r in a["reports"]["meetings"]}


def test_some_lines_are_a_list_with_their_kinds(view):
    raw = json.loads(lines_json(view.kind("actors")))
    assert {line["kind"] for line in raw} == {"actors"}
