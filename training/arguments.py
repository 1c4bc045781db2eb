"""Words of annotated sentences with the part each plays in what its sentence tells: who is bound, who meets, what is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from training.rows import Row, rows_of

__all__ = ["ABSENT", "ARGUMENTS", "OPEN", "PRESENT", "Arguments"]

Range = tuple[int, int]

PRESENT, ABSENT, OPEN = 1, 0, -1
"""A word plays a part, does not, or the annotation leaves it open."""

ARGUMENTS = (
    *("commitments by", "commitments to", "commitments action"),
    "meetings participants",
    "instruments name",
    *("positions actor", "positions wants"),
    *("statements speakers", "statements content"),
    *("incidents by", "incidents on"),
)
"""Family and attribute of each part, in the order of the ids. A word is judged only in a sentence that tells of the family."""

_PARTIES = {
    "commitments": ("by", "to"),
    "meetings": ("participants",),
    "positions": ("actor",),
    "statements": ("speakers",),
    "incidents": ("by", "on"),
}
_PRONOUNS = frozenset({
    "i", "me", "my", "we", "us", "our", "ours", "you", "your", "he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their",
    "theirs", "who", "which", "that", "whose", "both", "each", "other",
})  # fmt: skip
"""Words that may mean a party; annotations of whole articles list no such mentions."""
_EVERY = frozenset(
    {("commitments", "by"), ("meetings", "participants"), ("positions", "actor"), ("statements", "speakers")}
)
"""Attributes of which every report has a value: where a whole article's annotation has no mention in the sentence, a word left out may be it."""


@cache
def _marked() -> Mapping[tuple[str, str], Sequence[tuple[int, int, Mapping[str, Sequence[Range]]]]]:
    """By corpus and row: the sentences of `arguments.jsonl`, each with the words of the parts that were looked for."""
    return {
        (row["corpus"], row["row"]): [(start, end, words) for start, end, words in row["sentences"]]
        for row in rows_of("arguments")
    }


class Arguments:
    """What the annotations of one article say of its words."""

    def __init__(self, key: tuple[str, str], rows: Sequence[Row], *, marked: bool) -> None:
        """Take an article's rows; with `marked` its sentences are labelled one by one and their words stand in `arguments.jsonl`."""
        self._marked = _marked().get(key, ()) if marked else ()
        self._reports = [row for row in rows if row["family"] in _PARTIES] if not marked else []
        actors = {row["id"]: row for row in rows if row["family"] == "actors"}
        self._mentions = {id_: tuple(map(tuple, row["mentions"])) for id_, row in actors.items()}
        self._sides = {id_: row.get("of") for id_, row in actors.items()}

    def columns(self, places: Sequence[Range], words: Sequence[str]) -> tuple[tuple[int, ...], ...]:
        """For each word of a sentence its mark in each of :data:`ARGUMENTS`; `places` are the words' ranges of code points."""
        start, end = places[0][0], places[-1][1]
        marks = [[OPEN] * len(ARGUMENTS) for _ in words]
        for at, to, found in self._marked:
            if at < end and to > start:
                for argument, ranges in found.items():
                    _put(marks, ARGUMENTS.index(argument), places, ranges)
        told = defaultdict(list)
        for row in self._reports:
            if row["start"] < end and row["end"] > start and not row.get("open"):
                told[row["family"]].append(row)
        for family, rows in told.items():
            self._tell(marks, family, rows, places, words)
        return tuple(map(tuple, marks))

    def _tell(
        self, marks: list[list[int]], family: str, rows: Sequence[Row], places: Sequence[Range], words: Sequence[str]
    ) -> None:
        """Put what the reports of a family say of a sentence's words."""
        inside = (places[0][0], places[-1][1])
        for attribute in _PARTIES[family]:
            column = ARGUMENTS.index(f"{family} {attribute}")
            parties = {p for row in rows for p in _listed(row.get(attribute))}
            named = [m for p in parties for m in self._mentions.get(p, ()) if _touch(m, inside)]
            _put(marks, column, places, named)
            kin = {p for p in self._mentions if self._sides.get(p) in parties} | {self._sides.get(p) for p in parties}
            doubtful = [m for p in kin - parties for m in self._mentions.get(p or "", ()) if _touch(m, inside)]
            for n, (place, word) in enumerate(zip(places, words, strict=True)):
                open_ = word.lower() in _PRONOUNS or any(_touch(m, place) for m in doubtful)
                if marks[n][column] == ABSENT and (open_ or (not named and (family, attribute) in _EVERY)):
                    marks[n][column] = OPEN
        if family == "statements":
            content = [c for row in rows for c in (row["content"], *row.get("content_more", ()))]
            _put(marks, ARGUMENTS.index("statements content"), places, content)


def _listed(value: str | Sequence[str] | None) -> Sequence[str]:
    return [value] if isinstance(value, str) else value or []


def _touch(a: Sequence[int], b: Sequence[int]) -> bool:
    return a[0] < b[1] and a[1] > b[0]


def _put(marks: list[list[int]], column: int, places: Sequence[Range], ranges: Iterable[Sequence[int]]) -> None:
    """Mark the words in some ranges; those outside play the part as little as nothing else says so."""
    ranges = list(ranges)
    for n, place in enumerate(places):
        if any(_touch(r, place) for r in ranges):
            marks[n][column] = PRESENT
        elif marks[n][column] == OPEN:
            marks[n][column] = ABSENT
