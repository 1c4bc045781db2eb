"""The articles of open text that the project annotated (`training/annotations/reports.jsonl`): spans without text, put on their texts."""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from training.paths import ANNOTATIONS, DATA

from parley.pool import Load
from parley.run import load_reader
from quality.account import Account, Facts, account, of_reading
from quality.readings import read_texts

__all__ = ["OPEN_TEXT", "OpenText"]

_SPANS = ("content", "cue", "condition", "earlier")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OpenText:
    """Annotations over rows of open text; at hand where the texts lie beside the checkout."""

    name: str
    annotations: Path
    texts: Path
    what: str
    blind: bool = False

    def files(self) -> list[Path]:
        """The annotations, if their texts are at hand."""
        return [self.annotations] if self.texts.is_dir() else []

    def pairs(self, load: Load = load_reader) -> list[tuple[Account, Account]]:
        """Each article as annotated and as read. Raises ValueError if a text is not the one that was annotated."""
        gold = [self._account(*article) for article in self._articles()]
        dates = {number: _rows(self.texts, corpus)[number].get("date") for corpus, number, _ in self._articles()}
        given = ((a.id, a.text, (dates[a.id] or "")[:10] or None) for a in gold)
        read = read_texts(given, f"reading {self.name}", load)
        return [(a, of_reading(a.id, *read[a.id])) for a in gold if a.id in read]

    def learned(self) -> Iterator[tuple[Account, str, str, Row]]:
        """Each article that is not held back: as annotated, its name, its text and its row."""
        for corpus, number, rows in self._articles():
            if all(row.get("part") != "held" for row in rows):
                given = self._account(corpus, number, rows)
                yield given, number, given.text, _rows(self.texts, corpus)[number]

    def _articles(self) -> Iterator[tuple[str, str, Sequence[Row]]]:
        rows: dict[tuple[str, str], list[Row]] = {}
        for line in self.annotations.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows.setdefault((row["corpus"], row["row"]), []).append(row)
        for (corpus, number), found in sorted(rows.items()):
            yield corpus, number, found

    def _account(self, corpus: str, number: str, rows: Sequence[Row]) -> Account:
        whole = _rows(self.texts, corpus)[number]
        text = f"{whole['title']}\n{whole['text']}"
        if any(hashlib.sha256(text.encode()).hexdigest() != row["sha256"] for row in rows):
            raise ValueError(f"{corpus} {number}: the text is not the one that was annotated.")
        raw: dict[str, Any] = {}
        facts = Facts()
        for row in rows:
            if row["family"] == "document":
                facts = Facts(genre=row["genre"], relevance=row["relevance"])
            else:
                raw.setdefault(row["family"], []).append(_told(row, text))
        return account(number, text, raw, facts)


def _told(row: Row, text: str) -> dict[str, Any]:
    """A report in the shape of the guidelines: labels as keys, spans as words, its place as evidence."""
    words = {key: text[row[key][0] : row[key][1]] for key in _SPANS if key in row}
    mentions = [text[start:end] for start, end in row.get("mentions", ())]
    name = {"name": max(mentions, key=len), "mentions": mentions} if mentions else {}
    place = {"evidence": [{"start": row["start"], "end": row["end"]}]}
    return {**row, **row["label"], **words, **name, **place}


@cache
def _rows(texts: Path, corpus: str) -> dict[str, Row]:
    with lzma.open(texts / f"{corpus}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


OPEN_TEXT = OpenText(
    "open",
    ANNOTATIONS.with_name("reports.jsonl"),
    DATA / "open_text",
    "articles of open text that the project annotated",
)
