"""Denials: what somebody claims and another calls untrue, in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from parley.model import Incident, Side, Statement
from parley.record.compare.words import stem, tokens
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told

__all__ = ["denials"]

_NEAR = 700
"""A denial stands within so many characters after the claim."""
_ALIKE = 0.3
"""The share of a denial's own words that must be in the claim."""
_ALIKE_OF_OTHERS = 0.5
"""The same of a claim that does not name those who deny."""
_SHORT = 7
"""A content of so few words that denies speaks of what was claimed before it."""
_POINTING = 5
_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "does", "did"})
_DEMONSTRATIVES = frozenset({"that", "this", "these", "those", "such"})


def denials(ground: Ground, cast: Cast, told: Mapping[str, Told[Any]]) -> Iterator[tuple[str, str, Sequence[Side]]]:
    """Each denial with the claim before it in the article: one of another speaker that speaks of the one who denies, or of the same."""
    by_article: defaultdict[str, list[Told[Any]]] = defaultdict(list)
    for _, t in sorted(told.items()):
        if isinstance(t.report, Statement | Incident):
            by_article[t.article.id].append(t)
    for reports in by_article.values():
        denied: defaultdict[str, list[Told[Any]]] = defaultdict(list)
        for t in sorted(reports, key=lambda t: (isinstance(t.report, Incident), t.id)):
            if _denies(ground, t) and (claim := _claim_before(ground, cast, t, reports)):
                denied[claim.id].append(t)
        for claim_id, against in sorted(denied.items()):
            said = _claim(told[claim_id])
            sides = [Side(said, (claim_id,)), Side(_claim(against[0]), tuple(sorted(t.id for t in against)))]
            yield f"what was claimed: {_short(said)}", "denial", sides


def _denies(ground: Ground, told: Told[Any]) -> bool:
    """Whether a claim is denied; who rejects an offer, a demand or the use of force says of no claim that it is untrue."""
    saying = _saying_no(told)
    words = ground.vocabulary
    if not words.denies(saying):
        return False
    denied = _claim(told)
    return (
        not words.declines(saying)
        or words.names_claim(denied)
        or (_points_back(ground, denied) and not words.names_wish(denied))
    )


def _saying_no(told: Told[Any]) -> str:
    """The words of a report in which a denial may lie."""
    report = told.report
    if isinstance(report, Incident):
        return f"{report.what} {told.words}" if report.type == "REJECT" and report.by else ""
    short = report.content if len(report.content.split()) <= _SHORT else ""
    return f"{report.cue or ''} {short}"


def _claim(told: Told[Any]) -> str:
    return str(told.report.what if isinstance(told.report, Incident) else told.report.content)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _speakers(told: Told[Any]) -> tuple[str, ...]:
    speakers: tuple[str, ...] = told.report.by if isinstance(told.report, Incident) else told.report.speakers
    return speakers


def _claim_before(ground: Ground, cast: Cast, denial: Told[Any], reports: Sequence[Told[Any]]) -> Told[Any] | None:
    """The claim that is denied: the one most alike, or the last one if the denial has no content of its own or only points at it."""
    start, who = denial.report.evidence[0].start, cast.of_reports(_speakers(denial))
    content = ground.vocabulary.content(_claim(denial)) - {
        stem(w) for w in ground.vocabulary.deny | ground.vocabulary.claim
    }
    called = ground.vocabulary.content(" ".join(_names_of(ground, denial)))
    points_back = _points_back(ground, _claim(denial))
    fitting = []
    for t in reports:
        at = t.report.evidence[0].start
        if (
            not 0 < start - at <= _NEAR
            or cast.of_reports(_speakers(t)) & who
            or not _speakers(t)
            or isinstance(t.report, Incident)
        ):
            continue
        about = ground.vocabulary.content(_claim(t))
        speaks_of = bool(called & ground.vocabulary.content(t.words))
        alike = 0.0 if points_back else ground.weights.contained(content - called, about)
        if (
            points_back
            or alike >= (_ALIKE if speaks_of else _ALIKE_OF_OTHERS)
            or (speaks_of and len(content - called) <= 1)
        ):
            fitting.append((alike, at, t.id, t))
    return max(fitting, key=lambda f: f[:3])[3] if fitting else None


def _points_back(ground: Ground, denied: str) -> bool:
    """Whether what is denied is only pointed at: "that order of steps" means what was said last; "this had been a condition" tells something."""
    words = tokens(denied)
    if not 0 < len(words) <= _POINTING or words[0] not in _DEMONSTRATIVES:
        return False
    tells = len(words) > 1 and words[1] in _AUXILIARIES
    return not tells or not ground.vocabulary.deny.isdisjoint(words)


def _names_of(ground: Ground, denial: Told[Any]) -> Iterable[str]:
    """The words by which the article names those who deny, and those to whom they belong."""
    actors = {a.id: a for a in ground.reading(denial.article.id).actors}
    waiting = list(_speakers(denial))
    while waiting:
        actor = actors.pop(waiting.pop(), None)
        if actor:
            yield from (actor.name, *(m.words for m in actor.mentions))
            waiting.append(actor.of or "")
