"""The public API: its examples run, its names are there, its errors say what to do next."""

import doctest

import pytest

import parley
from parley.errors import ParleyError, UsageError

WORDS = "Ivan Petrov said on Monday that the talks in Geneva had failed."


def test_the_examples_of_the_documentation_hold(tmp_path):
    (tmp_path / "coverage").mkdir()
    (tmp_path / "coverage" / "a.txt").write_text(f"Talks fail\n12 September 2016\n\n{WORDS}\n", encoding="utf-8")
    done = doctest.testmod(parley, extraglobs={"folder": tmp_path})
    assert done.attempted > 5
    assert done.failed == 0


@pytest.mark.parametrize("name", parley.__all__)
def test_every_public_name_is_there_and_documented(name):
    thing = getattr(parley, name)
    assert thing.__doc__


def test_other_names_are_not_there():
    with pytest.raises(AttributeError, match="no attribute 'Song'"):
        parley.Song  # noqa: B018


def test_a_file_is_read_like_its_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(WORDS, encoding="utf-8")
    article = parley.open_article(path)
    assert article.text == WORDS
    assert parley.read(path) == parley.read(str(path)) == parley.read(article)


def test_evidence_stands_where_it_says():
    reading = parley.read_text(WORDS, source="X", url="https://x.example/1")
    assert reading.statements
    for report in reading.reports():
        for evidence in report.evidence:
            assert WORDS[evidence.start : evidence.end] == evidence.words


def test_a_date_that_is_none_is_refused():
    with pytest.raises(UsageError):
        parley.read_text(WORDS, published="yesterday")


def test_what_cannot_be_read_says_so(tmp_path):
    (tmp_path / "empty.txt").touch()
    for path in (tmp_path / "empty.txt", tmp_path / "none.txt", tmp_path):
        with pytest.raises(ParleyError) as error:
            parley.read(path)
        assert error.value.what


def tree(cls):
    return [cls, *(sub for child in cls.__subclasses__() for sub in tree(child))]


@pytest.mark.parametrize("error", tree(ParleyError))
def test_every_error_is_drawn_in_the_tree_with_its_codes(error):
    line = next(
        row for row in parley.errors.__doc__.splitlines() if row.lstrip("│├└─ ").startswith(f"{error.__name__} ")
    )
    assert f"exit {error.exit_code}" in line
    assert f"http {error.http_status}" in line
    assert str(error("What happened.", "What to do.")) == "What happened. What to do."
