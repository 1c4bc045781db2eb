"""Where a sentence looks: by the verb that governs an expression, or by the nearest telling word. Trees are written out by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from parley.lexicon import Lexicon
from parley.model import Article, Published
from parley.reading.syntax.governing import Governing
from parley.reading.syntax.parse import Parse
from parley.reading.times import TimeWords, find_times
from parley.reading.times.links import time_of
from parley.reading.times.tense import Outlook, Tense
from parley.reading.times.words import Pieces

NLP = spacy.blank("en")
WORDS = TimeWords.of(Lexicon.load())
GOVERNING = Governing.from_lexicon(Lexicon.load())

# word/part of speech/relation/head/morphology of the verb
FINITE_PAST, FINITE_PRESENT, PARTICIPLE, INFINITIVE = (
    "Tense=Past|VerbForm=Fin",
    "Tense=Pres|VerbForm=Fin",
    "Tense=Past|VerbForm=Part",
    "VerbForm=Inf",
)


def tree(*rows):
    """A Doc from rows of (word, part of speech, relation, index of the head, morphology, lemma); the last two may be left out."""
    rows = [(*row, "", "")[:6] if len(row) < 6 else row for row in rows]
    words, pos, deps, heads, morphs, lemmas = (list(column) for column in zip(*rows, strict=True))
    lemmas = [lemma or word.lower() for lemma, word in zip(lemmas, words, strict=True)]
    starts = [i == 0 for i in range(len(words))]
    return Doc(NLP.vocab, words, pos=pos, deps=deps, heads=heads, morphs=morphs, lemmas=lemmas, sent_starts=starts)


MET = tree(
    ("They", "PRON", "nsubj", 1),
    ("met", "VERB", "root", 1, FINITE_PAST, "meet"),
    ("on", "ADP", "case", 3),
    ("Monday", "PROPN", "obl", 1),
)
WILL_MEET = tree(
    ("They", "PRON", "nsubj", 2),
    ("will", "AUX", "aux", 2, FINITE_PRESENT, "will"),
    ("meet", "VERB", "root", 2, INFINITIVE, "meet"),
    ("Monday", "PROPN", "obl:unmarked", 2),
)
AGREED_TO_MEET = tree(
    ("They", "PRON", "nsubj", 1),
    ("agreed", "VERB", "root", 1, FINITE_PAST, "agree"),
    ("to", "PART", "mark", 3),
    ("meet", "VERB", "xcomp", 1, INFINITIVE, "meet"),
    ("on", "ADP", "case", 5),
    ("Monday", "PROPN", "obl", 3),
)
AGREED_ON_MONDAY = tree(
    ("They", "PRON", "nsubj", 1),
    ("agreed", "VERB", "root", 1, FINITE_PAST, "agree"),
    ("on", "ADP", "case", 3),
    ("Monday", "PROPN", "obl", 1),
    ("to", "PART", "mark", 5),
    ("meet", "VERB", "xcomp", 1, INFINITIVE, "meet"),
)
TALKS_PLANNED = tree(
    ("They", "PRON", "nsubj", 1),
    ("praised", "VERB", "root", 1, FINITE_PAST, "praise"),
    ("talks", "NOUN", "obj", 1),
    ("planned", "VERB", "acl", 2, PARTICIPLE, "plan"),
    ("for", "ADP", "case", 5),
    ("Monday", "PROPN", "obl", 3),
)
TALKS_HELD = tree(
    ("They", "PRON", "nsubj", 2),
    ("will", "AUX", "aux", 2, FINITE_PRESENT, "will"),
    ("weigh", "VERB", "root", 2, INFINITIVE, "weigh"),
    ("talks", "NOUN", "obj", 2),
    ("held", "VERB", "acl", 3, PARTICIPLE, "hold"),
    ("Monday", "PROPN", "obl:unmarked", 4),
)
UPCOMING = tree(
    ("They", "PRON", "nsubj", 1),
    ("praised", "VERB", "root", 1, FINITE_PAST, "praise"),
    ("expected", "ADJ", "amod", 3),
    ("talks", "NOUN", "obj", 1),
    ("on", "ADP", "case", 5),
    ("Monday", "PROPN", "nmod", 3),
)
RESUME = tree(
    ("Talks", "NOUN", "nsubj", 1),
    ("resume", "VERB", "root", 1, FINITE_PRESENT, "resume"),
    ("Monday", "PROPN", "obl:unmarked", 1),
)
WAS_DUE = tree(
    ("Talks", "NOUN", "nsubj", 2),
    ("were", "AUX", "cop", 2, FINITE_PAST, "be"),
    ("due", "ADJ", "root", 2),
    ("on", "ADP", "case", 4),
    ("Monday", "PROPN", "obl", 2),
)
HAD_PLEDGED = tree(
    ("They", "PRON", "nsubj", 2),
    ("had", "AUX", "aux", 2, FINITE_PAST, "have"),
    ("pledged", "VERB", "root", 2, PARTICIPLE, "pledge"),
    ("aid", "NOUN", "obj", 2),
    ("on", "ADP", "case", 5),
    ("Monday", "PROPN", "obl", 2),
)
GAVE_UNTIL = tree(
    ("They", "PRON", "nsubj", 1),
    ("gave", "VERB", "root", 1, FINITE_PAST, "give"),
    ("us", "PRON", "iobj", 1),
    ("until", "ADP", "case", 4),
    ("Monday", "PROPN", "obl", 1),
)
EXTENDED_UNTIL = tree(
    ("They", "PRON", "nsubj", 1),
    ("extended", "VERB", "root", 1, FINITE_PAST, "extend"),
    ("it", "PRON", "obj", 1),
    ("until", "ADP", "case", 4),
    ("Monday", "PROPN", "obl", 1),
)
IS_TO_MEET = tree(
    ("They", "PRON", "nsubj", 3),
    ("were", "AUX", "aux", 3, FINITE_PAST, "be"),
    ("to", "PART", "mark", 3),
    ("meet", "VERB", "root", 3, INFINITIVE, "meet"),
    ("Monday", "PROPN", "obl:unmarked", 3),
)
TO_MEET = tree(
    ("Envoys", "NOUN", "nsubj", 2),
    ("to", "PART", "mark", 2),
    ("meet", "VERB", "root", 2, INFINITIVE, "meet"),
    ("Monday", "PROPN", "obl:unmarked", 2),
)


@pytest.mark.parametrize(
    ("doc", "outlook"),
    [
        (MET, Outlook("past", sure=True)),
        (WILL_MEET, Outlook("future", sure=True)),
        (AGREED_TO_MEET, Outlook("future", sure=True)),
        (AGREED_ON_MONDAY, Outlook("past", sure=True)),
        (TALKS_PLANNED, Outlook("planned", sure=True)),
        (TALKS_HELD, Outlook("past", sure=True)),
        (UPCOMING, Outlook("future", sure=True)),
        (RESUME, Outlook("near", sure=True)),
        (TO_MEET, Outlook("future", sure=True)),
        (IS_TO_MEET, Outlook("planned", sure=True)),
        (WAS_DUE, Outlook("planned", sure=True)),
        (HAD_PLEDGED, Outlook("past", sure=True)),
        (GAVE_UNTIL, Outlook("near")),
        (EXTENDED_UNTIL, Outlook("future")),
    ],
    ids=lambda value: value.text if isinstance(value, Doc) else str(value.lean),
)
def test_the_verb_above_tells(doc, outlook):
    pieces = Pieces.of(doc.text, WORDS)
    assert Tense(doc, pieces).at(pieces.words.index("monday")) == outlook


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("They met on Monday.", "past"),
        ("They will meet on Monday.", "future"),
        ("They are to be joined on Monday.", "future"),
        ("They have met since Monday.", "past"),
        ("They must leave by Monday.", "future"),
        ("By Monday they had left.", "past"),
        ("They waited until Monday.", "past"),
        ("They praised the upcoming talks of Monday.", "future"),
        ("Monday.", None),
    ],
)
def test_without_a_tree_the_nearest_word_tells(text, lean):
    pieces = Pieces.of(text, WORDS)
    assert Tense(NLP(text), pieces).at(pieces.words.index("monday")) == Outlook(lean)


def linked(doc, index):
    art = Article(id="x", text=doc.text, text_sha256="", published=Published("2016-09-09"))
    found = time_of(Parse.from_doc(doc, GOVERNING), index, find_times(art, doc, WORDS))
    return found and found.words


def test_a_time_belongs_to_the_verb_on_which_it_hangs():
    assert linked(AGREED_TO_MEET, 3) == "Monday"
    assert linked(AGREED_ON_MONDAY, 1) == "Monday"


def test_a_time_of_the_verb_within_is_not_one_of_the_verb_above():
    assert linked(AGREED_TO_MEET, 1) is None
    assert linked(AGREED_ON_MONDAY, 5) is None


def test_a_noun_has_the_time_of_its_clause():
    assert linked(UPCOMING, 3) == "Monday"
    assert linked(RESUME, 0) == "Monday"


def test_no_time_no_link():
    assert linked(tree(("They", "PRON", "nsubj", 1), ("met", "VERB", "root", 1, FINITE_PAST, "meet")), 1) is None
