"""Decisions in a record file: kept, answered, undone; and articles taken out of it for good."""

import json
from dataclasses import replace

import pytest
from make import TEXT, article, reading

import parley
from parley.errors import Skipped, UnknownId, UsageError
from parley.evidence import report_id
from parley.export.json import export_json
from parley.record.file.kept import Stamp

GONE = "Halvard the ferryman counted nineteen lanterns"
A = article(path="a.txt", source="Post", published="2024-05-08")
B = article(f"{TEXT} More.", path="b.txt", source="Herald", published="2024-05-09")
C = article(f"{GONE}. {TEXT}", path="c.txt", source="Herald", title="Lanterns", published="2024-05-10")


def read(art):
    """The reading of `make`, and for other texts a statement of everything."""
    return reading(art)


@pytest.fixture
def record(tmp_path):
    with parley.open_record(tmp_path / "parley.db", create=True) as record:
        for a in (A, B, C):
            record.add(a, read(a), raw=a.text.encode())
        yield record


def meeting(record):
    return record.lines("meetings")[0]


def test_a_decision_is_answered_with_its_number_and_shown(record):
    line = meeting(record)
    made = record.decide(line.id, "accept", who="ann", at="noon", note="seen")
    assert (made.number, made.who, made.at, made.note) == (1, "ann", "noon", "seen")
    assert meeting(record).review == "confirmed"
    assert record.why(line.id).decisions == record.log()
    assert record.counts()["confirmed"] == 1
    assert record.lines("meetings", review="confirmed") == (meeting(record),)


def test_decisions_outlive_the_record(tmp_path, record):
    record.decide(meeting(record).id, "dispute", who="ann")
    with parley.open_record(tmp_path / "parley.db") as again:
        assert meeting(again).review == "disputed"
        assert again.rebuild() == again.view().lines


def test_what_is_rejected_is_found_by_its_review_alone(record):
    line = meeting(record)
    record.decide(line.id, "reject", who="ann")
    assert line.id not in {x.id for x in record.lines("meetings")}
    assert [x.id for x in record.lines("meetings", review="rejected")] == [line.id]
    assert record.why(line.id).line.review == "rejected"
    raw = json.loads(export_json(record.view()))
    assert raw["counts"]["rejected"] == 1
    exported = {x["id"] for lines in raw["lines"].values() for x in lines} | {
        r["id"] for a in raw["articles"] for reports in a["reports"].values() for r in reports
    }
    assert not exported & set(line.reports)


def test_undoing_gives_back_the_bytes_of_before(record):
    before = export_json(record.view())
    line = meeting(record)
    record.decide(line.id, "reject", who="ann")
    record.decide(record.lines("commitments")[0].id, "correct", "due", "2025", who="ann")
    assert export_json(record.view()) != before
    record.undo(who="ann")
    record.undo(who="ann")
    assert export_json(record.view()) == before
    with pytest.raises(UsageError, match="No decision of ann"):
        record.undo(who="ann")


def test_who_accepts_makes_no_line_anew(record, monkeypatch):
    line = meeting(record)
    monkeypatch.setattr("parley.record.moment.folded", None)
    for verb, review in (("accept", "confirmed"), ("dispute", "disputed"), ("unsure", "disputed")):
        record.decide(line.id, verb, who="ann")
        assert meeting(record).review == review
    record.undo(2, who="ann")
    assert meeting(record).review == "confirmed"
    assert record.store.lines() == record.view().lines


def test_two_who_decide_in_turn_leave_lines_as_they_follow(tmp_path, record):
    """What one process keeps in memory never stands for what another has written meanwhile."""
    line = meeting(record).id
    with parley.open_record(tmp_path / "parley.db") as other:
        for one, two in ((record, other), (other, record)) * 2:
            made = one.decide(line, "accept", who="ann")
            assert meeting(one).review == "confirmed"
            two.undo(made.number, who="bob")
            assert meeting(two).review == "machine"
            assert two.store.lines() == two.view().lines
            assert not two.search("review:confirmed").lines
            assert meeting(one).review == "machine"
        assert record.view().lines == other.view().lines


def test_what_is_added_is_a_line_and_exported(record):
    made = record.add_report("incident", "a.txt", "met in Tarn", {"type": "CONSULT", "by": "Oria | Vell"}, who="ann")
    (line,) = record.lines("incidents")
    assert line.reports == (made.on[0].report,)
    assert (line.review, line.first("what")) == ("confirmed", "met in Tarn")
    report = record.view().report[line.id]
    assert (report.made_by, report.confidence, report.evidence[0].words) == ("by hand", 1.0, "met in Tarn")
    assert line.id in export_json(record.view())
    by_place = record.add_report("actor", A.id, (4, 10), {"type": "group"}, who="ann")
    assert record.view().report[by_place.on[0].report].name == "envoys"


def test_words_of_any_length_can_be_added(record):
    long = article("The parties met. " * 50 + "Then they left.", path="long.txt")
    record.add(long, reading(long))
    made = record.add_report("incident", "long.txt", (0, len(long.text)), {"type": "CONSULT"}, who="ann")
    assert record.view().report[made.on[0].report].evidence[0].words == long.text


def test_only_what_is_confirmed_can_be_published(record):
    line = meeting(record)
    record.decide(line.reports[0], "accept", who="ann", alone=True)
    raw = json.loads(export_json(record.view(only="confirmed")))
    assert [x["reports"] for x in raw["lines"]["meetings"]] == [[line.reports[0]]]
    assert not raw["lines"]["statements"]
    assert len(raw["articles"]) == 1
    told = raw["articles"][0]["reports"]
    assert [m["id"] for m in told["meetings"]] == [line.reports[0]]
    assert {a["name"] for a in told["actors"]} == {"Oria", "Vell"}
    assert not told["statements"]
    assert raw["lines"]["meetings"][0]["process"] is None
    assert raw["counts"]["confirmed"] == 1
    assert raw["counts"]["machine"] > 1


def test_what_is_on_the_screen_is_decided_at_once_or_not_at_all(record):
    lines = [line.id for line in record.lines("actors")]
    made = record.decide_each(lines, "accept", who="ann")
    assert [d.number for d in made] == list(range(1, len(lines) + 1))
    assert {line.review for line in record.lines("actors")} == {"confirmed"}
    with pytest.raises(UnknownId):
        record.decide_each([*lines, "a:none"], "reject", who="ann")
    assert len(record.log()) == len(lines)


def test_the_queue_gives_the_least_sure_first_and_what_somebody_was_unsure_of_last(record):
    waiting = record.queue()
    assert {w.line.id for w in waiting} == {line.id for line in record.view().lines}
    sure = [w.line.confidence for w in waiting]
    assert sure == sorted(sure)
    assert [w.line.confidence for w in record.queue(surest_first=True)] == sorted(sure, reverse=True)
    first = waiting[0].line
    record.decide(first.id, "unsure", who="ann")
    last = record.queue()[-1]
    assert (last.line.id, last.unsure, len(last.decisions)) == (first.id, True, 1)
    record.decide(first.id, "accept", who="bob")
    assert first.id not in {w.line.id for w in record.queue()}
    assert {w.line.kind for w in record.queue("meeting")} == {"meetings"}
    with pytest.raises(UsageError):
        record.queue("songs")


def test_a_confirmed_line_waits_again_when_another_article_tells_of_it(record):
    line = meeting(record)
    record.decide(line.id, "accept", who="ann")
    assert not record.queue("meetings")
    later = article(f"{TEXT} Once more.", path="d.txt", source="Wire", published="2024-05-11")
    record.add(later, reading(later))
    (waiting,) = record.queue("meetings")
    assert waiting.line.review == "confirmed"
    assert len(waiting.new) == 1
    assert waiting.decisions[0].decision.who == "ann"


def test_decisions_survive_a_reading_with_a_newer_reader(record):
    line = meeting(record)
    record.decide(line.id, "accept", who="ann")
    record.decide(line.reports[0], "correct", "place", "Upper Tarn", who="ann")
    for a in (A, B):
        old = reading(a, meeting_date="2024-05-07")
        newer = tuple(replace(m, id=report_id("m", a.id, (0, 3))) for m in old.meetings)
        record.add(a, replace(old, meetings=newer), stamp=Stamp("newer", "words"))
    shown = record.why(record.lines("meetings")[0].id)
    assert not set(line.reports) & set(shown.line.reports)
    assert shown.line.review == "confirmed"
    assert {v.value for v in shown.line.values["place"]} == {"Tarn", "Upper Tarn"}
    assert [r.state for r in record.log()] == ["in force", "in force"]


def test_decisions_survive_another_extraction_of_the_page(record):
    """The text is another, so the article and all its reports have other ids; the words are still there."""
    page, old = b"<p>page</p>", article(f"{TEXT} On a page.", path="p.html", source="Page", published="2024-05-12")
    record.add(old, reading(old), raw=page)
    record.decide(reading(old).meetings[0].id, "correct", "place", "Upper Tarn", who="ann")
    new = article(f"{TEXT}\nOn a page, with a last line.", path="p.html", source="Page", published="2024-05-12")
    record.add(new, reading(new), raw=page)
    assert old.id not in {a.id for a in record.articles()}
    report = record.view().report[reading(new).meetings[0].id]
    assert (report.place, report.review) == ("Upper Tarn", "confirmed")
    assert [r.state for r in record.log()] == ["in force"]


def test_decisions_of_which_the_report_is_gone_are_listed(record):
    record.decide(meeting(record).id, "accept", who="ann")
    for a in (A, B):
        record.add(a, replace(reading(a), meetings=()), stamp=Stamp("newer", "words"))
    (ruled,) = record.log()
    assert ruled.state == "orphaned"
    assert {a.quote for a in ruled.lost} == {a.quote for a in ruled.decision.on}


# --- removing ---------------------------------------------------------------------------------------------------------------------


def left_of(record, words):
    """In which of the record's files these words stand."""
    path = record.path
    files = [path, *path.parent.glob(f"{path.name}-*")]
    return [file.name for file in files if words.encode() in file.read_bytes()]


def test_a_removed_article_leaves_no_words_in_the_file(record):
    line = next(x for x in record.lines("statements") if GONE in (x.first("content") or ""))
    record.decide(line.id, "correct", "content", f"{GONE}, he said", who="ann", note="looked up")
    record.add_report("incident", "c.txt", GONE, {"type": "CONSULT"}, who="ann")
    record.search("lanterns")
    record.view()
    for word in (GONE, "Lanterns", "lanterns"):
        assert left_of(record, word)
    made = record.remove("c.txt", who="ann", at="noon", note="withdrawn")
    for word in (GONE, "Lanterns", "lanterns", "ferryman"):
        assert left_of(record, word) == []
    assert [(g.article, g.path, g.source, g.text_sha256) for g in made.removed] == [
        (C.id, "c.txt", "Herald", C.text_sha256)
    ]
    assert [a.id for a in record.articles()] == [A.id, B.id]
    assert [r.state for r in record.log()] == ["orphaned", "orphaned", "in force"]
    assert [r.decision.note for r in record.log()] == ["looked up", "", "withdrawn"]
    assert record.store.damage() == ()
    found = record.search("lanterns")
    assert (found.lines, found.articles) == ((), ())


def test_a_record_is_afterwards_as_if_the_article_had_never_been_there(tmp_path, record):
    record.view()
    record.remove(C.id, who="ann")
    with parley.open_record(tmp_path / "other.db", create=True) as other:
        for a in (A, B):
            other.add(a, read(a), raw=a.text.encode())
        assert export_json(record.view()) == export_json(other.view())


def test_what_was_removed_is_not_taken_in_again_until_that_is_undone(record):
    record.decide(meeting(record).id, "accept", who="ann")
    made = record.remove("a.txt", who="ann")
    with pytest.raises(Skipped, match="removed it"):
        record.add(A, reading(A))
    assert record.store.count() == 2
    record.undo(made.number, who="bob")
    assert record.add(A, reading(A)) == "read"
    assert meeting(record).review == "confirmed"


def test_a_source_is_removed_whole_and_kept_out(record):
    made = record.remove(source="herald", who="ann")
    assert {g.article for g in made.removed} == {B.id, C.id}
    assert [a.source for a in record.articles()] == ["Post"]
    later = article("Something else.", path="z.txt", source="Herald")
    with pytest.raises(Skipped):
        record.add(later, reading(later))


def test_removing_again_sweeps_the_file_and_decides_nothing(record):
    made = record.remove("c.txt", who="ann")
    assert record.remove("c.txt", who="ann") == made
    assert record.remove(C.id, who="bob") == made
    assert len(record.log()) == 1


@pytest.mark.parametrize("named", ["e.txt", "f.txt"])
def test_a_text_in_two_places_is_removed_by_either(record, named):
    both = [article("The ferry sails again.", path=path) for path in ("e.txt", "f.txt")]
    for one in both:
        record.add(one, reading(one))
    made = record.remove(named, who="ann")
    assert {g.article for g in made.removed} == {both[0].id}
    assert [g.path for g in made.removed] == ["e.txt", "f.txt"]
    for one in both:
        assert record.remove(one.path, who="ann") == made
        with pytest.raises(Skipped):
            record.add(one, reading(one))
    assert record.store.count() == 3


def test_an_article_is_decided_on_by_any_of_its_places(record):
    both = [article("The ferry sails again.", path=path) for path in ("e.txt", "f.txt")]
    for one in both:
        record.add(one, reading(one))
    record.decide("f.txt", "correct", "published", "2024-05-09", who="ann")
    assert record.article(both[0].id).published.edtf == "2024-05-09"
    record.add_report("incident", "f.txt", "sails", {"type": "CONSULT"}, who="ann")
    assert len(record.lines("incidents")) == 1


@pytest.mark.parametrize(
    ("article_id", "source", "error"),
    [(None, None, UsageError), ("a.txt", "Post", UsageError), (None, "Nobody", UnknownId), ("no.txt", None, UnknownId)],
)
def test_what_is_to_be_removed_must_be_there(record, article_id, source, error):
    with pytest.raises(error):
        record.remove(article_id, source=source, who="ann")
    assert record.store.count() == 3
