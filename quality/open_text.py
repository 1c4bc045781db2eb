"""The articles of open text that the project annotated (`training/annotations`): spans without text, put on their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.annotated import annotated_text
from training.rows import OPEN_TEXTS, Row, file_of, open_text, rows_of

from parley.coverage.article import Text
from parley.coverage.metadata import Meta
from parley.pool import Load
from parley.run import load_reader
from quality.account import Account, Facts, account, of_reading
from quality.corpora import CORPORA, Corpus
from quality.readings import read_texts

__all__ = ["ANNOTATED", "OPEN_TEXT", "RECENT", "OpenText", "text_of"]

_SPANS = ("content", "cue", "condition", "earlier", "role")


@dataclass(frozen=True, slots=True)
class OpenText:
    """Annotations over rows of open text; at hand where the texts lie beside the checkout.

    `part` takes only the articles of that part: those that were learned from, or those that were held back.
    """

    name: str
    names: tuple[str, ...]
    """Those of the files of annotations."""
    what: str
    part: str | None = None
    blind: bool = False

    def files(self) -> list[Path]:
        """The annotations, if their texts are at hand."""
        return [file_of(name) for name in self.names] if OPEN_TEXTS.is_dir() else []

    def pairs(self, load: Load = load_reader) -> list[tuple[Account, Account]]:
        """Each article as annotated and as read. Raises ValueError if a text is not the one that was annotated."""
        gold = {given.id: (given, row) for given, row in self.texts_and_rows()}
        read = read_texts((text_of(*pair) for pair in gold.values()), f"reading {self.name}", load)
        return [(given, of_reading(name, *read[name])) for name, (given, _) in gold.items() if name in read]

    def texts_and_rows(self) -> Iterator[tuple[Account, Row]]:
        """Each article as annotated, and its row of the open texts."""
        for corpus, number, rows in self._articles():
            yield self._account(corpus, number, rows), open_text(corpus)[number]

    def _articles(self) -> Iterator[tuple[str, str, Sequence[Row]]]:
        rows: dict[tuple[str, str], list[Row]] = {}
        for row in (row for name in self.names for row in rows_of(name)):
            rows.setdefault((row["corpus"], row["row"]), []).append(row)
        for (corpus, number), found in sorted(rows.items()):
            if self.part is None or any(row.get("part") == self.part for row in found):
                yield corpus, number, found

    def _account(self, corpus: str, number: str, rows: Sequence[Row]) -> Account:
        (text,) = {annotated_text(corpus, number, digest) for digest in {row["sha256"] for row in rows}}
        raw: dict[str, Any] = {}
        facts = Facts()
        for row in rows:
            if row["family"] == "document":
                facts = Facts(genre=row.get("genre"), relevance=row.get("relevance"))
            else:
                raw.setdefault(row["family"], []).append(_told(row, text))
        return account(number, text, raw, facts)


def text_of(given: Account, row: Row) -> Text:
    """The text of an annotated article, with what its row states of it."""
    published = (row.get("date") or "")[:10] or None
    return Text(given.id, given.text, Meta(source=row["source"], url=row["url"], published=published, origin="the row"))


def _told(row: Row, text: str) -> dict[str, Any]:
    """A report in the shape of the guidelines: labels as keys, spans as words, its place as evidence."""
    words = {key: text[row[key][0] : row[key][1]] for key in _SPANS if key in row}
    mentions = [text[start:end] for start, end in row.get("mentions", ())]
    name = {"name": max(mentions, key=len), "mentions": mentions} if mentions else {}
    place = {"evidence": [{"start": row["start"], "end": row["end"]}]}
    return {**row, **row["label"], **words, **name, **place}


_RECENT = ("official", "items", "news")
OPEN_TEXT = OpenText("open", ("reports",), "articles of open text that the project annotated")
RECENT = OpenText("recent", _RECENT, "official texts, news and short items, annotated later", "learned")
HELD = OpenText("held", _RECENT, "official texts, news and short items that were held back", "held", blind=True)
ANNOTATED: tuple[Corpus | OpenText, ...] = (*CORPORA, OPEN_TEXT, RECENT, HELD)
"""All annotated articles with every kind of report, in the order of the table."""
