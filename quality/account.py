"""What one hand tells of an article: an annotator's file, or a reading in the shape of the export."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from parley.model import FAMILIES, Article, Reading, Span
from parley.record.file.codec import report_json, to_json
from quality.likeness import sentences, touched, ways_of_naming

__all__ = ["REPORTED", "Account", "Facts", "Told", "account", "annotated", "annotation", "of_reading"]

REPORTED = tuple(family for family in FAMILIES if family not in {"times", "attributions"})
"""The families that the guidelines annotate."""


@dataclass(frozen=True, slots=True)
class Told:
    """One report: its keys as the guidelines name them, and the numbers of the sentences that it stands on."""

    keys: Mapping[str, Any]
    sentences: frozenset[int]

    def __getitem__(self, key: str) -> Any:
        return self.keys.get(key)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of the document: dates are EDTF, `furniture` are ranges of its text.

    `written` is when its author wrote it, which the text may not tell; no reading knows it.
    """

    published: str | None = None
    written: str | None = None
    genre: str | None = None
    source: str | None = None
    taken_from: str | None = None
    relevance: str | None = None
    furniture: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """All that one hand tells of one article. `sentences` are the article's, whoever tells."""

    id: str
    text: str
    sentences: tuple[Span, ...]
    facts: Facts
    reports: Mapping[str, tuple[Told, ...]]
    _names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    _of: Mapping[str, str] = field(default_factory=dict)

    def who(self, ids: str | Sequence[str] | None, *, widely: bool = False) -> frozenset[str]:
        """Every way of naming these actors; `widely` also what they belong to. A reference to nobody listed is a name itself."""
        found: frozenset[str] = frozenset()
        for one in [ids] if isinstance(ids, str) else ids or ():
            found |= self._names.get(one) or ways_of_naming({"name": one, "type": "person"})
            if widely and self._of.get(one) in self._names:
                found |= self._names[self._of[one]]
        return found

    def size(self, numbers: Iterable[int]) -> int:
        """How many characters these sentences have."""
        return sum(self.sentences[n][1] - self.sentences[n][0] for n in numbers)


def annotated(folder: Path) -> list[Account]:
    """Every annotated article of a folder, by name. Raises ValueError if a text is missing beside its annotation."""
    paths = sorted(p for p in folder.glob("*.json") if not p.name.endswith((".meta.json", ".record.json")))
    return [annotation(path, path.with_suffix(".txt")) for path in paths]


def annotation(path: Path, text: Path) -> Account:
    """The annotation in a file, of the text in another."""
    if not text.is_file():
        raise ValueError(f"{text.name} is missing for its annotation.")
    words = text.read_bytes().decode("utf-8")
    raw = json.loads(path.read_text(encoding="utf-8"))
    document = raw.get("document") or {}
    furniture = tuple(span for part in document.get("furniture") or () for span in _furniture(part, words))
    facts = {key: document.get(key) for key in ("published", "genre", "source", "taken_from")}
    facts["written"] = document.get("published_true")
    return account(
        path.stem,
        words,
        raw,
        Facts(**facts, relevance=raw.get("relevance") or document.get("relevance"), furniture=furniture),
    )


def _furniture(part: str | Sequence[Any], text: str) -> Iterator[Span]:
    """A range as it is, words where they first stand."""
    if not isinstance(part, str):
        yield int(part[0]), int(part[1])
    elif part in text:
        yield text.index(part), text.index(part) + len(part)


def of_reading(name: str, article: Article, reading: Reading) -> Account:
    """What the reader tells, under the annotators' name of the article."""
    raw = {family: [report_json(r) for r in getattr(reading, family)] for family in FAMILIES}
    furniture = tuple((f.start, f.end) for f in article.furniture)
    facts = Facts(
        published=article.published.edtf,
        genre=article.genre,
        source=article.source,
        taken_from=article.taken_from,
        relevance=reading.relevance,
        furniture=furniture,
    )
    return account(name, article.text, to_json(raw), facts)


def account(name: str, text: str, raw: Mapping[str, Any], facts: Facts) -> Account:
    """An account of reports in the shape of the guidelines: `evidence` or `quote` say where each stands."""
    cut = sentences(text)
    told = {
        family: tuple(Told(keys, touched(_places(keys, text), cut)) for keys in raw.get(family) or ())
        for family in REPORTED
    }
    actors = {actor["id"]: actor for actor in raw.get("actors") or ()}
    names = {one: ways_of_naming(actor) for one, actor in actors.items()}
    return Account(name, text, cut, facts, told, names, {i: a["of"] for i, a in actors.items() if a.get("of")})


def _places(keys: Mapping[str, Any], text: str) -> Iterator[Span]:
    """Where a report stands: its evidence, or the `nth` place of its quote."""
    for evidence in keys.get("evidence") or ():
        yield evidence["start"], evidence["end"]
    quote: str = keys.get("quote") or ""
    at = -1
    for _ in range(int(keys.get("nth") or 1) if quote else 0):
        at = text.find(quote, at + 1)
    if at >= 0:
        yield at, at + len(quote)
