"""An older record is brought up to date as a whole or stays as it was, whatever statement the process dies at."""

import os
import shutil
import signal
import warnings

import pytest
import sqlalchemy as sa
from make import article, reading

from parley.errors import NewerRecord
from parley.export.json import export_json
from parley.record import Record
from parley.record.file import engine, migrations
from parley.record.file.codec import dumps, reading_json
from parley.record.file.engine import choose_sqlite
from parley.record.file.kept import Stamp, reading_key
from parley.record.file.rows import known
from parley.record.file.schema import APPLICATION_ID, SCHEMA
from parley.record.file.sealed import seal

STAMP = Stamp("quick-1", "words-1")
_LISTED = 18
"""The form from which on a record lists what is to be done with its articles."""
ARTICLES = tuple(
    article(f"Envoy {n} arrived.", path=f"{n}.txt", source=f"S{n}", published="2024-05-07") for n in range(3)
)


def older(path, form):
    """A record as an older Parley of this form left it: nothing in it is sealed before form 9, and what is to be done is listed from form 18 on."""
    kept, stamped = (seal if form >= sealed else str for sealed in (9, 13))
    made = sa.create_engine(f"sqlite:///{path}", module=choose_sqlite().module)
    with made.begin() as db:
        migrations.upgrade(db, f"{form:04}")
        for a in ARTICLES:
            key = reading_key(a, STAMP)
            rows = {
                "articles(id, text, text_sha256, source, url)": (a.id, a.text, a.text_sha256, a.source, a.url),
                "readings(key, article, reader, lexicon, body)": (
                    key,
                    a.id,
                    stamped(STAMP.reader),
                    stamped(STAMP.lexicon),
                    kept(dumps(reading_json(reading(a)))),
                ),
                "givings(article, path, known, reading, raw)": (a.id, a.path, kept(known(a)), key, None),
            }
            for table, row in rows.items():
                db.exec_driver_sql(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - our tables
            for task in ("compare", "shelve") if form >= _LISTED else ():
                db.exec_driver_sql("INSERT INTO pending VALUES (?, ?)", (task, a.id))
        db.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        db.exec_driver_sql(f"PRAGMA user_version = {form}")
    made.dispose()
    return path


def export(path):
    with Record(path) as record:
        assert record.store.damage() == ()
        return export_json(record.view())


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """What a record made today from the same articles exports."""
    path = tmp_path_factory.mktemp("fresh") / "parley.db"
    with Record(path, create=True) as record:
        for a in ARTICLES:
            record.add(a, reading(a), stamp=STAMP)
    return export(path)


FORMS = range(1, SCHEMA)


@pytest.mark.parametrize("form", FORMS)
def test_a_record_of_every_older_form_says_the_same_today(tmp_path, form, fresh):
    path = older(tmp_path / "parley.db", form)
    assert export(path) == fresh
    with Record(path) as record:
        assert len(record.search("envoy kind:article").articles) == 3


def form_of(path):
    db = choose_sqlite().module.connect(str(path))
    try:
        return db.execute("PRAGMA user_version").fetchone()[0]
    finally:
        db.close()


def killed_at(path, point):
    """Open the record in a child that dies before the statement; whether it died."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the threads of the test runner wait and hold nothing
        child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.WIFSIGNALED(status)
    seen = 0

    def strike(*_):
        nonlocal seen
        seen += 1
        if seen == point:
            os.kill(os.getpid(), signal.SIGKILL)

    sa.event.listen(sa.Engine, "before_cursor_execute", strike)
    try:
        Record(path).close()
    finally:
        os._exit(0)


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.slow)])
def test_an_upgrade_killed_at_every_statement_is_whole_or_not_begun(tmp_path, fresh, every):
    old = older(tmp_path / "old.db", 1)
    forms = set()
    for point in range(1, 400, every):
        path = tmp_path / "parley.db"
        shutil.copy(old, path)
        if not killed_at(path, point):
            break
        forms.add(form_of(path))
        assert forms <= {1, SCHEMA}
        assert export(path) == fresh
        for file in tmp_path.glob("parley.db*"):
            file.unlink()
    else:
        pytest.fail("the upgrade never got through")
    assert point > 40
    assert 1 in forms


def test_a_newer_record_is_refused_and_left_alone(tmp_path):
    path = older(tmp_path / "parley.db", 1)
    db = choose_sqlite().module.connect(str(path))
    db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(NewerRecord, match="newer parley-record"):
        Record(path)
    assert path.read_bytes() == before


def test_a_record_that_cannot_be_written_is_not_upgraded(tmp_path, monkeypatch):
    path = older(tmp_path / "parley.db", 1)
    monkeypatch.setattr(engine, "is_fixed", lambda _: True)
    with pytest.raises(engine.RecordError, match="older form"):
        Record(path)
