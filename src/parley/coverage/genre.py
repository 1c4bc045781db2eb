"""The genre of an article: report, opinion, analysis, transcript, statement or digest.

Form decides first (who speaks in turns, several unrelated items), then who publishes, then what the title or section says, then the
voice: a report does not say "I", argue or ask its reader. Cues are data in the vocabulary `genre`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from parley.coverage.lines import Line, squeezed
from parley.model import Genre

__all__ = ["Signs", "find_genre"]

_QUOTED: Final = re.compile(
    "[\u201c\"\u201e][^\u201c\u201d\"\n]{1,3000}(?:[\u201d\"]|$)|''[^'\n]{1,2000}''|(?<!\\w)[\u2018'][^\u2018\u2019'\n]{8,600}[\u2019'](?!\\w)",
    re.MULTILINE,
)
_TURN: Final = re.compile(
    r"(?P<name>[A-Z\u00c0-\u00de][^:\n!?]{0,90}):(?:\s|$)|(?P<letter>Q)[ .]{1,5}[A-Z]|\(\((?P<sign>[^()\n]{1,40})\)\)"
)
_TOPIC: Final = re.compile(
    r"(?:\u2022 ?|\* ?)?(?P<topic>[A-Z][A-Z'\u2019&/-]{1,20}(?: [A-Z'\u2019&/-]{1,20}){0,3})(?P<mark>[.:]| [\u2013\u2014-])\s"
)
_SPEAKER: Final = re.compile(
    r"[A-Z][A-Z .'\u2019-]{3,80}|(?:[\w.,'\u2019-]+ ){1,12}[A-Z\u00c0-\u00de][\w'\u2019-]+ [A-Z\u00c0-\u00de][\w'\u2019-]+(?: ?\([^)\n]{1,40}\))?"
)
_BARE: Final = re.compile(r"[A-Z\u00c0-\u00de][\w'\u2019-]+(?: [A-Z\u00c0-\u00de][\w'\u2019-]+){1,2}")
_FIRST: Final = re.compile(r"\b(?:I|we|We|my|our|you|thank|Thank|colleagues)\b")
_QUESTION: Final = re.compile(r"[^.!?\n]{3,300}\?")
_WORD: Final = re.compile(r"[\w'\u2019-]+")
_SHORT, _OPENING = 200, 400
"""Characters of a turn that needs no "I", and of the opening in which those who then speak are named."""

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
    titled, surely = _titled(signs.title, table["titles"])
    sectioned = _sectioned(signs, table["sections"])
    names = table["turns"]["names"]
    if _in_turns(body, names, official=signs.official and not (titled == "statement" and surely)):
        return "transcript"
    if titled == "digest" or (
        not signs.official and (sectioned == "digest" or _topics(body, names) or _mailed(body, signs))
    ):
        return "digest"
    if (
        signs.official
        or (titled == "statement" and surely and not _told_by_reporter(body))
        or _enacts(body, table["clauses"]["opens"])
    ):
        return "transcript" if titled == "transcript" and _questions(body) > 1 else "statement"
    voice = _voice(body, table["voice"])
    voice += 2 * ("disclaimer" in signs.furniture) + ("blurb" in signs.furniture)
    if "opinion" in (titled, sectioned) or voice >= _ENOUGH:
        return "opinion"
    if titled == "statement" and not _told_by_reporter(body):
        return "statement"
    return (
        "analysis"
        if "analysis" in (titled, sectioned) or ("blurb" in signs.furniture and not _told_by_reporter(body))
        else "report"
    )


def _titled(title: str | None, titles: Mapping[str, Any]) -> tuple[str | None, bool]:
    """The genre that the title tells, and whether it begins so."""
    low = (title or "").lower().replace("\u2019", "'")
    begun = next((genre for genre, cues in titles.items() if _whole_start(low, cues["starts"])), None)
    if begun:
        return begun, True
    return next((genre for genre, cues in titles.items() if any(c in low for c in cues["contains"])), None), False


def _whole_start(low: str, starts: Collection[str]) -> bool:
    return any(low.startswith(s) and not low[len(s) : len(s) + 1].isalpha() for s in starts)


def _sectioned(signs: Signs, sections: Mapping[str, Any]) -> str | None:
    path = re.sub(r"(?i)^https?://[^/]{1,253}", "", signs.url or "").lower()
    parts = {p.replace("_", "-") for p in path.split("/")[:-1] if p}
    parts.update(squeezed(p) for p in re.split(r"[,/|>\u203a\u00bb;]", f"{signs.section or ''}|{signs.trail}"))
    return next((genre for genre, names in sections.items() if parts & set(names)), None)


def _in_turns(body: tuple[Line, ...], names: Collection[str], *, official: bool) -> bool:
    """Whether speakers take turns: at least two of them, before a colon or in double brackets, at least one again and again.

    What follows a turn belongs to it, so the turns need not be many; but they must begin early. An official publisher that lets
    two people speak prints what they said.
    """
    speakers: Counter[str] = Counter()
    first = len(body)
    asked = False
    for number, line in enumerate(body):
        found = _TURN.match(line.text[:110])
        if found:
            speakers[squeezed(_surname(found["name"] or found["letter"] or found["sign"]))] += 1
            first = min(first, number)
            asked = asked or bool(found["sign"])
    if first * 2 > len(body) or not (len(speakers) > 1 or asked):
        return False
    turns = sum(times for speaker, times in speakers.items() if times > 1 or speaker in names)
    return turns >= 6 or (turns >= 3 and turns * 6 >= len(body)) or (official and _speeches(body) > 1)


def _surname(label: str) -> str:
    """What stays of a label in capitals from turn to turn: `ROE` of "JANE ROE, HOST" and of "ROE"."""
    name = label.partition(",")[0].split()
    return name[-1] if label.isupper() and name else label


def _speeches(body: tuple[Line, ...]) -> int:
    """How many people speak in the first person after their name and a colon; a bare name is one that the text has told before."""
    spoken: set[str] = set()
    told = ""
    for line in body:
        m = _TURN.match(line.text[:110])
        label = (m["name"] or "") if m else ""
        known = _SPEAKER.fullmatch(label) or (_BARE.fullmatch(label) and label in told)
        if known and (_FIRST.search(line.text[len(label) :]) or len(line.text) < _SHORT):
            spoken.add(label)
        told = f"{told} {line.text[:_OPENING]}" if len(told) < _OPENING else told
    return len(spoken)


def _enacts(body: tuple[Line, ...], opens: Collection[str]) -> bool:
    """Whether paragraphs are the clauses of a resolution, communique or agreement: "Recalling", "Decides", "The parties shall"."""
    clauses = sum(squeezed(line.text[:60]).lstrip("0123456789 ").startswith(tuple(opens)) for line in body)
    return clauses >= 3 and clauses * 3 >= len(body)


def _topics(body: tuple[Line, ...], names: Collection[str]) -> bool:
    """Whether paragraphs open with topics in capitals, each with one of its own: two of "SUDAN. ...", three of "SUDAN: ..." or with a dash."""
    found = [m for line in body if line.words > 12 and (m := _TOPIC.match(line.text))]
    topics = {squeezed(m["topic"]) for m in found}
    least = 2 if all(m["mark"] == "." for m in found) else 3
    return least <= len(topics) == len(found) and not topics & set(names)


def _mailed(body: tuple[Line, ...], signs: Signs) -> bool:
    """Whether a newsletter has several items under short headings."""
    heads = sum(0 < line.words < 8 and not line.ends_sentence for line in body[1:])
    return "mailing" in signs.furniture and heads > 1 and 3 * heads <= 2 * len(body)


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
    return low.startswith(f"{cue} ") or f". {cue} " in low or (f", {cue} " in low and low.startswith(cue))


def _told_by_reporter(body: tuple[Line, ...]) -> bool:
    """Whether somebody reports on a statement instead of making it: a dateline's dash or words attributed again and again."""
    text = "\n".join(line.text for line in body)
    verbs = len(re.findall(r"\b(?:said|told|added)\b", text))
    return verbs >= 3 and 150 * verbs >= len(text.split())
