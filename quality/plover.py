"""Events on the PLOVER gold standard: a raw sentence in; event type, source and target out.

What a reading says of a sentence: the types of its incidents, CONSULT for meetings, AGREE for promises, offers, agreements and obligations,
THREATEN for threats. Source and target are right if a word of the annotated span is among the actor's names.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from parley.coverage.article import Text
from parley.coverage.metadata import Meta
from parley.model import Reading
from quality.readings import read_texts
from quality.scores import Score, Share

__all__ = ["measure"]

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4
"""Letters of a word by which an actor is known."""

Event = tuple[str, Sequence[str], Sequence[str]]


def measure(path: Path) -> tuple[dict[str, Score], dict[str, Share]]:
    """The score of each type (one of each counts in a sentence), and of all events the shares with their actors right."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    read = read_texts((Text(row["id"], row["text"], Meta(published=row.get("date"))) for row in rows), "reading PLOVER")
    scores: dict[str, Score] = {}
    hits = Counter[str]()
    for row in rows:
        reading = read[row["id"]][1] if row["id"] in read else Reading(article="")
        told = list(_told(reading))
        wanted, got = {e["type"] for e in row["events"]}, {type_ for type_, _, _ in told}
        for type_ in wanted | got:
            here = Score(int(type_ in wanted & got), int(type_ in wanted), int(type_ in got))
            scores[type_] = scores.get(type_, Score()) + here
        for event in row["events"]:
            hits.update(_right(event, told, _names(reading)))
    annotated = {type_: score for type_, score in scores.items() if score.annotated}
    events = sum(score.annotated for score in annotated.values())
    return annotated, {name: Share(hits[name], events) for name in ("source", "both")}


def _told(reading: Reading) -> Iterator[Event]:
    for incident in reading.incidents:
        yield incident.type, incident.by, incident.on
    for meeting in reading.meetings:
        yield "CONSULT", meeting.participants, meeting.participants
    for bound in reading.commitments:
        yield "THREATEN" if bound.kind == "threat" else "AGREE", bound.by, bound.to


def _names(reading: Reading) -> dict[str, str]:
    return {a.id: " ".join((a.name, *(m.words for m in a.mentions))).lower() for a in reading.actors}


def _right(event: Mapping[str, Any], told: Iterable[Event], names: Mapping[str, str]) -> list[str]:
    """Which of `source` and `both` are right of an event whose type is read."""
    same = [one for one in told if one[0] == event["type"]]
    source = any(_hit(event.get("source"), by, names) for _, by, _ in same)
    target = not event.get("target") or any(_hit(event.get("target"), on, names) for _, _, on in same)
    return ["source"] * source + ["both"] * (source and target)


def _hit(spans: Iterable[Mapping[str, str]] | None, ids: Iterable[str], names: Mapping[str, str]) -> bool:
    known = [names.get(one, one.lower()) for one in ids]
    said = [w for span in spans or () for w in _WORD.findall(span["text"].lower()) if len(w) >= _SHORTEST]
    return any(word in name for word in said for name in known)
