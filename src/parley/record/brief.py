"""The negotiation on one page, as Markdown."""

from __future__ import annotations

from parley.model import KINDS
from parley.record.view import View

__all__ = ["brief"]


def brief(view: View) -> str:
    """At most 60 lines of Markdown whatever the size of the record; the same bytes for the same view."""
    dated = f", as of {view.as_of}" if view.as_of else ""
    head = f"# The record so far\n\n{len(view.articles)} articles{dated}.\n\n"
    counts = ((kind, sum(line.kind == kind for line in view.lines)) for kind in KINDS)
    return head + "".join(f"- {kind}: {count}\n" for kind, count in counts if count)
