"""Articles whose sentences are labelled, read for heads to learn from: whether a line stands on a sentence with its label.

The rules were never tried on these texts, so a head learns from them how often a rule is right in articles that it does not know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from parley.coverage.article import Text, read_text
from parley.coverage.metadata import Meta
from parley.lexicon import Lexicon
from parley.model import Article, Evidence
from training.annotated import row_of
from training.rows import Row, rows_of
from training.telling import LETTERS

__all__ = ["Labelled", "labelled"]

_LETTER_OF = {family: letter for letter, (family, *_) in LETTERS.items()}


@dataclass(slots=True)
class Labelled:
    """An article with the labels of its sentences; each label of a sentence proves one line, but one of a position all who share it."""

    article: Article
    row: Row
    _used: Counter[tuple[int, str]] = field(default_factory=Counter)

    def proves(self, family: str, evidence: Collection[Evidence], kind: str | None = None) -> bool | None:
        """Whether a line on some sentences is right; None if the labels leave it open. With a `kind` it is right as often as it is told."""
        letter, often = _LETTER_OF[family], kind is not None or family == "positions"
        first, last = min(e.start for e in evidence), max(e.end for e in evidence)
        under = [
            (start, labels.split()) for start, end, labels in self.row["sentences"] if start < last and end > first
        ]
        of_kind = [
            (start, label) for start, labels in under for label in labels if kind in (None, *label.split(":")[1:2])
        ]
        for start, label in of_kind:
            if label[0] == letter and (often or self._used[start, letter] < _count(under, start, letter)):
                self._used[start, letter] += 1
                return True
        if last > self.row["end"] or any(label[0] == letter.lower() for _, label in of_kind):
            return None
        return False


def _count(under: Collection[tuple[int, list[str]]], start: int, letter: str) -> int:
    return sum(label[0] == letter for at, labels in under for label in labels if at == start)


def labelled(lexicon: Lexicon) -> Iterator[Labelled]:
    """The articles that may be learned from, in a fixed order."""
    for row in rows_of("sentences"):
        if row["part"] == "learned":
            whole = row_of(row["corpus"], row["row"])
            published = (whole.get("date") or "")[:10] or None
            meta = Meta(source=whole.get("source"), url=whole.get("url"), published=published, origin="the row")
            yield Labelled(read_text(Text(row["row"], f"{whole['title']}\n{whole['text']}", meta), lexicon), row)
