"""Decisions and removals struck down at every operation: each is there as a whole or not at all, and can be made again."""

import shutil
import subprocess

import pytest
from failat import by_exception, by_kill, from_every_point
from make import TEXT, article, reading
from processes import ENVIRON, command

import parley
from parley.errors import ParleyError
from parley.export.json import export_json

GONE = "Halvard the ferryman counted nineteen lanterns"
ARTICLES = [
    article(path="a.txt", source="Post", published="2024-05-08"),
    article(f"{GONE}. {TEXT}", path="b.txt", source="Herald", published="2024-05-09"),
]


VERBS = {"remove": "remove", "decide": "dispute", "correct": "correct"}


def begun(path):
    with parley.open_record(path, create=True) as record:
        for a in ARTICLES:
            record.add(a, reading(a))
        record.search("ferryman")
        record.decide(record.lines("statements")[0].id, "accept", who="ann")
    return path


def act(path, deed):
    with parley.open_record(path) as record:
        if deed == "remove":
            record.remove("b.txt", who="ann")
        elif deed == "correct":
            record.decide("a.txt", "correct", "source", "Gazette", who="ann")
        else:
            record.decide(record.lines("meetings")[0].id, "dispute", who="ann")
        return export_json(record.view())


# The operations of one deed number about 60; every seventh stands for all of them here. The long version takes each.
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("strike", [by_exception, by_kill])
@pytest.mark.parametrize("deed", ["remove", "decide", "correct"])
@pytest.mark.parametrize("every", [13, pytest.param(1, marks=pytest.mark.slow)])
def test_a_deed_that_is_struck_down_is_whole_or_not_there_and_can_be_done_again(tmp_path, deed, strike, every):
    start = begun(tmp_path / "start.db")
    wanted = act(shutil.copy(start, tmp_path / "clean.db"), deed)
    points = 0
    for _, path, _ in from_every_point(start, tmp_path, lambda path, _: act(path, deed), strike, every):
        points += 1
        with parley.open_record(path) as record:
            assert record.store.damage() == ()
            decided = [r.decision.verb for r in record.log()]
            assert decided in (["accept"], ["accept", VERBS[deed]])
            assert (record.store.count() == 1) == (decided[-1] == "remove")
        again(path, deed, decided)
        assert export_text(path) == wanted
        if deed == "remove":
            assert GONE.encode() not in path.read_bytes()
    assert points * every > 10


def again(path, deed, decided):
    """Run the same again; a removal that was half swept is swept then."""
    if deed == "remove" or len(decided) == 1:
        act(path, deed)


def export_text(path):
    with parley.open_record(path) as record:
        return export_json(record.view())


def test_decisions_of_two_writers_queue_and_none_is_lost(tmp_path):
    path = begun(tmp_path / "a.db")
    with parley.open_record(path) as one, parley.open_record(path) as other:
        line = one.lines("meetings")[0].id
        numbers = [(one, other)[n % 2].decide(line, "unsure", who=f"w{n % 2}").number for n in range(6)]
        assert numbers == [2, 3, 4, 5, 6, 7]
        assert [r.decision.who for r in one.log()][1:] == ["w0", "w1"] * 3
        assert one.undo(who="w0").undoes == 6


def test_decisions_of_several_processes_queue_and_none_is_lost(tmp_path):
    path = begun(tmp_path / "parley.db")
    with parley.open_record(path) as record:
        line = record.lines("meetings")[0].id
    running = [
        subprocess.Popen(
            command("decide", line, verb, "--by", f"w{n}"), cwd=tmp_path, env=ENVIRON, stdout=-3, stderr=subprocess.PIPE
        )
        for n, verb in enumerate(("accept", "dispute", "unsure", "accept"))
    ]
    for process in running:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()
    with parley.open_record(path) as record:
        made = [r.decision for r in record.log()]
        assert [d.number for d in made] == [1, 2, 3, 4, 5]
        assert {d.who for d in made[1:]} == {"w0", "w1", "w2", "w3"}
        assert record.rebuild() == record.view().lines


def test_a_removal_while_another_holds_the_file_is_finished_later(tmp_path):
    path = begun(tmp_path / "a.db")
    with parley.open_record(path) as record, parley.open_record(path) as other:
        if record.store.journal != "wal":
            pytest.skip("a rollback journal makes the writer wait instead")
        record.store.close()
        with parley.record.Record(path, wait=0.2) as hasty, other.store.at_one_moment():
            other.store.count()
            with pytest.raises(ParleyError, match="run the same again"):
                hasty.remove("b.txt", who="ann")
    with parley.open_record(path) as record:
        record.remove("b.txt", who="ann")
        assert [r.decision.verb for r in record.log()] == ["accept", "remove"]
    assert GONE.encode() not in path.read_bytes()
