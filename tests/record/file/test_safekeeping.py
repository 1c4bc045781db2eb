"""Backup and restore: whole or not at all, and never over something without being asked."""

import threading

import pytest
from make import article, reading

from parley.errors import NewerRecord, NotARecord, RecordBusy, RecordError, UsageError
from parley.export.json import export_json
from parley.record import Record, restore
from parley.record.file.engine import choose_sqlite
from parley.record.file.kept import Stamp
from parley.record.file.safekeeping import back_up
from parley.record.file.schema import SCHEMA
from parley.record.file.soundness import flaws

STAMP = Stamp("quick-1", "words-1")
SQLITE = choose_sqlite()


def fill(path, count=3, first=0):
    with Record(path, create=True) as record:
        for n in range(first, first + count):
            a = article(f"Envoy {n} arrived. " * 20, path=f"{n:03}.txt")
            record.add(a, reading(a))
        return export_json(record.view())


def export(path):
    with Record(path) as record:
        return export_json(record.view())


def raw(path, *statements):
    db = SQLITE.module.connect(str(path))
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def files(folder):
    return sorted(p.name for p in folder.iterdir())


def test_a_backup_is_one_file_that_opens_like_the_record(tmp_path):
    kept = fill(tmp_path / "a.db")
    with Record(tmp_path / "a.db") as record:
        seen = []
        record.backup(tmp_path / "b.db", copied=lambda left, whole: seen.append((left, whole)))
        assert seen[-1][0] == 0
        assert {"a.db", "b.db"} <= set(files(tmp_path))
    assert files(tmp_path) == ["a.db", "b.db"]
    assert export(tmp_path / "b.db") == kept


def test_a_backup_equals_the_state_at_its_start_while_others_write(tmp_path):
    """Whoever writes waits or goes on; nothing that came later is in the backup, and nothing of it is lost."""
    kept = fill(tmp_path / "a.db", 40)
    begun, gone_on = threading.Event(), threading.Event()

    def write():
        begun.wait(30)
        with Record(tmp_path / "a.db") as other:
            for n in range(40, 45):
                a = article(f"Envoy {n} arrived. " * 20, path=f"{n:03}.txt")
                other.add(a, reading(a))
        gone_on.set()

    writer = threading.Thread(target=write)
    writer.start()

    def copied(_left, _whole):
        begun.set()
        if SQLITE.wal_safe:
            gone_on.wait(30)

    back_up(tmp_path / "a.db", tmp_path / "b.db", SQLITE, copied=copied)
    writer.join()
    assert export(tmp_path / "b.db") == kept
    with Record(tmp_path / "a.db") as record:
        assert record.store.count() == 45


def test_neither_writes_over_what_is_there_unless_told_to(tmp_path):
    kept, other = fill(tmp_path / "a.db"), fill(tmp_path / "b.db", 2, first=50)
    for act in (
        lambda **more: back_up(tmp_path / "a.db", tmp_path / "b.db", SQLITE, **more),
        lambda **more: restore(tmp_path / "a.db", tmp_path / "b.db", SQLITE, **more),
    ):
        with pytest.raises(UsageError, match=r"b\.db is there already.*--overwrite"):
            act()
        assert export(tmp_path / "b.db") == other
        act(overwrite=True)
        assert export(tmp_path / "b.db") == kept
        (tmp_path / "b.db").unlink()
        other = fill(tmp_path / "b.db", 2, first=50)
    assert files(tmp_path) == ["a.db", "b.db"]


def test_restored_elsewhere_it_is_the_record(tmp_path):
    kept = fill(tmp_path / "a.db")
    back_up(tmp_path / "a.db", tmp_path / "b.db", SQLITE)
    restore(tmp_path / "b.db", tmp_path / "c.db", SQLITE)
    assert export(tmp_path / "c.db") == kept


def test_a_log_beside_the_old_record_is_never_taken_for_that_of_the_new_one(tmp_path):
    kept = fill(tmp_path / "a.db")
    back_up(tmp_path / "a.db", tmp_path / "b.db", SQLITE)
    fill(tmp_path / "a.db", 5, first=10)
    for ending in ("-wal", "-shm"):
        (tmp_path / f"a.db{ending}").write_bytes(b"left behind by a process that died")
    restore(tmp_path / "b.db", tmp_path / "a.db", SQLITE, overwrite=True)
    assert export(tmp_path / "a.db") == kept


@pytest.mark.skipif(not SQLITE.wal_safe, reason="without a write-ahead log an idle record holds no lock")
def test_a_record_that_somebody_works_with_is_not_overwritten(tmp_path):
    fill(tmp_path / "a.db")
    later = fill(tmp_path / "b.db", 2, first=50)
    with Record(tmp_path / "b.db") as other:
        assert other.store.count() == 2
        with pytest.raises(RecordBusy):
            restore(tmp_path / "a.db", tmp_path / "b.db", SQLITE, overwrite=True)
    assert export(tmp_path / "b.db") == later
    assert files(tmp_path) == ["a.db", "b.db"]


def test_a_damaged_record_can_be_overwritten(tmp_path):
    kept = fill(tmp_path / "a.db")
    (tmp_path / "b.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    restore(tmp_path / "a.db", tmp_path / "b.db", SQLITE, overwrite=True)
    assert export(tmp_path / "b.db") == kept


def damaged(path):
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda p: p.unlink(), UsageError),
        (lambda p: p.write_text("a letter"), NotARecord),
        (lambda p: raw(p, "PRAGMA application_id = 7"), NotARecord),
        (lambda p: raw(p, f"PRAGMA user_version = {SCHEMA + 1}"), NewerRecord),
        (damaged, RecordError),
    ],
)
def test_what_is_no_whole_backup_of_ours_is_refused_and_everything_stays(tmp_path, spoil, error):
    fill(tmp_path / "a.db")
    kept = fill(tmp_path / "b.db", 2, first=50)
    spoil(tmp_path / "a.db")
    with pytest.raises(error):
        restore(tmp_path / "a.db", tmp_path / "b.db", SQLITE, overwrite=True)
    assert export(tmp_path / "b.db") == kept
    assert not list(tmp_path.glob(".*.part*"))


def test_a_backup_of_a_damaged_record_is_refused(tmp_path):
    fill(tmp_path / "a.db", 60)
    whole = (tmp_path / "a.db").read_bytes()
    (tmp_path / "a.db").write_bytes(whole[:-4096] + b"\xff" * 4096)
    with pytest.raises(RecordError):
        back_up(tmp_path / "a.db", tmp_path / "b.db", SQLITE)
    assert files(tmp_path) == ["a.db"]


def test_no_room_or_no_folder_is_named(tmp_path):
    fill(tmp_path / "a.db")
    with pytest.raises(UsageError, match="no folder"):
        back_up(tmp_path / "a.db", tmp_path / "nowhere" / "b.db", SQLITE)
    with pytest.raises(UsageError, match="that record itself"):
        restore(tmp_path / "a.db", tmp_path / "a.db", SQLITE, overwrite=True)


def test_a_whole_record_has_no_flaws_and_each_damage_is_told(tmp_path):
    fill(tmp_path / "a.db", 5)
    with Record(tmp_path / "a.db") as record:
        record.search("envoy")
        assert list(flaws(record.store)) == []
    raw(
        tmp_path / "a.db",
        "UPDATE articles SET text = 'Other words' WHERE id = (SELECT min(id) FROM articles)",
        "DELETE FROM readings WHERE key = (SELECT reading FROM givings WHERE article = (SELECT max(id) FROM articles))",
    )
    with Record(tmp_path / "a.db") as record:
        told = "\n".join(flaws(record.store))
    assert "refers to nothing in readings" in told
    assert "The text of article" in told
    assert "shelf_words does not fit" in told
    assert "damaged row" in told
