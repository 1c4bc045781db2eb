"""What becomes of decisions: which are in force, and what review they make of reports and lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from parley.model import Anchor, Decision, Review, Verb

__all__ = ["REVIEWS", "Ruled", "State", "in_force", "in_order", "review_of"]

REVIEWS: Mapping[Verb, Review] = {
    "accept": "confirmed",
    "correct": "confirmed",
    "add": "confirmed",
    "dispute": "disputed",
    "reject": "rejected",
}
"""What a decision makes of the review of a report. Who corrects one has looked at it; a disputed one stays disputed for all that."""

State = Literal["in force", "undone", "overruled", "orphaned"]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What became of a decision: `state`, the reports that it stands on now, and the anchors whose report is gone.

    `others` are the reports of its second side: what was merged with, or kept apart from, the first.
    """

    decision: Decision
    state: State
    reports: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    lost: tuple[Anchor, ...] = ()


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions in the order of their numbers."""
    return tuple(sorted(decisions, key=lambda d: d.number))


def in_force(decisions: Iterable[Decision]) -> frozenset[int]:
    """The numbers of those that are not undone; an undo can be undone."""
    undone: set[int] = set()
    for decision in reversed(in_order(decisions)):
        if decision.verb == "undo" and decision.number not in undone and decision.undoes is not None:
            undone.add(decision.undoes)
    return frozenset(d.number for d in decisions) - undone


def review_of(reviews: Iterable[Review]) -> Review:
    """The review of a line: disputed if one of its reports is, else confirmed if one is; rejected only if all are."""
    found = set(reviews)
    ranked: tuple[Review, ...] = ("disputed", "confirmed", "machine", "rejected")
    return next(review for review in ranked if review in found)
