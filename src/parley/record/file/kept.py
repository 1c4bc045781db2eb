"""What the store speaks of besides articles and readings: the maker of a reading, its key, what became of a thing given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parley.evidence import digest
from parley.model import Article
from parley.record.file.codec import article_json, dumps

__all__ = ["Item", "Outcome", "Stamp", "reading_key"]

Outcome = Literal["read", "unchanged", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What made a reading: the reader (model and rules) and the lexicon, each by its version."""

    reader: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one thing that was given to a run: read, unchanged (it was there), skipped or failed.

    `reason` says why it was not read; of what was read, what had to be changed or left aside.
    """

    path: str
    outcome: Outcome
    article: str | None = None
    reason: str = ""
    next_step: str = ""


def reading_key(article: Article, stamp: Stamp) -> str:
    """The hash of everything a reading depends on: text, metadata (not where the file lies), reader and lexicon."""
    known = {key: value for key, value in article_json(article).items() if key not in {"path", "changes", "text"}}
    return digest(dumps(known), stamp.reader, stamp.lexicon, length=32)
