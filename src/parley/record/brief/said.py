"""What the brief says of statements, and which it chooses among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from parley.model import Line
from parley.record.brief.page import Entry, Page
from parley.record.brief.wording import shorten
from parley.record.fold.told import source_name

__all__ = ["said"]

_QUOTES = " ,;.“”\"'‘’"
_PLAIN = frozenset({"", "said", "says", "say", "saying", "told", "tells", "according to", "added", "adds"})
"""Cues that tell no more than that something was said; another stands with the words, whose sense may hang on it ("thanked", "denied")."""
_POINTING = frozenset({"it", "they", "he", "she", "this", "that", "these", "those", "its", "their"})
"""A content that begins so says nothing without what stands before it."""


_SHOWN = 100
"""So many characters of a saying are shown."""
_SHORT, _LONG = 6, 40
"""So many words a saying has that stands well alone."""
_SUBJECT: Mapping[str, tuple[str, ...]] = {
    "actors": ("name",),
    "meetings": ("about", "place"),
    "commitments": ("action",),
    "instruments": ("name",),
    "positions": ("issue", "wants"),
}
"""The fields in which the lines of each kind say what is negotiated, and by whom."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def said(page: Page) -> tuple[list[Entry], int]:
    """Statements, whoever has his turn already behind the others; and how many were too doubtful.

    What shares no word with what is negotiated, and is told once, counts among these, unless nothing else was said.
    """
    lines, doubtful = page.shown("statements")
    subject = _subject(page)
    turn: Counter[str] = Counter()
    entries = []
    tied = {line.id: _tied(line, subject) for line in lines}
    telling = [line for line in lines if tied[line.id] or line.independent > 1] or lines
    scored = sorted(((_weight(page, line, tied[line.id]), line) for line in telling), key=lambda s: (-s[0], s[1].id))
    for weight, line in scored:
        who = page.names(line, "speakers", 2) or line.first("speaker_text")
        if who:
            entries.append(
                Entry(_statement(page, line, who), page.order(line, line.first("date")), weight - 2.0 * turn[who])
            )
            turn[who] += 1
    return entries, doubtful + len(lines) - len(telling)


def _subject(page: Page) -> frozenset[str]:
    """The words of what is negotiated: those that several lines of other kinds share."""
    counts: Counter[str] = Counter()
    for kind, names in _SUBJECT.items():
        for line in page.shown(kind)[0]:
            counts.update({w for name in names if (text := line.first(name)) for w in _words(text)})
    return frozenset(word for word, n in counts.items() if n > 1)


def _words(text: str) -> set[str]:
    """Its words of some length, each without a plural."""
    return {word.removesuffix("s") for word in _WORD.findall(text.casefold())}


def _tied(line: Line, subject: Collection[str]) -> int:
    """How many words of a saying, as far as it is shown, are words of what is negotiated."""
    return sum(word in subject for word in _words(shorten(line.first("content") or "", _SHOWN)))


def _weight(page: Page, line: Line, tied: int) -> float:
    """The most told first; then what is on what is negotiated, by who is much involved, quoted, recent, sure, and complete when it stands alone."""
    known = max((page.involved.get(v.value, 0) for v in line.values.get("speakers", ())), default=0)
    words = (line.first("content") or "").casefold().split()
    quoted = line.first("form") in ("direct", "mixed")
    day = line.first("date") or next((a.published.edtf for a in page.carriers(line)), None)
    alone = _SHORT <= len(words) <= _LONG and words[0] not in _POINTING and not words[-1].endswith("?")
    about = min(tied, 4) / 2 + bool(line.process)
    return (
        1.5 * line.independent
        + min(known, 12) / 6
        + about
        + 0.5 * quoted
        + page.recent(day)
        + 1.5 * alone
        + line.confidence
    )


def _statement(page: Page, line: Line, who: str) -> str:
    content = (line.first("content") or "").rstrip(" ,;.")
    direct = line.first("form") == "direct"
    words = f"“{shorten(content.strip(_QUOTES), _SHOWN)}”" if direct else shorten(content, _SHOWN)
    cue = line.first("cue") or ""
    how = "" if cue.casefold() in _PLAIN else f" ({cue})"
    carriers = page.carriers(line)
    day = page.near(line.first("date") or carriers[0].published.edtf) if carriers else ""
    source = f" ({', '.join(filter(None, [source_name(carriers[0]), day]))})" if carriers else ""
    return f"{who}{how}: {words}{source} {page.mark(line)}"
