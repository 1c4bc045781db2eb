"""Attributions: cue, source and content, of speech, writing, belief and intention."""

from __future__ import annotations

import pytest

from parley.reading.statements.attributions import attributed
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import quotations


@pytest.fixture
def found(readers):
    def find(text, skip=()):
        parse = Parse.from_doc(readers.parser.read(text, skip), readers.governing, skip)
        return parse, attributed(parse, quotations(text), readers.speech)

    return find


def told(parse, a):
    source = parse.words[a.source] if a.source is not None else None
    return a.kind, " ".join(parse.words[t] for t in a.cue_tokens), source, [parse.text[s:e] for s, e in a.content]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The envoy said the map was wrong.",
            ("speech", "said", "envoy", ["the map was wrong"]),
        ),
        (
            "Officials believe that the bridge will hold.",
            ("belief", "believe", "Officials", ["the bridge will hold"]),
        ),
        (
            "The rebels plan to open a second office.",
            ("intention", "plan", "rebels", ["to open a second office"]),
        ),
        (
            "The minister wrote that the offer stood.",
            ("writing", "wrote", "minister", ["the offer stood"]),
        ),
        (
            "The inspectors found that the seals were broken.",
            ("perception", "found", "inspectors", ["the seals were broken"]),
        ),
        (
            "The general denied that his men had fired.",
            ("speech", "denied", "general", ["his men had fired"]),
        ),
        (
            "The general pointed out that the road was mined.",
            ("speech", "pointed out", "general", ["the road was mined"]),
        ),
        (
            "The guarantors called on both armies to leave the valley.",
            ("speech", "called", "guarantors", ["both armies to leave the valley"]),
        ),
    ],
)
def test_cue_source_and_content(found, text, expected):
    parse, all_found = found(text)
    assert [told(parse, a) for a in all_found] == [expected]


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("The envoy said the map was wrong.", True),
        ("The envoy did not say the map was wrong.", False),
        ("The envoy will say that the map is wrong.", False),
        ("If the envoy says that the map is wrong, he must go.", False),
        ("The envoy went on to say that the map was wrong.", True),
    ],
)
def test_only_what_was_said_is_real(found, text, real):
    _, all_found = found(text)
    assert real in {a.real for a in all_found if a.kind == "speech"}
    assert (not real) not in {a.real for a in all_found if a.kind == "speech"}


def test_a_quotation_is_taken_whole(found):
    parse, all_found = found("The mayor said: “The road is open. The trucks are moving.”")
    assert [told(parse, a)[3] for a in all_found if a.kind == "speech"] == [
        ["The road is open. The trucks are moving."]
    ]


def test_the_agent_of_a_passive_is_the_source(found):
    parse, all_found = found("It was confirmed by the governor that the pass was closed.")
    assert [told(parse, a)[2] for a in all_found if a.kind == "speech"] == ["governor"]


def test_furniture_attributes_nothing(found):
    text = "Our editor said that you can subscribe.\nThe envoy said the map was wrong."
    parse, all_found = found(text, skip=((0, text.index("\n")),))
    assert [told(parse, a)[2] for a in all_found] == ["envoy"]


def test_content_is_inside_the_text_in_order_and_never_holds_its_cue(found):
    parse, all_found = found(
        "“We came,” said Omar Haddad, a spokesman, “and we stayed.” The rest, he added, was silence. According to the UN, "
        "both sides accused each other of lying."
    )
    assert len(all_found) > 2
    for a in all_found:
        assert list(a.content) == sorted(a.content)
        assert all(0 <= s < e <= len(parse.text) for s, e in a.content)
        if a.kind == "speech" and len(a.cue_tokens) == 1:
            cue = parse.start[a.cue]
            assert not any(s <= cue < e for s, e in a.content)
