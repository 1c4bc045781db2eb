"""The file on its engines: other programs, full disks and flipped bytes cost nothing that was kept, and what is no record is refused."""

import os
import sqlite3
import threading
from dataclasses import replace

import pytest
from make import article, reading

from parley.errors import NewerRecord, NotARecord, RecordBusy, RecordError, UsageError
from parley.record import Record
from parley.record.file.engine import Sqlite, choose_sqlite, on_network, open_engine, pragma
from parley.record.file.kept import Stamp
from parley.record.file.schema import APPLICATION_ID, SCHEMA
from parley.record.file.store import Store

STAMP = Stamp("quick-1", "words-1")
OLD = Sqlite(sqlite3, (3, 40, 1))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "parley.db"


@pytest.fixture
def kept(path):
    with Store(path, create=True) as store:
        a = article(path="a.txt")
        store.put(a, STAMP, reading(a))
    return path


def raw(path, *statements):
    connection = choose_sqlite().module.connect(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def put_many(store, count, acknowledged):
    for n in range(count):
        a = article(f"Number {n}. " * 100, path=f"{n}.txt")
        store.put(a, STAMP, reading(a))
        acknowledged.append(a.id)


def test_a_new_record_says_what_it_is(kept):
    engine = open_engine(kept, create=False, sqlite=choose_sqlite())
    assert pragma(engine, "application_id") == APPLICATION_ID
    assert pragma(engine, "user_version") == SCHEMA
    assert pragma(engine, "foreign_keys") == 1
    assert pragma(engine, "synchronous") == 2
    engine.dispose()


def test_a_safe_sqlite_writes_ahead_and_an_older_one_does_not(path):
    safe = choose_sqlite()
    if safe.wal_safe:
        with Store(path, create=True, sqlite=safe) as store:
            assert store.journal == "wal"
    with Store(path, create=True, sqlite=OLD) as store:
        assert store.journal == "delete"


@pytest.mark.parametrize(
    ("version", "safe"), [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True)]
)
def test_the_write_ahead_log_is_safe_from_3_51_3_on(version, safe):
    assert Sqlite(sqlite3, version).wal_safe is safe


def test_a_missing_record_is_named_with_the_next_step(path):
    with pytest.raises(UsageError, match=r"no record at .* parley read"):
        Store(path)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(UsageError, match="no folder"):
        Store(tmp_path / "nowhere" / "parley.db", create=True)


@pytest.mark.parametrize(
    "content", [b"A letter, not a record. " * 50, b"SQLite format 3\x00 and then rubbish " * 100, b"x"]
)
def test_something_else_is_refused_and_left_alone(path, content):
    path.write_bytes(content)
    for create in (True, False):
        with pytest.raises(NotARecord):
            Store(path, create=create)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_record_only_if_one_may_be_made(path):
    path.touch()
    with pytest.raises(NotARecord):
        Store(path)
    with Store(path, create=True) as store:
        assert store.count() == 0


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(RecordError):
        Store(tmp_path, create=True)


def test_somebody_elses_database_is_refused_and_left_alone(path):
    raw(path, "CREATE TABLE songs (title)")
    before = path.read_bytes()
    with pytest.raises(NotARecord):
        Store(path, create=True)
    assert path.read_bytes() == before


def test_a_newer_record_is_refused_with_both_numbers(kept):
    raw(kept, f"PRAGMA user_version = {SCHEMA + 7}")
    with pytest.raises(NewerRecord, match=rf"form {SCHEMA + 7}; this Parley knows forms up to {SCHEMA}"):
        Store(kept)


def test_a_busy_record_says_so_after_the_wait(kept):
    holder = choose_sqlite().module.connect(str(kept), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Store(kept, wait=0.05) as store, pytest.raises(RecordBusy, match="Another process"):
        store.begin_run()
    holder.execute("ROLLBACK")
    holder.close()


def test_a_writer_waits_for_another_one(kept):
    holder = choose_sqlite().module.connect(str(kept), isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, lambda: holder.execute("COMMIT")).start()
    with Store(kept, wait=10) as store:
        assert store.begin_run() == 1
    holder.close()


def test_a_full_disk_is_named_and_costs_nothing_that_was_kept(kept):
    with Store(kept) as store:
        pages = pragma(store._engine, "page_count")
        with store._engine.connect() as held:
            held.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        acknowledged = []
        with pytest.raises(RecordError, match=r"no room left for .*parley\.db"):
            put_many(store, 500, acknowledged)
        stored = store.count()
        assert 1 < stored == 1 + len(acknowledged) < 500
        assert len(store.readings()) == stored
        assert store.damage() == ()


@pytest.mark.parametrize("what", ["removed", "replaced"])
def test_a_record_that_goes_away_while_it_is_open_is_noticed(kept, what, tmp_path):
    with Store(kept) as store:
        kept.rename(tmp_path / "elsewhere.db")
        if what == "replaced":
            kept.write_bytes((tmp_path / "elsewhere.db").read_bytes())
        with pytest.raises(RecordError, match="removed or replaced"):
            store.begin_run()


def test_a_record_that_cannot_be_written_can_be_asked(kept, monkeypatch):
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    before = sorted(p.name for p in kept.parent.iterdir()), kept.read_bytes()
    with Record(kept) as record:
        assert len(record.lines("meetings")) == 1
        with pytest.raises(RecordError, match="read-only"):
            record.store.begin_run()
    assert (sorted(p.name for p in kept.parent.iterdir()), kept.read_bytes()) == before


def test_flipped_bytes_never_pass_for_an_article(kept):
    whole = kept.read_bytes()
    with Store(kept) as store:
        truth = [a.text for a in store.articles()]
    reported = 0
    for at in range(0, len(whole), max(1, len(whole) // 200)):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            with Store(kept) as store:
                assert [a.text for a in store.articles()] in (truth, [])
                store.readings()
        except (RecordError, UsageError):
            reported += 1
    assert reported > 0


def test_network_drives_are_known_by_their_mounts(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {tmp_path}/far\\040away nfs4 rw 0 0\n")
    assert on_network(tmp_path / "far away" / "parley.db", mounts)
    assert not on_network(tmp_path / "parley.db", mounts)
    assert not on_network(tmp_path, tmp_path / "no such file")


def test_a_record_changes_engines_without_loss(kept):
    other = replace(OLD)
    with Store(kept, sqlite=other) as store:
        assert store.count() == 1
    with Store(kept) as store:
        assert store.count() == 1
