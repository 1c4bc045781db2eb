"""Articles that come from the paper that answers for their writer."""

from itertools import permutations

import pytest
from told import cases

from parley.evidence import article_id, text_hash
from parley.model import Article, Furniture
from parley.record.copies.origins import with_origins


def article(raw):
    text, furniture = raw["body"], []
    for kind in ("blurb", "disclaimer"):
        if kind in raw:
            furniture.append(Furniture(len(text) + 1, len(text) + 1 + len(raw[kind]), kind))
            text = f"{text}\n{raw[kind]}"
    sha = text_hash(text)
    known = {key: raw.get(key) for key in ("source", "author", "taken_from")}
    return Article(id=article_id(sha, raw["source"], raw["id"]), text=text, text_sha256=sha, path=raw["id"],
                   furniture=tuple(furniture), **known)  # fmt: skip


@pytest.mark.parametrize("case", cases("origins"))
def test_an_origin_is_told_by_the_paper_that_answers_for_the_writer(case):
    given = [article(raw) for raw in case["article"]]
    for order in permutations(given):
        found = with_origins(order)
        assert [a.id for a in found] == [a.id for a in order]
        assert {a.path: a.taken_from for a in found if a.taken_basis} == case["origins"]


def test_the_basis_names_the_writer_and_the_paper():
    first = cases("origins")[0].values[0]
    told = [a.taken_basis for a in with_origins(article(raw) for raw in first["article"]) if a.taken_basis]
    assert len(told) == 1
    assert "Ilsa Marrow" in told[0]
    assert "Harbour Gazette" in told[0]
