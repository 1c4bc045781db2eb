"""What the brief says of statements, and which it chooses among them."""

from __future__ import annotations

from collections import Counter

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


def said(page: Page) -> tuple[list[Entry], int]:
    """Statements, whoever has his turn already behind the others; and how many were too doubtful."""
    lines, doubtful = page.shown("statements")
    turn: Counter[str] = Counter()
    entries = []
    scored = sorted(((_weight(page, line), line) for line in lines), key=lambda s: (-s[0], s[1].id))
    for weight, line in scored:
        who = page.names(line, "speakers", 2) or line.first("speaker_text")
        if who:
            entries.append(
                Entry(_statement(page, line, who), page.order(line, line.first("date")), weight - 2.0 * turn[who])
            )
            turn[who] += 1
    return entries, doubtful


def _weight(page: Page, line: Line) -> float:
    """The most told first; then who is much involved, what is quoted, recent, and says something when it stands alone."""
    known = max((page.involved.get(v.value, 0) for v in line.values.get("speakers", ())), default=0)
    words = (line.first("content") or "").casefold().split()
    quoted = line.first("form") in ("direct", "mixed")
    day = line.first("date") or next((a.published.edtf for a in page.carriers(line)), None)
    alone = 5 <= len(words) <= 30 and words[0] not in _POINTING
    return 1.5 * line.independent + min(known, 12) / 6 + quoted + page.recent(day) + 1.5 * alone


def _statement(page: Page, line: Line, who: str) -> str:
    content = (line.first("content") or "").rstrip(" ,;.")
    direct = line.first("form") == "direct"
    words = f"“{shorten(content.strip(_QUOTES), 100)}”" if direct else shorten(content, 100)
    cue = line.first("cue") or ""
    how = "" if direct or cue.casefold() in _PLAIN else f" ({cue})"
    carriers = page.carriers(line)
    day = page.near(line.first("date") or carriers[0].published.edtf) if carriers else ""
    source = f" ({', '.join(filter(None, [source_name(carriers[0]), day]))})" if carriers else ""
    return f"{who}{how}: {words}{source} {page.mark(line)}"
