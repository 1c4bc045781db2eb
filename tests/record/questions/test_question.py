"""Whatever is typed is a question, and means what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.record.questions.question import FIELDS, Term, parse


def asked(text):
    return [
        [(f"-{t.words}" if t.negated else t.words) if t.field is None else t for t in clause]
        for clause in parse(text).clauses
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("truce broken", [["truce"], ["broken"]]),
        ('"cessation of hostilities" truce', [["cessation of hostilities"], ["truce"]]),
        ("“curly marks” «and these»", [["curly marks"], ["and these"]]),
        ("truce -sluices", [["truce"], ["-sluices"]]),
        ('truce -"three sluices"', [["truce"], ["-three sluices"]]),
        ("truce OR ceasefire Geneva", [["truce", "ceasefire"], ["Geneva"]]),
        ("a OR b OR -c", [["a", "b", "-c"]]),
        ("OR", [["OR"]]),
        ("OR a", [["OR"], ["a"]]),
        ("a OR", [["a"], ["OR"]]),
        ("a OR OR b", [["a", "OR"], ["b"]]),
        ('"OR" a', [["OR"], ["a"]]),
        ("or AND NOT NEAR", [["or"], ["AND"], ["NOT"], ["NEAR"]]),
        ("an open “quote", [["an"], ["open"], ["quote"]]),
        ("e-mail - x", [["e-mail"], ["x"]]),
        ("", []),
        (' " - ( * ^ : ', []),
        ("a\x00b\u202ec\ud800d", [["a"], ["b"], ["c"], ["d"]]),
        ("https://a.example/b", [["https://a.example/b"]]),
    ],
)
def test_words_phrases_minus_and_or(text, clauses):
    assert asked(text) == clauses


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("by:lind", Term("lind", "by")),
        ("BY:Lind", Term("Lind", "by")),
        ('by:"Mara Lind"', Term("Mara Lind", "by")),
        ("-by:lind", Term("lind", "by", negated=True)),
        ("kind:Meeting", Term("meetings", "kind")),
        ("kind:article", Term("articles", "kind")),
        ("since:2016-08", Term("2016-08", "since")),
        ("until:2016", Term("2016", "until")),
        ("fate:due", Term("due, no report", "fate")),
        ("review:Confirmed", Term("confirmed", "review")),
        # what no field can hold is looked for as words
        ("kind:song", Term("kind song")),
        ("since:soon", Term("since soon")),
        ("until:XXXX-07", Term("until XXXX-07")),
        ("review:wrong", Term("review wrong")),
        ("mood:dark", Term("mood:dark")),
        ("by:", Term("by:")),
        ("by: lind", Term("by:")),
    ],
)
def test_fields(text, term):
    assert parse(text).clauses[0] == (term,)


def test_nobody_types_so_much():
    assert len(parse("x " * 100_000).clauses) == 60
    assert len(parse('"' + "x " * 100_000).clauses[0][0].words) < 2000


PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "-",
        "OR",
        " ",
        ":",
        "*",
        "(",
        ")",
        "AND",
        "'",
        ";",
        "--",
        "\x00",
        "{",
        "}",
        *(f"{f}:" for f in FIELDS),
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join))
def test_any_text_is_a_question_whose_terms_have_words(text):
    for clause in parse(text).clauses:
        assert clause
        assert all(any(c.isalnum() for c in term.words) for term in clause)
