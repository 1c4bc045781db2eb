"""Time expressions on NewsReader MEANTIME: relaxed spans, and type and value of the spans found, as TempEval-3 counts them.

MEANTIME marks times in the title, the dateline and four sentences of each Wikinews article, and of the rest only what takes up their events and
people. Counted is what is read up to the last sentence with a mark, as others count, and again in those six sentences alone ("head").
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from parley.coverage.article import Text
from parley.coverage.metadata import Meta
from quality.readings import read_texts
from quality.scores import Score

__all__ = ["Annotated", "Timex", "annotated", "measure"]

_NO_SPACE_BEFORE = re.compile(r"(?:[.,;:!?%)\]]|'s|n't|'re|'ve|'ll|'d|'m)")
_NO_SPACE_AFTER = ("(", "$", "[")
_HEAD = 5
"""The last sentence in which every time is marked: the title is 0, the dateline 1."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its place, type and ISO-TimeML value."""

    start: int
    end: int
    type: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated article; `end` is where its last sentence with a mark ends, `head` where the part ends that is marked throughout."""

    text: str
    created: str | None
    times: tuple[Timex, ...]
    end: int
    head: int


def measure(folder: Path) -> dict[str, Score]:
    """Scores of spans, types and values over all articles of a folder, and the same of the heads."""
    given = {path.stem: annotated(path) for path in sorted(folder.rglob("*.xml"))}
    read = read_texts((Text(name, a.text, Meta(published=a.created)) for name, a in given.items()), "reading MEANTIME")
    total: dict[str, Score] = {}
    for name, gold in given.items():
        times = [Timex(t.start, t.end, t.type, t.value) for t in (read[name][1].times if name in read else ())]
        for part, end in (("", gold.end), (" (head)", gold.head)):
            for figure, score in _scores(_before(end, gold.times), _before(end, times)).items():
                total[figure + part] = total.get(figure + part, Score()) + score
    return total


def _before(end: int, times: Sequence[Timex]) -> list[Timex]:
    return [time for time in times if time.start < end]


def _scores(gold: Sequence[Timex], found: Sequence[Timex]) -> dict[str, Score]:
    """Each annotated expression takes the free one that it shares most characters with."""
    free = list(found)
    hits: list[tuple[Timex, Timex]] = []
    for g in gold:
        near = [t for t in free if t.start < g.end and g.start < t.end]
        if near:
            best = max(near, key=lambda t: min(t.end, g.end) - max(t.start, g.start))
            free.remove(best)
            hits.append((g, best))
    right = {
        "span": len(hits),
        "type": sum(g.type == t.type for g, t in hits),
        "value": sum(g.value == t.value for g, t in hits),
    }
    return {name: Score(number, len(gold), len(found)) for name, number in right.items()}


def annotated(path: Path) -> Annotated:
    """An article in the CAT format: tokens joined to a text, a sentence a line."""
    root = ET.parse(path).getroot()  # noqa: S314 - the corpus is a file of ours
    text, places, sentence = "", {}, dict[int, int]()
    last: int | None = None
    for token in root.iter("token"):
        number, line, word = int(token.get("t_id", 0)), int(token.get("sentence", 0)), token.text or ""
        if last is not None and line != last:
            text += "\n"
        elif text and not (_NO_SPACE_BEFORE.fullmatch(word) or text.endswith(_NO_SPACE_AFTER)):
            text += " "
        places[number] = (len(text), len(text) + len(word))
        text += word
        last = sentence[number] = line
    created, times, top = _marks(root, places, sentence)
    end, head = (max((places[n][1] for n in places if sentence[n] <= last), default=len(text)) for last in (top, _HEAD))
    return Annotated(text, created, times, end, head)


def _marks(
    root: ET.Element, places: dict[int, tuple[int, int]], sentence: dict[int, int]
) -> tuple[str | None, tuple[Timex, ...], int]:
    """The day of the article, its time expressions, and the last sentence with an annotated event or entity."""
    created, top = None, 0
    times: list[Timex] = []
    for mark in root.find("Markables") or ():
        at = [int(anchor.get("t_id", 0)) for anchor in mark.findall("token_anchor")]
        if at and mark.tag in {"EVENT_MENTION", "ENTITY_MENTION"}:
            top = max(top, *(sentence[n] for n in at))
        if mark.tag == "TIMEX3":
            if mark.get("functionInDocument") == "CREATION_TIME":
                created = (mark.get("value") or "")[:10]
            if at:
                times.append(Timex(places[min(at)][0], places[max(at)][1], mark.get("type"), mark.get("value")))
    return created, tuple(times), top
