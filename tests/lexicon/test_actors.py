"""All that the vocabulary knows of who acts, and what a case file adds to it."""

import pytest

from parley.errors import LexiconError
from parley.lexicon import Lexicon
from parley.lexicon.actors import Gazetteer


def test_a_case_file_adds_names(tmp_path):
    case = tmp_path / "case.toml"
    case.write_text(
        '[groups."Front of the Lake"]\nshort = ["FOL"]\n[states.Syria]\nnames = ["Cham"]\n', encoding="utf-8"
    )
    known = Gazetteer.from_lexicon(Lexicon.load(case))
    assert [named.entry.name for named in known.names.named("FOL")] == ["Front of the Lake"]
    assert [named.entry.name for named in known.names.named("Cham")] == ["Syria"]
    assert [named.entry.name for named in known.names.named("Damascus")] == ["Syria"]


def test_a_case_file_out_of_form_is_named(tmp_path):
    case = tmp_path / "case.toml"
    case.write_text('[[offices.holder]]\nname = "A B"\noffice = "president"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="since"):
        Gazetteer.from_lexicon(Lexicon.load(case))
