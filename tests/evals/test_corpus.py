"""The annotated articles keep to the guidelines, and what checks them finds out when they do not."""

import copy
from dataclasses import replace

import pytest
from evals.check import LEAST_ARTICLES, QUOTAS, SECOND, counts, load, problems, problems_of_second

CORPUS = load()


@pytest.mark.parametrize("article", CORPUS, ids=lambda a: a.id)
def test_every_annotation_keeps_to_the_guidelines(article):
    assert problems(article) == []


@pytest.mark.parametrize("article", load(SECOND), ids=lambda a: a.id)
def test_every_second_annotation_does_too(article):
    assert problems_of_second(article) == []


def spoilt(**changes):
    """An article of the corpus with a statement or its document changed."""
    article = next(a for a in CORPUS if a.document["furniture"] and a.entries("statements"))
    annotation = copy.deepcopy(article.annotation)
    for path, value in changes.items():
        target, _, key = path.partition("__")
        (annotation["document"] if target == "document" else annotation[target][0])[key] = value
    return replace(article, annotation=annotation)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"statements__quote": "words that nobody wrote"}, "stands 0 times"),
        ({"statements__content": "words that nobody wrote"}, "is not in the quote"),
        ({"statements__form": "shouted"}, "form is 'shouted'"),
        ({"statements__speakers": ["a999"]}, "speakers is"),
        ({"statements__date": "last Friday"}, "date is"),
        ({"statements__colour": "red"}, "unknown key 'colour'"),
        ({"document__furniture": [[0, 10**6, "share"]]}, "furniture is"),
        ({"document__furniture": [[0, 5, "wallpaper"]]}, "furniture is"),
        ({"document__traps": []}, "traps declared"),
        ({"document__published_true": "1950-01-01"}, "does not fit"),
        ({"document__title": "Another one"}, "first line"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_spoilt_annotation_is_found_out(change, said):
    assert any(said in problem for problem in problems(spoilt(**change)))


def test_the_corpus_is_large_enough_and_half_of_it_invented():
    assert len(CORPUS) >= LEAST_ARTICLES
    assert 2 * sum(a.document["invented"] for a in CORPUS) >= len(CORPUS)


@pytest.mark.parametrize(("trap", "least"), QUOTAS.items())
def test_enough_articles_set_each_trap(trap, least):
    assert counts(CORPUS)[trap] >= least
