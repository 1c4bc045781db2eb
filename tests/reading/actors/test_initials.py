"""Labels of interviews are told from words in capitals."""

import pytest

from parley.reading.actors.initials import initials, is_initials


@pytest.mark.parametrize(("name", "letters"), [("Jane Roe", "JR"), ("Ana de la Cruz", "ADLC"), ("'Tiger' Obote", "O")])
def test_initials(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("label", "are"), [("JR", True), ("J.R.", True), ("Q", False), ("Jr", False), ("FINAL", False)]
)
def test_labels(label, are):
    assert is_initials(label) is are
