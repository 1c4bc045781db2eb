"""What leaves open what is said, in the words after it."""

from dataclasses import replace

import pytest
from told import lexicon, record

from parley.record.fold.lines import build_lines


def found(*sayings):
    """The claims that are left open in an article of these sayings, each (speaker, content, its sentence)."""
    case = {
        "why": "doubts",
        "article": [
            {
                "id": "a",
                "published": "2021-02-03",
                "actors": [{"id": f"p{n}", "name": who} for n, (who, _, _) in enumerate(sayings)],
                "statements": [
                    {"id": f"q{n}", "speakers": [f"p{n}"], "cue": "said", "content": content, "words": words}
                    for n, (_, content, words) in enumerate(sayings)
                ],
            }
        ],
    }
    (art,), (read,), _ = record(case)
    spans = [(art.text.index(s.content), art.text.index(s.content) + len(s.content)) for s in read.statements]
    read = replace(
        read, statements=tuple(replace(s, content_spans=(at,)) for s, at in zip(read.statements, spans, strict=True))
    )
    lines = build_lines([art], [read], lexicon=lexicon())
    return [
        [side.says for side in line.sides]
        for line in lines
        if line.kind == "disagreements" and line.first("kind") == "claim"
    ]


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("Ola Berg said the envoys had met in secret; neither side confirmed it.", "neither side confirmed it"),
        (
            "Ola Berg said the envoys had met in secret. The claim could not be verified.",
            "The claim could not be verified",
        ),
        ("Ola Berg said the envoys had met in secret. That remains unconfirmed.", "That remains unconfirmed"),
    ],
)
def test_a_claim_that_is_left_open_is_shown_with_what_leaves_it_so(words, doubt):
    assert found(("Ola Berg", "the envoys had met in secret", words)) == [["the envoys had met in secret", doubt]]


@pytest.mark.parametrize(
    "words",
    [
        "Ola Berg said the envoys had met in secret. The harbour master confirmed it.",
        "Ola Berg said the envoys had met in secret. No date was confirmed for the regatta.",
        "Ola Berg said the envoys had met in secret. It rained. Neither side confirmed it.",
    ],
)
def test_nothing_else_leaves_it_open(words):
    assert found(("Ola Berg", "the envoys had met in secret", words)) == []


def test_what_follows_another_saying_is_about_that_one():
    first = ("Ola Berg", "the envoys had met in secret", "Ola Berg said the envoys had met in secret.")
    second = ("Eva Holm", "a ship had sunk", "Eva Holm said a ship had sunk; nobody confirmed it.")
    assert found(first, second) == [["a ship had sunk", "nobody confirmed it"]]
