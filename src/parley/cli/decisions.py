"""Decisions in words, on the terminal and in tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from parley.cli.terminal import printed
from parley.errors import RecordError, UsageError
from parley.model import Anchor, Decision
from parley.record.decisions.articles import ARTICLES
from parley.record.decisions.ruled import Ruled
from parley.record.file.codec import decision_from, to_json

__all__ = ["decisions_in", "log_json", "log_rows", "said"]

_WORDS = 60
"""So much of a quote is shown."""


def said(decision: Decision) -> str:
    """What a decision says, without who, when and why."""
    on = _ids(decision.on)
    filled = "; ".join(f"{name} = {value or 'nothing'}" for name, value in decision.fields.items())
    match decision.verb:
        case "undo":
            return f"undo {decision.undoes}"
        case "remove":
            what = (
                f"source {decision.source}"
                if decision.source
                else ", ".join(g.path or g.article for g in decision.removed)
            )
            return printed(f"remove {what}")
        case "merge" | "same-as" | "not-same-as":
            return printed(f"{on} {decision.verb} {_ids(decision.other)}")
        case "split":
            return f"{on} split from {_ids(decision.other)}"
        case "correct" | "add":
            return printed(f"{decision.verb} {on}: {filled or 'its words were removed'}")
    return f"{decision.verb} {on}"


def _ids(anchors: Sequence[Anchor]) -> str:
    if not anchors:
        return "nothing"
    first = anchors[0].place or anchors[0].report if anchors[0].family == ARTICLES else anchors[0].report
    return f"{first}{f' +{len(anchors) - 1}' if len(anchors) > 1 else ''}"


def decisions_in(file: Path) -> tuple[Decision, ...]:
    """The decisions of another record, or of a list that `log_json` wrote. Raises UsageError if the file is neither."""
    from parley import open_record  # noqa: PLC0415 - the database is slow to import

    try:
        text = file.read_text(encoding="utf-8")
        return tuple(decision_from(raw) for raw in json.loads(text))
    except FileNotFoundError:
        raise UsageError(
            f"There is no file {file}.", "Name a record, or what parley log --format json wrote."
        ) from None
    except (ValueError, TypeError, RecordError):
        with open_record(file) as other:
            return other.store.decisions()


def log_json(ruled: Iterable[Ruled]) -> str:
    """Decisions whole, with what became of them, as an indented JSON list."""
    return json.dumps([to_json(r.decision) | _became(r) for r in ruled], ensure_ascii=False, indent=1) + "\n"


def _became(ruled: Ruled) -> dict[str, Any]:
    return {"state": ruled.state, "reports": list(ruled.reports), "lost": [a.report for a in ruled.lost]}


def log_rows(ruled: Iterable[Ruled]) -> tuple[list[str], list[list[str]]]:
    """What is shown of decisions: the names of the columns, and a row for each."""
    names = ["n", "when", "who", "what", "state", "on the words", "note"]
    return names, [_row(r) for r in ruled]


def _row(ruled: Ruled) -> list[str]:
    d = ruled.decision
    quote = next((a.quote for a in d.on if a.quote), "")
    quote = quote if len(quote) <= _WORDS else f"{quote[:_WORDS].rstrip()} …"
    lost = f" ({len(ruled.lost)} of {len(d.on)} gone)" if ruled.lost and ruled.reports else ""
    return [str(d.number), d.at or "", d.who, said(d), f"{ruled.state}{lost}", quote, d.note]
