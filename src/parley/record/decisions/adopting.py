"""Decisions made in another file: taken over with their names and times, once each, after one's own.

What comes from outside is checked first: a decision that no report could bear would make the record unreadable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from parley.errors import ParleyError, UsageError
from parley.model import FAMILIES, KINDS, Anchor, Article, Decision, Verb
from parley.record.decisions.anchoring import anchor_words
from parley.record.decisions.articles import ARTICLE_FIELDS, ARTICLES
from parley.record.decisions.fields import fields_of
from parley.record.decisions.ruling import signed

__all__ = ["Adopted", "adopted", "checked"]


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of another's decisions: those taken over, how many were known, and how many removals were left to be made here."""

    decisions: tuple[Decision, ...] = ()
    known: int = 0
    removals: int = 0


def adopted(own: Sequence[Decision], others: Sequence[Decision], articles: Mapping[str, Article]) -> Adopted:
    """The decisions of others that are not among one's own, numbered after these. `articles` are those that their words stand in here.

    Who, when and why stay as they were. Removals are not taken over, nor what undoes one: an article goes by its own people's hand only.
    """
    numbers = {_key(d, own): d.number for d in own}
    now: dict[int, int] = {}
    made: list[Decision] = []
    known = removals = 0
    last = max((d.number for d in own), default=0)
    for decision in sorted(others, key=lambda d: d.number):
        key = _key(decision, others)
        if key in numbers:
            known += 1
            now[decision.number] = numbers[key]
        elif decision.verb == "remove" or (decision.verb == "undo" and decision.undoes not in now):
            removals += decision.verb == "remove"
        else:
            last += 1
            now[decision.number] = last
            made.append(_numbered(decision, last, now, articles))
    return Adopted(tuple(made), known, removals)


def _key(decision: Decision, ledger: Sequence[Decision]) -> tuple[Any, ...]:
    """What makes a decision the same in two files, whatever its number there."""
    undone = next((d for d in ledger if d.number == decision.undoes), None)
    return (
        decision.who,
        decision.at,
        decision.verb,
        decision.note,
        tuple(a.report for a in decision.on),
        tuple(a.report for a in decision.other),
        tuple(sorted(decision.fields.items())),
        tuple(gone.article for gone in decision.removed),
        _key(undone, ledger) if undone and undone.number < decision.number else None,
    )


def _numbered(decision: Decision, number: int, now: Mapping[int, int], articles: Mapping[str, Article]) -> Decision:
    undoes = now[decision.undoes] if decision.undoes is not None else None
    on, other = (tuple(_anchored(a, articles) for a in side) for side in (decision.on, decision.other))
    return replace(decision, number=number, undoes=undoes, on=on, other=other)


def _anchored(anchor: Anchor, articles: Mapping[str, Article]) -> Anchor:
    """The anchor with what stands around its words here; a file that was shared without its texts has lost that."""
    article, end = articles.get(anchor.article), anchor.start + len(anchor.quote)
    if article is None or not anchor.quote or article.text[anchor.start : end] != anchor.quote:
        return anchor
    return anchor_words(article, (anchor.start, end), anchor.report, anchor.family, anchor.gist)


def checked(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions, if reports can bear them all. Raises UsageError naming the first that none can."""
    made = tuple(decisions)
    for decision in made:
        try:
            signed(decision, decision.who, decision.at, decision.note)
            sound = _is_sound(decision)
        except ParleyError:
            sound = False
        if not sound:
            raise UsageError(
                f"Decision {decision.number} of the file cannot be.", "Export it anew with: parley log --format json"
            )
    return made


def _is_sound(decision: Decision) -> bool:
    anchors = (*decision.on, *decision.other)
    if decision.verb not in get_args(Verb) or any(
        a.family not in {*FAMILIES, *KINDS, ARTICLES} or a.start < 0 for a in anchors
    ):
        return False
    if decision.verb == "undo":
        return decision.undoes is not None
    if decision.verb == "remove":
        return True
    return bool(decision.on) and _fields_fit(decision)


def _fields_fit(decision: Decision) -> bool:
    """Whether the fields are those of the family and hold what they may. Raises UsageError for a value that one cannot hold."""
    if decision.verb not in ("correct", "add"):
        return not decision.fields
    family = decision.on[0].family
    fields = ARTICLE_FIELDS if family == ARTICLES else fields_of(family) if family in FAMILIES else {}
    if any(
        name not in fields or fields[name].checked(text or "", str) != text for name, text in decision.fields.items()
    ):
        return False
    needed = {field.name for field in fields.values() if field.needed}
    if decision.verb == "add":
        return family in FAMILIES and needed <= decision.fields.keys() and bool(decision.on[0].quote)
    return True
