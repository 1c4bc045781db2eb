"""`python -m evals.check`: whether the annotated articles keep to the guidelines, and how much of what they cover.

An article is three files: `<id>.txt` (first line: the title), `<id>.json` (the annotation) and, for most, `<id>.meta.json` (what a feed
would give). The keys and their values are those of the annotation guidelines, in `evals/form.py`; `evals/README.md` says what `document`
holds besides.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.form import DOCUMENT, FIELDS, KINDS, OPTIONAL, Rule, words
from parley.dates.arithmetic import fits
from parley.dates.edtf import is_edtf

ARTICLES = Path(__file__).parent / "articles"
SECOND = ARTICLES.with_name("second")
"""Annotations of the same articles by another hand, made without sight of the first."""
AUTHORS_OWN = frozenset({"published_true", "negotiation", "invented", "traps"})
Entry = dict[str, Any]
QUOTAS = {
    "opinion": 8,
    "furniture": 8,
    "republished": 6,
    "undated": 6,
    "deadline": 15,
    "kept-broken-lapsed": 10,
    "in-force-until": 10,
    "postponed-cancelled": 6,
    "nothing": 5,
}
"""Traps, and how many articles must set each."""
LEAST_ARTICLES, LEAST_WORDS, MOST_WORDS = 40, 180, 520
_NOT_ALWAYS = frozenset({"author", "taken_from", "source", "published"})
_REPORTED_END = words("kept|partly kept|broken|lapsed|alleged broken")
_PUT_OFF = words("postponed|cancelled")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with its annotation; `meta` is None where no sidecar stands beside it."""

    id: str
    text: str
    annotation: Entry
    meta: Entry | None

    @property
    def document(self) -> Entry:
        """What the annotation says of the article as a whole."""
        document: Entry = self.annotation["document"]
        return document

    def entries(self, family: str) -> list[Entry]:
        """The annotated entries of a family, in the order of the file."""
        entries: list[Entry] = self.annotation.get(family) or []
        return entries


def load(folder: Path = ARTICLES, texts: Path = ARTICLES) -> list[Annotated]:
    """All annotations of a folder, by id, with their texts and sidecars; one without its text raises FileNotFoundError."""
    found = []
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".meta.json"):
            continue
        side = texts / f"{path.stem}.meta.json"
        found.append(
            Annotated(
                id=path.stem,
                text=(texts / f"{path.stem}.txt").read_text(encoding="utf-8"),
                annotation=json.loads(path.read_text(encoding="utf-8")),
                meta=json.loads(side.read_text(encoding="utf-8")) if side.exists() else None,
            )
        )
    return found


def problems(article: Annotated) -> list[str]:
    """What is wrong with an annotation, in sentences; empty if it holds."""
    return [*_shape(article), *_document(article, frozenset(DOCUMENT)), *_families(article), *_traps(article)]


def problems_of_second(article: Annotated) -> list[str]:
    """Likewise for a second hand, who does not know what only the author of the article does."""
    return [*_shape(article), *_document(article, frozenset(DOCUMENT) - AUTHORS_OWN), *_families(article)]


def shown_traps(article: Annotated) -> set[str]:
    """The traps that the annotation itself shows, whatever `document` declares."""
    document, meta = article.document, article.meta or {}
    dated = fits(meta.get("published"), document["published_true"]) if meta.get("published") else False
    shown = {
        "opinion": document["genre"] in {"opinion", "analysis"},
        "furniture": bool(document["furniture"]),
        "republished": "taken_from" in document,
        "undated": not dated,
        "deadline": any("due" in c or "due_text" in c for c in article.entries("commitments")),
        "kept-broken-lapsed": any(c.get("state") in _REPORTED_END for c in article.entries("commitments")),
        "in-force-until": any("until" in i for i in article.entries("instruments")),
        "postponed-cancelled": any(m["status"] in _PUT_OFF for m in article.entries("meetings")),
        "nothing": document["relevance"] == "no",
    }
    return {trap for trap, there in shown.items() if there}


def counts(articles: list[Annotated]) -> dict[str, int]:
    """How many articles declare each trap."""
    return {trap: sum(trap in a.document["traps"] for a in articles) for trap in QUOTAS}


def _shape(article: Annotated) -> Iterator[str]:
    if article.annotation.get("id") != article.id:
        yield f"the id is {article.annotation.get('id')!r}, the file's is {article.id!r}"
    for key in article.annotation.keys() - {"id", "document", "notes", *FIELDS}:
        yield f"unknown key {key!r}"
    length = len(article.text.split())
    if not LEAST_WORDS <= length <= MOST_WORDS:
        yield f"{length} words"
    ids = [e["id"] for family in FIELDS for e in article.entries(family)]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        yield f"the id {twice} stands twice"


def _document(article: Annotated, expected: frozenset[str]) -> Iterator[str]:
    document = article.document
    for key in expected - _NOT_ALWAYS - document.keys():
        yield f"document lacks {key!r}"
    yield from _values(article, "document", document, DOCUMENT)
    if document.get("title") != article.text.split("\n", 1)[0]:
        yield "the title is not the first line"
    if "published_true" in document and not fits(document.get("published"), document["published_true"]):
        yield "published does not fit published_true"


def _families(article: Annotated) -> Iterator[str]:
    for family, fields in FIELDS.items():
        for entry in article.entries(family):
            where = f"{family} {entry.get('id')}"
            yield from (f"{where} lacks {key!r}" for key in fields.keys() - OPTIONAL - entry.keys())
            yield from _values(article, where, entry, fields)
            if "quote" in entry:
                yield from _quoted(article, where, entry)


def _values(article: Annotated, where: str, entry: Entry, fields: dict[str, Rule]) -> Iterator[str]:
    for key, value in entry.items():
        rule = fields.get(key)
        if rule is None:
            yield f"{where}: unknown key {key!r}"
        elif not (str(value) in rule if isinstance(rule, frozenset) else _HOLDS[rule](article, value)):
            yield f"{where}: {key} is {value!r}"


def _quoted(article: Annotated, where: str, entry: Entry) -> Iterator[str]:
    """The words that must stand in the sentence cited, and that sentence itself."""
    start, times = -1, article.text.count(entry["quote"])
    for _ in range(entry.get("nth", 1)):
        start = article.text.find(entry["quote"], start + 1)
    if start < 0 or (times > 1 and "nth" not in entry):
        yield f"{where}: the quote stands {times} times"
    if any(start < end and begin < start + len(entry["quote"]) for begin, end, _ in article.document["furniture"]):
        yield f"{where}: the quote is furniture"
    for part in [entry.get("cue"), entry.get("content"), *entry.get("content_more", [])]:
        if part and part not in entry["quote"]:
            yield f"{where}: {part!r} is not in the quote"


def _traps(article: Annotated) -> Iterator[str]:
    declared, shown = set(article.document["traps"]), shown_traps(article)
    if declared != shown:
        yield f"traps declared {sorted(declared - shown)}, shown {sorted(shown - declared)}"


def _is_ids(article: Annotated, value: Any, families: tuple[str, ...]) -> bool:
    known = {e["id"] for family in families for e in article.entries(family)}
    return isinstance(value, list) and len(set(value)) == len(value) and set(value) <= known


def _is_ranges(article: Annotated, value: Any) -> bool:
    """Sorted, apart from each other, inside the text, of known kind, without blanks at their ends."""
    ends = [0, *(end for _, end, _ in value)]
    return all(
        before <= start < end <= len(article.text)
        and kind in KINDS
        and article.text[start:end].strip() == article.text[start:end]
        for before, (start, end, kind) in zip(ends, value, strict=False)
    )


_SIDES = ("statements", "commitments", "incidents", "figures", "positions", "meetings", "instruments")
_HOLDS: dict[str, Callable[[Annotated, Any], bool]] = {
    "text": lambda _, v: isinstance(v, str) and bool(v.strip()),
    "span": lambda a, v: isinstance(v, str) and bool(v) and v in a.text,
    "mentions": lambda a, v: bool(v) and all(m and m in a.text for m in v),
    "topics": lambda _, v: bool(v) and all(isinstance(t, str) and t.strip() for t in v),
    "date": lambda _, v: isinstance(v, str) and is_edtf(v),
    "actor": lambda a, v: _is_ids(a, [v], ("actors",)),
    "actors": lambda a, v: _is_ids(a, v, ("actors",)),
    "meeting": lambda a, v: _is_ids(a, [v], ("meetings",)),
    "entries": lambda a, v: _is_ids(a, [s for s in v if s != "article"], _SIDES) and len(v) > 1,
    "number": lambda _, v: isinstance(v, int | float) and not isinstance(v, bool),
    "count": lambda _, v: isinstance(v, int) and v > 0,
    "traps": lambda _, v: len(set(v)) == len(v) and set(v) <= QUOTAS.keys(),
    "ranges": _is_ranges,
}


def main() -> None:
    """Print what is wrong and what is covered; leave with 1 if anything is wrong."""
    articles = load()
    wrong = [f"{a.id}: {problem}" for a in articles for problem in problems(a)]
    wrong += [f"{a.id}, second hand: {problem}" for a in load(SECOND) for problem in problems_of_second(a)]
    invented = sum(bool(a.document["invented"]) for a in articles)
    for line in wrong:
        print(line)
    print(f"{len(articles)} articles (at least {LEAST_ARTICLES} wanted), {invented} of them on invented states")
    for trap, number in counts(articles).items():
        print(f"  {trap:20} {number:3}   at least {QUOTAS[trap]}")
    for family in FIELDS:
        print(f"  {family:20} {sum(len(a.entries(family)) for a in articles):3}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
