"""What the brief says of promises: by whom, on which condition, by when, and what became of them."""

from __future__ import annotations

import re

from parley.dates import days_of
from parley.model import Line
from parley.record.brief.page import Entry, Page
from parley.record.brief.wording import listed, shorten

__all__ = ["promised"]

_QUOTES = ' ,;.“”"‘’'
_COUNTED = re.compile(r"\d+ articles? of \d+ sources?")


def promised(page: Page) -> tuple[list[Entry], int]:
    """The promises, and how many are too doubtful to be shown."""
    lines, doubtful = page.shown("commitments")
    return [_promise(page, line) for line in lines], doubtful


def _promise(page: Page, line: Line) -> Entry:
    """A promise with its condition, deadline and fate; heavier if anything became of it."""
    to, due, condition = page.names(line, "to", 2, but="by"), line.first("due"), line.first("condition")
    kind = {"threat": " (threat)", "offer": " (offer)"}.get(line.first("kind") or "", "")
    who = f"{page.names(line, 'by', 2) or 'Somebody'}{f' to {to}' if to else ''}{kind}"
    what = [
        shorten(line.first("action") or "", 90),
        f"if “{shorten(condition.strip(_QUOTES), 60)}”" if condition else None,
        f"due {page.when(due)}" if due else None,
    ]
    again = sum(step.step in ("repeated", "renewed") for step in line.steps)
    told = f"; repeated{f' {again}×' if again > 1 else ''}" if again else ""
    fate = _became(line) + _known(page, line)
    made = line.first("made") or (line.steps[0].on if line.steps else None)
    weight = (
        line.independent
        + 1.5 * (line.fate != "open")
        + bool(due)
        + page.recent(made)
        + 0.5 * again
        + bool(line.process)
    )
    return Entry(
        f"{who}: {'; '.join(filter(None, what))} – {fate}{told} {page.mark(line)}", page.order(line, made), weight
    )


def _became(line: Line) -> str:
    """What became of a promise, as surely as it is told: "broken (alleged)", "kept (according to …)"; what is denied was none."""
    fate = line.fate or "open"
    steps = [step for step in line.steps if step.step == fate]
    claimed = list(dict.fromkeys(name for step in steps for name in step.according_to))
    if line.reserve is None and steps and all(step.according_to for step in steps):
        return f"{fate} (according to {listed(claimed, 2)})"
    if line.reserve is None or fate == "open" or line.reserve == "denied":
        return line.reserve or fate
    return f"{fate} ({line.reserve})"


def _known(page: Page, line: Line) -> str:
    """What an open fate rests on: how much was written since, or where the coverage ends, unless the deadline is yet to come."""
    known = line.first("knowledge")
    if known and (counted := _COUNTED.match(known)):
        return f" ({counted[0]} since)"
    ends = max((d for v in line.values.get("due", ()) if (d := days_of(v.value).last)), default=None)
    return f" ({known})" if known and not (ends and page.last and ends >= page.last) else ""
