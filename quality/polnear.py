"""Who said what on PolNeAR (political news): contents, and contents with their sources.

Spans are compared as sets of characters without blanks, quotation marks and light punctuation. A content is found at a Dice of 0.8, one to
one; its source is right if it shares a character with the annotated one. The corpus states no licence: it only measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from parley.model import Article, Reading, Span
from quality.readings import read_files
from quality.scores import Score, Share

__all__ = ["measure"]

_LIGHT = frozenset("“”\"'‘’,.;: \t\n\r\xa0")
_FOUND = 0.8

Cover = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Said:
    """One attribution: the characters of its content and of its source; `quoted` if the content holds a quotation mark."""

    content: Cover
    source: Cover
    quoted: bool = False


def measure(folder: Path) -> tuple[dict[str, Score], Share]:
    """Scores of contents and of contents with their sources, and how many of the paraphrases were found."""
    read = read_files(sorted(folder.glob("*.txt")), "reading PolNeAR", as_is=True)
    content, both, paraphrases = Score(), Score(), Share()
    for path in sorted(folder.glob("*.ann")):
        article, reading = read[path.stem]
        gold, ours = _annotated(path, article.text), _read(article, reading)
        hits = _hits(gold, ours)
        sized = Score(0, len(gold), len(ours))
        content += sized + Score(len(hits))
        both += sized + Score(sum(_same_source(g, o) for g, o in hits))
        paraphrases += Share(sum(not g.quoted for g, _ in hits), sum(not g.quoted for g in gold))
    return {"content": content, "content+source": both}, paraphrases


def _same_source(gold: _Said, ours: _Said) -> bool:
    return bool(gold.source & ours.source) or not (gold.source or ours.source)


def _hits(gold: Sequence[_Said], ours: Sequence[_Said]) -> list[tuple[_Said, _Said]]:
    """Each annotated content with the free one that is most like it, if it is like enough."""
    used: set[int] = set()
    hits: list[tuple[_Said, _Said]] = []
    for g in gold:
        alike = [(_dice(g.content, o.content), -n) for n, o in enumerate(ours) if n not in used]
        dice, n = max(alike, default=(0.0, 0))
        if dice >= _FOUND:
            used.add(-n)
            hits.append((g, ours[-n]))
    return hits


def _dice(a: Cover, b: Cover) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a & b else 0.0


def _read(article: Article, reading: Reading) -> list[_Said]:
    text = article.text
    return [_Said(_cover(a.content_spans, text), _cover(a.source_spans, text)) for a in reading.attributions]


def _annotated(path: Path, text: str) -> list[_Said]:
    """The events of a stand-off file (brat), each with its spans by role."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    spans = {
        row[0]: [_span(part) for part in row[1].split(" ", 1)[1].split(";")]
        for row in rows
        if len(row) > 1 and row[0].startswith("T")
    }
    events = [row[1].split() for row in rows if len(row) > 1 and row[0].startswith("E")]
    return [_event([part.split(":") for part in event], spans, text) for event in events]


def _span(part: str) -> Span:
    start, end = part.split()
    return int(start), int(end)


def _event(parts: Iterable[Sequence[str]], spans: dict[str, list[Span]], text: str) -> _Said:
    roles: dict[str, list[Span]] = {"source": [], "content": []}
    for role, name in parts:
        kind = re.sub(r"\d+$", "", role).lower()
        if kind in roles:
            roles[kind] += spans.get(name, [])
    words = "".join(text[start:end] for start, end in roles["content"])
    return _Said(_cover(roles["content"], text), _cover(roles["source"], text), any(mark in words for mark in '“”"'))


def _cover(spans: Iterable[Span], text: str) -> Cover:
    return frozenset(at for start, end in spans for at in range(start, min(end, len(text))) if text[at] not in _LIGHT)
