"""Lemmas: scripts undo themselves, the table comes first, spelling is restored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.language.lemmas import Lemmas, apply_script, edit_script

PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
LEMMAS = Lemmas({"VERB went": "go", "AUX were": "be", "VERB compelled": "compel", "VERB said": "say"})


@given(st.text(alphabet="abcdeABC'-", min_size=1, max_size=8), st.text(alphabet="abcde", min_size=1, max_size=8))
def test_a_script_leads_to_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, edit_script(form, lemma)) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"), ("underwent", "undergo"), ("negotiated", "negotiate"), ("shelled", "shell"), ("planned", "plan"),
        ("agreed", "agree"), ("ratified", "ratify"), ("visited", "visit"), ("besieged", "besiege"), ("voted", "vote"),
        ("treated", "treat"), ("convened", "convene"), ("threatened", "threaten"), ("brokered", "broker"), ("sued", "sue"),
        ("underscoring", "underscore"), ("rebuked", "rebuke"), ("looked", "look"), ("asked", "ask"), ("monitored", "monitor"),
        ("froze", "freeze"), ("forbade", "forbid"), ("tore", "tear"), ("outbid", "outbid"),
    ],
)  # fmt: skip
def test_past_forms(form: str, lemma: str) -> None:
    assert LEMMAS.of(form, "VERB", PAST, "l0") == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("factories", "factory"), ("crises", "crisis"), ("boxes", "box"), ("bases", "base"), ("clashes", "clash")],
)
def test_plurals(form: str, lemma: str) -> None:
    assert LEMMAS.of(form, "NOUN", "Number=Plur", "l0") == lemma


def test_what_is_not_inflected_stays() -> None:
    assert Lemmas({"VERB new": "know"}).of("renew", "VERB", "VerbForm=Inf", "l0") == "renew"
    assert LEMMAS.of("Footage", "NOUN", "Number=Sing", "l1") == "footage"
    assert LEMMAS.of("Geneva", "PROPN", "Number=Sing", "k0") == "Geneva"
    assert LEMMAS.of("i", "PRON", "", "l0") == "I"
    assert LEMMAS.of("were", "AUX", PAST, "l4be") == "be"
