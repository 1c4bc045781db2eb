"""Cases of readings from the tables `cases/*.toml`, and whether a reading fulfils them.

A case has a `why`, a `text` and optional `title`, `published`, `genre`, `source`, `furniture` (strings of the text that are page
furniture). What it expects stands under the names of the families, each report with only the keys that matter:

    [[case.meetings]]
    participants = ["Russia", "Turkey"]     actors by their name or any of their mentions, each once, in any order
    place = "Sochi"                         other values as they are; "…" stands for any words
    date = false                            false: the key is not filled

`counts` says how many reports of a family there are, `never` which ones there must not be (`{}` is any of the family). A case of
`known_failures.toml` says in `table` where it belongs: it must fail, and moves there once it passes.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from parley.evidence import article_id, text_hash
from parley.model import FAMILIES, Article, Furniture, Published
from parley.reading.read import read_article

CASES = Path(__file__).parent.parent / "cases"
REFERENCES = {
    "participants", "speakers", "addressee", "by", "to", "parties", "on", "actor", "of", "according_to", "sources",
}  # fmt: skip
_STATED = ("title", "genre", "source", "taken_from")


@cache
def _table(name):
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def cases(name):
    """The cases of a table, then its known failures, which must fail."""
    failing = pytest.mark.xfail(strict=True, raises=AssertionError)
    known = [case for case in _table("known_failures") if case["table"] == name]
    return [pytest.param(case, id=case["why"]) for case in _table(name)] + [
        pytest.param(case, id=case["why"], marks=failing) for case in known
    ]


def article(text, *, published="2023-05-12", furniture=(), **stated):
    sha = text_hash(text)
    at = [(text.index(words), len(words)) for words in furniture]
    return Article(
        id=article_id(sha, None, None),
        text=text,
        text_sha256=sha,
        published=Published(published or None),
        furniture=tuple(Furniture(start, start + length, "test") for start, length in at),
        **stated,
    )


def read_case(case, readers):
    """The reading of a case."""
    known = {key: case[key] for key in ("published", "furniture", *_STATED) if key in case}
    if case.get("title"):
        known["title"] = case["title"]
    return read_article(article(case["text"], **known), readers)


def assert_fulfils(reading, case):
    """Fail unless the reading has what the case expects, and none of what must never be read."""
    names = {a.id: {a.name, *(m.words for m in a.mentions)} for a in reading.actors}
    shown = f"{case['why']}\n{case['text']}\n{show(reading, case)}"
    for family in FAMILIES:
        found = list(getattr(reading, family))
        missing = _missing(case.get(family, []), found, names)
        assert not missing, f"not read ({family}): {missing}\n{shown}"
        for never in case.get("never", {}).get(family, []):
            read = [r for r in found if matches(never, r, names)]
            assert not read, f"must not be read ({family}): {never}\n{shown}"
        expected = case.get("counts", {}).get(family)
        assert expected in (None, len(found)), f"{len(found)} {family}, not {expected}\n{shown}"


def _missing(expected, found, names):
    """The expected reports that cannot be given a report of their own."""
    given = {}

    def give(n, seen):
        for k, report in enumerate(found):
            if k not in seen and matches(expected[n], report, names):
                seen.add(k)
                if k not in given or give(given[k], seen):
                    given[k] = n
                    return True
        return False

    return [want for n, want in enumerate(expected) if not give(n, set())]


def matches(expected, report, names):
    """Whether a report has all the values that are expected of it."""
    return all(_fits(key, value, getattr(report, key), names) for key, value in expected.items())


def _fits(key, expected, value, names):
    if expected is False:
        return not value
    if key in REFERENCES and isinstance(value, str):
        return expected in names.get(value, ())
    if key in REFERENCES and isinstance(value, tuple):
        return _same_actors(expected, [names.get(v, set()) for v in value])
    if key == "mentions":
        return set(expected) <= {m.words for m in value}
    if isinstance(expected, list):
        return len(expected) == len(value) and all(map(_alike, expected, value))
    return _alike(expected, value)


def _same_actors(expected, actors):
    if len(expected) != len(actors):
        return False
    if not expected:
        return True
    first, *rest = expected
    return any(first in actor and _same_actors(rest, actors[:k] + actors[k + 1 :]) for k, actor in enumerate(actors))


def _alike(expected, value):
    if not isinstance(expected, str) or not isinstance(value, str):
        return expected == value
    parts = [re.escape(part.strip()) for part in _plain(expected).split("…")]
    return re.fullmatch(r"\s*.*?\s*".join(parts), _plain(value)) is not None


def _plain(words):
    """Without white space, commas and full stops around: whether they belong to a quotation is a matter of house style."""
    return " ".join(words.split()).strip(" ,.")


def show(reading, case):
    """What was read of the families that the case speaks of."""
    names = {a.id: a.name for a in reading.actors}
    families = [f for f in FAMILIES if f in case or f in case.get("never", {}) or f in case.get("counts", {})]
    return "\n".join(f"  {family}: {_shown(r, names)}" for family in families for r in getattr(reading, family))


def _shown(report, names):
    hidden = {"id", "evidence", "confidence", "source_spans", "cue_spans", "content_spans"}
    values = {key: getattr(report, key) for key in report.__dataclass_fields__ if key not in hidden}
    return {key: _named(value, names) for key, value in values.items() if value}


def _named(value, names):
    if isinstance(value, tuple):
        return [getattr(v, "words", None) or names.get(v, v) for v in value]
    return names.get(value, value) if isinstance(value, str) else value
