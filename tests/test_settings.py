"""Settings: the flag before the environment before the file."""

from pathlib import Path

import pytest

from parley.errors import UsageError
from parley.settings import Settings, settings


def test_defaults(tmp_path):
    assert settings({}, {}, tmp_path) == Settings(record=Path("parley.db"), case=None, jobs=1)


def test_flags_win_over_environment_over_file(tmp_path):
    (tmp_path / "parley.toml").write_text('record = "file.db"\ncase = "file.toml"\njobs = 2\n', encoding="utf-8")
    environ = {"PARLEY_RECORD": "environment.db", "PARLEY_CASE": "environment.toml"}
    assert settings({"record": Path("flag.db"), "case": None}, environ, tmp_path) == Settings(
        Path("flag.db"), Path("environment.toml"), 2
    )


def test_an_empty_variable_is_none(tmp_path):
    assert settings({}, {"PARLEY_RECORD": ""}, tmp_path).record == Path("parley.db")


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "257", "1.5", "²"])
def test_jobs_that_cannot_be(tmp_path, jobs):
    with pytest.raises(UsageError, match="PARLEY_JOBS"):
        settings({}, {"PARLEY_JOBS": jobs}, tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("record = ", "cannot be read"),
        ("recrod = 'x'", "'recrod'"),
        ("record = 3", "record in parley.toml is no path"),
        ("case = ''", "no path"),
    ],
)
def test_a_file_that_cannot_be_says_where(tmp_path, text, said):
    (tmp_path / "parley.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        settings({}, {}, tmp_path)
