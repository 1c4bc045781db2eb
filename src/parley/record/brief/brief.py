"""The negotiation on one page, as Markdown that reads the same in a terminal.

Entries are ranked by how many independent tellers they have and how late they are; those that are chosen stand in the order of time.
Lines below the confidence `floor` are counted, not shown. Every entry ends with the beginning of its id, for `parley why`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from parley.record.brief.entries import sections
from parley.record.brief.page import Entry, Page
from parley.record.brief.wording import count
from parley.record.view import View

__all__ = ["brief"]

_LINES = 60


@dataclass(frozen=True, slots=True)
class _Section:
    """One heading with its entries, best first, each wrapped; `share` is how many lines it may take before others have theirs."""

    title: str
    entries: tuple[Entry, ...]
    wrapped: tuple[tuple[str, ...], ...]
    share: int
    doubtful: int


def brief(
    view: View,
    *,
    processes: Collection[str] | None = None,
    floor: float | Mapping[str, float] = 0.5,
    width: int = 80,
    quality: str | None = None,
) -> str:
    """At most 60 lines of Markdown whatever the size of the record; the same bytes for the same view.

    `processes` are the ids of the negotiations that the page is on, by default all; `floor` is the confidence from which a line is shown, one
    for all or by kind, `width` the columns of a line, `quality` what the reader was measured to do.
    """
    page = Page.of(view, floor, processes)
    head = [line for text in page.head(quality) for line in _wrap(text, width, "")]
    parts = [
        _Section(s.title, s.entries, tuple(_wrap(e.text, width, "- ") for e in s.entries), s.share, s.doubtful)
        for s in sections(page)
        if s.entries or s.doubtful
    ]
    taken = _shared_out(parts, _LINES - len(head) - 2 * len(parts))  # a blank line and a heading for each part
    body = [line for part, n in zip(parts, taken, strict=True) for line in _printed(part, n)]
    return "\n".join([*head, *body]) + "\n"


def _wrap(text: str, width: int, bullet: str) -> tuple[str, ...]:
    hang = " " * len(bullet)
    return tuple(textwrap.wrap(text, width, initial_indent=bullet, subsequent_indent=hang, break_on_hyphens=False)) or (
        "",
    )


def _shared_out(parts: Sequence[_Section], room: int) -> list[int]:
    """How many entries each section shows: first what its share of the room allows, then what is left, section after section."""
    taken, whole = [0] * len(parts), sum(part.share for part in parts)
    for allowed in ([max(1, part.share * room // whole) for part in parts], [room] * len(parts)):
        for n, part in enumerate(parts):
            used = sum(len(w) for w in part.wrapped[: taken[n]])
            while taken[n] < len(part.wrapped):
                more = len(part.wrapped[taken[n]])
                if used + more > allowed[n] or more > room:
                    break
                used, room, taken[n] = used + more, room - more, taken[n] + 1
    return taken


def _printed(part: _Section, n: int) -> list[str]:
    left = len(part.entries) - n
    notes = [count(left, "more", "more")] if left and n else []
    notes += [f"+ {part.doubtful} less certain"] if part.doubtful else []
    heading = f"## {part.title}" + (f" ({', '.join(notes)})" if notes else "")
    chosen = sorted(range(n), key=lambda k: (part.entries[k].order, k))
    return ["", heading, *(line for k in chosen for line in part.wrapped[k])]
