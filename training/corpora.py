"""Sentences with what a corpus knows of them, and the readers of the two treebanks."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from training.paths import DATA

#: The kinds of name, in the order of their ids.
NAME_KINDS = ("PERSON", "ORG", "PLACE", "FAC", "NORP", "EVENT")
#: The classes of the names head: outside, then begin and inside of each kind.
NAME_CLASSES = ("O", *(f"{part}-{kind}" for kind in NAME_KINDS for part in "BI"))
OUTSIDE = 1
ANYTHING = (1 << len(NAME_CLASSES)) - 1
_UNUSED_FEATURES = {"Abbr", "ExtPos", "Typo", "Style", "Foreign", "NumForm", "Polite"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; a column that the corpus lacks is empty.

    ``names`` holds for each word a bit mask of the name classes that the annotation leaves open; ``tells`` for each kind of
    `training.telling.KINDS` 1, 0, or -1 where the annotation leaves it open; ``arguments`` the same
    for each word and each of `training.arguments.ARGUMENTS`.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    source: str
    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    names: tuple[int, ...] = ()
    tells: tuple[int, ...] = ()
    arguments: tuple[tuple[int, ...], ...] = ()
    opens_paragraph: bool = False
    misc: tuple[str, ...] = field(default=(), repr=False)

    def with_names(self, names: Iterable[int]) -> Sentence:
        """Give a copy with a column of names."""
        return replace(self, names=tuple(names))

    @property
    def text(self) -> str:
        """The sentence as running text."""
        joined = "".join(w + " " * s for w, s in zip(self.words, self.spaces, strict=True))
        return joined.rstrip(" ")


def masks(kinds: Iterable[str]) -> tuple[int, int]:
    """Make the masks of a first and a further word of a name that is one of ``kinds``."""
    begin = inside = 0
    for kind in kinds:
        begin |= 1 << NAME_CLASSES.index(f"B-{kind}")
        inside |= 1 << NAME_CLASSES.index(f"I-{kind}")
    return begin, inside


def treebank(part: str) -> Iterator[list[Sentence]]:
    """Read one part of a treebank, document by document.

    :param part: such as ``ewt.train``.
    """
    document: list[Sentence] = []
    rows: list[list[str]] = []
    opens = True
    with lzma.open(DATA / "ud" / f"{part}.conllu.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                if document:
                    yield document
                document = []
            elif line.startswith("# newpar"):
                opens = True
            elif line[0] not in "#\n":
                rows.append(line.rstrip("\n").split("\t"))
            elif line == "\n" and rows:
                document.append(_sentence(rows, part, opens=opens))
                rows, opens = [], False
    if document:
        yield document


def _sentence(rows: list[list[str]], part: str, *, opens: bool) -> Sentence:
    """A sentence of CoNLL-U rows; the words of a contraction have no space between them."""
    glued: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            for place in range(first, last):
                glued[place] = True
            if "SpaceAfter=No" in row[9]:
                glued[last] = True
    words = [row for row in rows if row[0].isdigit()]
    return Sentence(
        words=tuple(row[1] for row in words),
        spaces=tuple("SpaceAfter=No" not in row[9] and not glued.get(int(row[0])) for row in words),
        source=part,
        upos=tuple(row[3] for row in words),
        feats=tuple(_features(row[5]) for row in words),
        lemmas=tuple(row[2] for row in words),
        heads=tuple(int(row[6]) for row in words),
        labels=tuple(row[7] for row in words),
        opens_paragraph=opens,
        misc=tuple(row[9] for row in words),
    )


def _features(column: str) -> str:
    kept = [f for f in column.split("|") if f.split("=")[0] not in _UNUSED_FEATURES]
    return "|".join(kept) if column != "_" else ""


def column_file(path: Path, word: int, label: int) -> Iterator[list[tuple[str, str]]]:
    """Read a file of one word a line and a blank line between sentences, as (word, BIO label) pairs."""
    rows: list[tuple[str, str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > max(word, label) and cells[word].strip():
                if not line.startswith("# "):
                    rows.append((cells[word].strip(), cells[label]))
            elif rows and not line.strip():
                yield rows
                rows = []
    if rows:
        yield rows
