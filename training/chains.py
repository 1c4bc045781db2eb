"""Texts in which it is annotated whom words mean that take somebody up: "he", "its", "the two sides".

Three kinds: articles written for the training, of which every such phrase is annotated (`annotations/meant.jsonl`); the chains of GUM; and
annotated articles, whose statements tell who is meant by the subject of their cue.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from training.annotated import annotated_text
from training.corpora import Sentence, treebank
from training.rows import FULL, Row, rows_of

__all__ = ["Chained", "chained"]

Range = tuple[int, int]
Bearers = Sequence[Sequence[Range]]
"""Those whom a phrase means, each by the places of its mentions; empty if it means nobody who could be named."""

_SOMEBODY = frozenset({"person", "organization", "place"})
"""GUM's types of entity that may be somebody."""
_PRONOUN = frozenset({"PRON", "DET"})
_MARK = re.compile(r"\((?P<opened>[^()]+)(?P<whole>\))?|(?P<closed>[0-9]+)\)")


@dataclass(frozen=True, slots=True)
class Chained:
    """A text and whom its words mean: phrases by their places, and the subjects of verbs by the places of these."""

    source: str
    text: str
    phrases: Mapping[Range, Bearers]
    subjects: Mapping[Range, Bearers]
    complete: bool = False
    """Whether a word that is no phrase means nobody who is named."""


def chained() -> Iterator[Chained]:
    """All texts, in a fixed order."""
    yield from _own()
    for part in ("gum.train", "gum.dev"):
        yield from (_of_treebank(sentences) for sentences in treebank(part))
    yield from _annotated()


def _own() -> Iterator[Chained]:
    for row in rows_of("meant"):
        phrases = {(start, end): [[tuple(name)] for name in names] for start, end, names in row["phrases"]}
        yield Chained("own", _text(row), phrases, {}, complete=True)


def _text(row: Row) -> str:
    return annotated_text(row["corpus"], row["row"], row["sha256"])


def _of_treebank(sentences: Sequence[Sentence]) -> Chained:
    """A document of GUM: its pronouns with the other mentions of their entities."""
    text = "\n".join(s.text for s in sentences)
    mentions: dict[str, list[tuple[Range, bool]]] = defaultdict(list)
    somebody: set[str] = set()
    opened: dict[str, list[int]] = defaultdict(list)
    at = 0
    for sentence in sentences:
        for word, space, misc, pos in zip(sentence.words, sentence.spaces, sentence.misc, sentence.upos, strict=True):
            start, end = at, at + len(word)
            at = end + space
            marks = next((m[len("Entity=") :] for m in misc.split("|") if m.startswith("Entity=")), "")
            for mark in _MARK.finditer(marks):
                if mark["opened"] is not None:
                    entity, kind = mark["opened"].split("-")[:2]
                    somebody |= {entity} if kind in _SOMEBODY else set()
                    if mark["whole"]:
                        mentions[entity].append(((start, end), pos in _PRONOUN))
                    else:
                        opened[entity].append(start)
                elif opened[mark["closed"]]:
                    mentions[mark["closed"]].append(((opened[mark["closed"]].pop(), end), False))
        at = len(text[:at].rstrip()) + 1
    phrases: dict[Range, Bearers] = {}
    for entity, places in mentions.items():
        named = [place for place, pronoun in places if not pronoun]
        phrases |= {place: [named] if entity in somebody and named else [] for place, pronoun in places if pronoun}
    return Chained("gum", text, phrases, {})


def _annotated() -> Iterator[Chained]:
    articles: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for file in FULL:
        for row in rows_of(file):
            articles[row["corpus"], row["row"]].append(row)
    for _, rows in sorted(articles.items()):
        if not any(row.get("part", "learned") != "learned" for row in rows):
            mentions = {row["id"]: [(a, b) for a, b in row["mentions"]] for row in rows if row["family"] == "actors"}
            said = [row for row in rows if row["family"] == "statements" and row.get("cue") and row.get("speakers")]
            known = [row for row in said if all(mentions.get(one) for one in row["speakers"])]
            subjects = {tuple(row["cue"][:2]): [mentions[one] for one in row["speakers"]] for row in known}
            yield Chained("annotated", _text(rows[0]), {}, subjects)
