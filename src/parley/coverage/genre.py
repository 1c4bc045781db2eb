"""The genre of an article: report, opinion, analysis, transcript, statement or digest.

Form decides first (who speaks in turns, several unrelated items), then who publishes, then what the title or section says, then the
voice: a report does not say "I", argue or ask its reader. Cues are data in the vocabulary `genre`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from parley.coverage.lines import Line, squeezed
from parley.model import Genre

__all__ = ["Signs", "find_genre"]

_QUOTED: Final = re.compile("[\u201c\"\u201e][^\u201c\u201d\"\n]{1,3000}[\u201d\"\n]|(?<!\\w)[\u2018'][^\u2018\u2019'\n]{8,600}[\u2019'](?!\\w)")
_TURN: Final = re.compile(r"([A-Z\u00c0-\u00de][^:\n.!?]{0,70}):(?:\s|$)")
_TOPIC: Final = re.compile(r"(?:\u2022 ?|\* ?)?[A-Z][A-Z '\u2019&/-]{2,40}(?:[.:]| [\u2013\u2014-])\s")
_QUESTION: Final = re.compile(r"[^.!?\n]{3,300}\?")
_WORD: Final = re.compile(r"[\w'\u2019-]+")
_ENOUGH: Final = 3
"""Points of voice that make an opinion: one "I" alone, or one question, may slip into a report."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known beside the text: the title, who publishes it, its section and address, and the kinds of furniture found."""

    title: str | None
    official: bool
    section: str | None
    url: str | None
    furniture: Collection[str]
    trail: str = ""
    """The trail of sections that the page prints ("Harbour Gazette > Opinion")."""


def find_genre(body: tuple[Line, ...], signs: Signs, table: Mapping[str, Any]) -> Genre:
    """The genre of an article whose lines of content are `body`. `table` is the vocabulary `genre`."""
    titled = _titled(signs.title, table["titles"])
    sectioned = _sectioned(signs, table["sections"])
    if _in_turns(body, table["turns"]["names"]):
        return "transcript"
    if titled == "digest" or _topics(body) or (sectioned == "digest" and not signs.official):
        return "digest"
    if signs.official:
        return "transcript" if titled == "transcript" and _questions(body) > 1 else "statement"
    voice = _voice(body, table["voice"])
    if "disclaimer" in signs.furniture:
        voice += 2
    if "blurb" in signs.furniture:
        voice += 1
    if "opinion" in (titled, sectioned) or voice >= _ENOUGH:
        return "opinion"
    if titled == "statement" and not _told_by_reporter(body):
        return "statement"
    return "analysis" if "analysis" in (titled, sectioned) or ("blurb" in signs.furniture and voice > 1) else "report"


def _titled(title: str | None, titles: Mapping[str, Any]) -> str | None:
    low = (title or "").lower().replace("\u2019", "'")
    for genre, cues in titles.items():
        if low.startswith(tuple(cues["starts"])) and _whole_start(low, cues["starts"]):
            return genre
    return next((genre for genre, cues in titles.items() if any(c in low for c in cues["contains"])), None)


def _whole_start(low: str, starts: Collection[str]) -> bool:
    return any(low.startswith(s) and not low[len(s) : len(s) + 1].isalpha() for s in starts)


def _sectioned(signs: Signs, sections: Mapping[str, Any]) -> str | None:
    path = re.sub(r"(?i)^https?://[^/]{1,253}", "", signs.url or "").lower()
    parts = {p.replace("_", "-") for p in path.split("/")[:-1] if p}
    parts.update(squeezed(p) for p in re.split(r"[,/|>\u203a\u00bb;]", f"{signs.section or ''}|{signs.trail}"))
    return next((genre for genre, names in sections.items() if parts & set(names)), None)


def _in_turns(body: tuple[Line, ...], names: Collection[str]) -> bool:
    """Whether speakers take turns: names before a colon, at least two of them again and again."""
    speakers: dict[str, int] = {}
    for line in body:
        found = _TURN.match(line.text[:90])
        if found and (len(found[1].split()) <= 10):
            speaker = squeezed(found[1])
            speakers[speaker] = speakers.get(speaker, 0) + 1
    turns = sum(count for speaker, count in speakers.items() if count > 1 or speaker in names)
    return turns >= 4 and turns * 5 >= len(body) and len(speakers) > 1


def _topics(body: tuple[Line, ...]) -> bool:
    """Whether at least two paragraphs open with a topic in capitals ("SUDAN. ...")."""
    opened = [m[0] for line in body if line.words > 12 and (m := _TOPIC.match(line.text))]
    return len(set(opened)) > 1 and not any("(" in o for o in opened)


def _questions(body: tuple[Line, ...]) -> int:
    return sum(len(_QUESTION.findall(_QUOTED.sub(" ", line.text))) for line in body)


def _voice(body: tuple[Line, ...], cues: Mapping[str, Any]) -> float:
    """Points for a writer's own voice outside of quotations, for a text of about five hundred words."""
    points = 0.0
    total = 0
    for line in body[1:]:
        plain = _QUOTED.sub(" ", line.text).replace("\u2019", "'")
        run = [w.lower() for w in _WORD.findall(plain)]
        total += len(run)
        points += min(3, sum(w in cues["first"] for w in run))
        said = f" {' '.join(run)} "
        points += sum(f" {c} " in said for c in cues["holds"])
        points += sum(_sentence_opens(plain, c) for c in cues["opens"]) * 0.5
        points += len(_QUESTION.findall(plain)) * 0.7
    return points * min(1.0, 500 / max(total, 1))


def _sentence_opens(text: str, cue: str) -> bool:
    low = text.lower()
    return low.startswith(f"{cue} ") or f". {cue} " in low or f", {cue} " in low and low.startswith(cue)


def _told_by_reporter(body: tuple[Line, ...]) -> bool:
    """Whether somebody reports on a statement instead of making it: a dateline's dash or words attributed again and again."""
    text = "\n".join(line.text for line in body)
    return len(re.findall(r"\b(?:said|told|according to|added)\b", text)) >= 3
