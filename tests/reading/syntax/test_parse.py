"""A parsed article as columns: what walks over the tree find, on trees written out by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from parley.lexicon import Lexicon
from parley.reading.syntax.governing import Governing
from parley.reading.syntax.parse import Parse, trim

VOCAB = Vocab()
GOVERNING = Governing.from_lexicon(Lexicon.load())

TREES = {
    "pledge": """
        The      DET    det      2
        envoy    NOUN   nsubj    3
        promised VERB   root     0
        to       PART   mark     5
        leave    VERB   xcomp    3
        and      CCONJ  cc       7
        return   VERB   conj     5
        .        PUNCT  punct    3
    """,
    "relative": """
        Leaders  NOUN   nsubj      5
        who      PRON   nsubj      4
        had      AUX    aux        4
        met      VERB   acl:relcl  1
        signed   VERB   root       0
        .        PUNCT  punct      5
    """,
    "controlled": """
        Oslo     PROPN  nsubj    2
        urged    VERB   root     0
        both     DET    det      4
        armies   NOUN   obj      2
        to       PART   mark     6
        stop     VERB   xcomp    2
        .        PUNCT  punct    2
    """,
    "vow": """
        Oslo     PROPN  nsubj    2
        promised VERB   root     0
        the      DET    det      4
        families NOUN   iobj     2
        to       PART   mark     6
        search   VERB   xcomp    2
        .        PUNCT  punct    2
    """,
    "denied": """
        They     PRON   nsubj    4
        did      AUX    aux      4
        not      PART   advmod   4
        agree    VERB   root     0
        .        PUNCT  punct    4
    """,
    "according": """
        According VERB  case     4
        to        ADP   fixed    1
        two       NUM   nummod   4
        envoys    NOUN  obl      7
        ,         PUNCT punct    4
        it        PRON  nsubj    7
        held      VERB  root     0
        .         PUNCT punct    7
    """,
    "two sentences": """
        It     PRON  nsubj  2
        held   VERB  root   0
        .      PUNCT punct  2
        Share  VERB  root   0
        this   PRON  obj    4
        !      PUNCT punct  4
    """,
}


def parsed(name, skip=(), ents=()):
    rows = [line.split() for line in TREES[name].strip().splitlines()]
    heads = [int(head) - 1 if head != "0" else i for i, (*_, head) in enumerate(rows)]
    doc = Doc(
        VOCAB,
        words=[row[0] for row in rows],
        spaces=[following[1] != "PUNCT" for following in rows[1:]] + [False],
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=heads,
        lemmas=[row[0].lower().replace("promised", "promise") for row in rows],
    )
    doc.set_ents([Span(doc, first, end, label) for first, end, label in ents])
    return Parse.from_doc(doc, GOVERNING, skip)


def word(parse, index):
    return None if index is None else parse.words[index]


@pytest.mark.parametrize(
    ("tree", "verb", "subject", "why"),
    [
        ("pledge", "promised", "envoy", "its own"),
        ("pledge", "leave", "envoy", "of an open complement the subject of its head"),
        ("pledge", "return", "envoy", "of a coordinated verb the subject of the first"),
        ("relative", "met", "Leaders", "for a relative pronoun the noun it stands for"),
        ("controlled", "stop", "armies", "whom one urges, acts"),
        ("vow", "search", "Oslo", "who promises somebody to act, acts himself"),
        ("denied", "agree", "They", "its own, a pronoun"),
    ],
)
def test_subject(tree, verb, subject, why):
    parse = parsed(tree)
    assert word(parse, parse.subject(parse.words.index(verb))) == subject, why


def test_a_verb_without_a_subject_has_none():
    parse = parsed("two sentences")
    assert parse.subject(parse.words.index("Share")) is None


def test_negation_stands_on_the_verb():
    parse = parsed("denied")
    assert parse.negated(3)
    assert not parsed("pledge").negated(2)


def test_prepositions_hold_their_fixed_parts():
    parse = parsed("according")
    assert parse.case(3) == "according to"
    assert parse.case(6) == ""


def test_children_by_relation():
    parse = parsed("pledge")
    assert word(parse, parse.child(4, "conj")) == "return"
    assert parse.child(4, "obj") is None
    assert [parse.words[c] for c in parse.kids(2, "nsubj", "xcomp")] == ["envoy", "leave"]


def test_subtree_leaves_out_what_it_is_told_to():
    parse = parsed("pledge")
    assert [parse.words[t] for t in parse.subtree(4)] == ["to", "leave", "and", "return"]
    assert [parse.words[t] for t in parse.subtree(4, {6})] == ["to", "leave"]


def test_ancestors_end_at_the_root():
    parse = parsed("pledge")
    assert [parse.words[t] for t in parse.ancestors(6)] == ["leave", "promised"]


def test_auxiliaries():
    assert parsed("denied").aux(3) == ("did",)


def test_runs_close_up_and_trim():
    parse = parsed("pledge")
    assert [parse.text[a:b] for a, b in parse.runs([3, 4, 7])] == ["to leave"]
    assert [parse.text[a:b] for a, b in parse.runs([0, 1, 4, 5])] == ["The envoy", "leave and"]
    assert parse.runs([7]) == ()


def test_phrase_is_one_range():
    parse = parsed("pledge")
    assert parse.text[slice(*parse.phrase(1))] == "The envoy"


def test_offsets_are_those_of_the_text():
    for name in TREES:
        parse = parsed(name)
        assert all(parse.text[s:e] == w for s, e, w in zip(parse.start, parse.end, parse.words, strict=True))
        assert [parse.sent[a] for a, _ in parse.sents] == list(range(len(parse.sents)))


def test_furniture_is_not_read():
    whole = parsed("two sentences")
    start = whole.text.index("Share")
    parse = parsed("two sentences", skip=[(start, len(whole.text))])
    assert [n for n, _, _ in whole.read_sentences()] == [0, 1]
    assert [n for n, _, _ in parse.read_sentences()] == [0]
    assert [n for n, _, _ in parsed("two sentences", skip=[(start, start + 2)]).read_sentences()] == [0, 1]


def test_names_by_token():
    parse = parsed("controlled", ents=[(0, 1, "PLACE")])
    assert parse.ents == ((0, 1, "PLACE"),)
    assert parse.ent_at == (0, -1, -1, -1, -1, -1, -1)


@pytest.mark.parametrize(
    ("words", "trimmed"),
    [
        ("  a b, ", "a b"),
        ("“a b”", "a b"),
        ("“a” and “b”", "“a” and “b”"),
        ("“a b", "“a b"),
        ("— a b.", "a b"),
        (" , . ", None),
        ("", None),
    ],
)
def test_trim(words, trimmed):
    span = trim(words, 0, len(words))
    assert (words[slice(*span)] if span else None) == trimmed
