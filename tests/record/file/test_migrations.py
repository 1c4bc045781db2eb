"""Upgrades: the steps build the schema, and one that breaks leaves the file as it was."""

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from parley.record.file import engine as opening
from parley.record.file import migrations, schema
from parley.record.file.engine import choose_sqlite
from parley.record.file.store import Store


def tables(connection):
    """What SQLite says of each table: columns, keys, indexes."""
    inspector = sa.inspect(connection)
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"], c["primary_key"]) for c in inspector.get_columns(name)],
            sorted((f["constrained_columns"][0], f["referred_table"]) for f in inspector.get_foreign_keys(name)),
            sorted(tuple(i["column_names"]) for i in inspector.get_indexes(name)),
        )
        for name in inspector.get_table_names()
        if name != "alembic_version"
    }


def scripts():
    config = Config()
    config.set_main_option("script_location", str(next(iter(migrations.__path__))))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def older(path, revision):
    """A record file as an older Parley left it."""
    engine = sa.create_engine(f"sqlite:///{path}", module=choose_sqlite().module)
    with engine.begin() as connection:
        migrations.upgrade(connection, revision)
        connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {int(revision)}")
        connection.exec_driver_sql("INSERT INTO articles VALUES ('a1', 'Words.', 'ff', NULL, NULL)")
    engine.dispose()
    return path


def test_the_steps_build_the_tables_of_the_schema(tmp_path):
    with Store(tmp_path / "a.db", create=True) as store, store._engine.connect() as built:
        declared = sa.create_engine("sqlite://")
        schema.metadata.create_all(declared)
        with declared.connect() as wanted:
            assert tables(built) == tables(wanted)
        declared.dispose()


def test_there_are_as_many_steps_as_the_schema_says():
    steps = list(scripts().walk_revisions())
    assert sorted(int(step.revision) for step in steps) == list(range(1, schema.SCHEMA + 1))


def test_an_older_record_is_brought_up_to_date_with_its_log_row(tmp_path):
    with Store(older(tmp_path / "old.db", "0001")) as store:
        assert store.lines() == ()
        with store._engine.connect() as connection:
            assert (
                connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
                == f"{schema.SCHEMA:04}"
            )
            assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == schema.SCHEMA
            assert connection.exec_driver_sql("SELECT count(*) FROM articles").scalar_one() == 1


class Broken(Exception):
    """The statement at which a fault strikes."""


@pytest.mark.parametrize("start", ["empty", "0001"])
@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.slow)])
def test_an_upgrade_that_breaks_at_any_statement_leaves_the_file_as_it_was(tmp_path, monkeypatch, start, every):
    begun = opening._on_begin
    for statement in range(1, 200, every):
        path = tmp_path / f"{statement}.db"
        before = -1
        if start == "0001":
            older(path, start)
            before = 1
        seen = 0

        def strike(*_, at=statement):
            nonlocal seen
            seen += 1
            if seen == at:
                raise Broken

        def begin(connection, strike=strike):
            if connection.get_execution_options().get("parley_begin"):
                sa.event.listen(connection, "before_cursor_execute", strike)
            begun(connection)

        monkeypatch.setattr(opening, "_on_begin", begin)
        try:
            Store(path, create=True).close()
        except Broken:
            monkeypatch.setattr(opening, "_on_begin", begun)
            with sa.create_engine(f"sqlite:///{path}", module=choose_sqlite().module).connect() as connection:
                assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == max(before, 0)
            with Store(path, create=True) as store:
                assert store.damage() == ()
                assert store.lines() == ()
            continue
        assert statement > 5
        return
    pytest.fail("the upgrade never got through")
