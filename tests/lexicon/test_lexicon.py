"""The vocabulary as tables: what is shipped, and a case file laid over it."""

import pytest

from parley.errors import LexiconError
from parley.lexicon import Lexicon


def test_every_file_is_a_table():
    lexicon = Lexicon.load()
    assert {"states", "bodies", "groups", "offices", "roles"} <= set(lexicon.tables)
    assert lexicon.version == Lexicon.load().version


def test_an_unknown_table_is_named_with_the_known_ones():
    with pytest.raises(LexiconError, match="states"):
        Lexicon.load().table("planets")


def test_a_case_file_is_laid_over_and_changes_the_version(tmp_path):
    case = tmp_path / "case.toml"
    case.write_text('[states.Syria]\nnames = ["Cham"]\n[roles.unnamed]\nperson = ["herder"]\n', encoding="utf-8")
    lexicon, shipped = Lexicon.load(case), Lexicon.load()
    assert lexicon.table("states")["Syria"]["names"] == [*shipped.table("states")["Syria"]["names"], "Cham"]
    assert lexicon.table("states")["Syria"]["codes"] == ["SY", "SYR"]
    assert lexicon.table("roles")["unnamed"]["person"][-1] == "herder"
    assert lexicon.version != shipped.version


@pytest.mark.parametrize(
    ("text", "said"),
    [("[states", "not TOML"), ("[planets]\n", "no use for 'planets'"), ("states = 1\n", "no use for 'states'")],
)
def test_a_case_file_out_of_form_is_named(tmp_path, text, said):
    case = tmp_path / "case.toml"
    case.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        Lexicon.load(case)


def test_a_missing_or_binary_case_file_is_named(tmp_path):
    with pytest.raises(LexiconError, match=r"case\.toml"):
        Lexicon.load(tmp_path / "case.toml")
    (tmp_path / "case.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match="cannot be read"):
        Lexicon.load(tmp_path / "case.toml")
