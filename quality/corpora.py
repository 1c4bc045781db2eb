"""The annotated articles: which sets there are, where they lie, and what hash names them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training.paths import DATA, ROOT

from parley.pool import Load
from parley.run import load_reader
from quality.account import Account, annotated, annotation, of_reading
from quality.readings import read_files

__all__ = ["CORPORA", "EVALS", "SHARED", "Corpus", "content_hash", "hands"]

EVALS = ROOT / "evals"
SHARED = DATA.parent
"""The folder of what is not the project's own; it stands beside the checkout, or above the folder that `PARLEY_DATA` names."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder with annotated articles. `blind`: only its scores may be seen, and nothing is learned from it."""

    name: str
    folder: Path
    what: str
    blind: bool = False

    def files(self) -> list[Path]:
        """Texts, annotations and sidecars."""
        return sorted(path for path in self.folder.glob("*") if path.suffix in {".json", ".txt"})

    def articles(self) -> list[Account]:
        """Each article as annotated."""
        return annotated(self.folder)

    def pairs(self, load: Load = load_reader) -> list[tuple[Account, Account]]:
        """Each article as annotated and as read."""
        gold = self.articles()
        read = read_files([self.folder / f"{a.id}.txt" for a in gold], f"reading {self.name}", load=load)
        return [(a, _laid_over(a, of_reading(a.id, *read[a.id]))) for a in gold]


def _laid_over(gold: Account, read: Account) -> Account:
    if gold.text != read.text:
        raise ValueError(f"{gold.id}: the text that was read is not the text that was annotated.")
    return read


CORPORA = (
    Corpus("evals", EVALS / "articles", "articles written for the project"),
    Corpus("dev", SHARED / "gold" / "dev", "articles that the rules were learned with"),
    Corpus("sudan", SHARED / "cases" / "sudan", "articles of one negotiation"),
    Corpus("check", SHARED / "gold" / "check", "articles of other conflicts", blind=True),
)


def content_hash(files: Iterable[Path]) -> str:
    """SHA-256 over the files' names and bytes, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(files, key=lambda p: p.name):
        for part in (path.name.encode(), path.read_bytes()):
            total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def hands(corpus: Corpus, second: Path) -> list[tuple[Account, Account]]:
    """Each article of a corpus that was annotated twice, as the first and as the second hand tell it."""
    return [
        (first, annotation(second / f"{first.id}.json", corpus.folder / f"{first.id}.txt"))
        for first in corpus.articles()
        if (second / f"{first.id}.json").is_file()
    ]
