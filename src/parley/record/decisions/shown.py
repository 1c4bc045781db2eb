"""What is shown: readings with decisions laid over them. A pure function of articles, readings and decisions.

The order of decisions is that of their numbers. Those that are undone count for nothing; of two that contradict each other the later
counts; one whose report is gone from the readings is orphaned, and is answered with the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from parley.evidence import cite, digest
from parley.model import FAMILIES, Anchor, Article, Correction, Decision, Line, Reading, Report, Review
from parley.record.decisions.anchoring import Places
from parley.record.decisions.articles import ARTICLES, Fixed, fixed_articles
from parley.record.decisions.fields import as_text, family_of, fields_of, references
from parley.record.decisions.ruled import REVIEWS, Ruled, State, in_force, in_order, review_of
from parley.record.fold.links import Link, Links, linked

__all__ = ["Fallen", "Shown", "shown"]

_LINKS = frozenset({"merge", "split", "same-as", "not-same-as"})
_APART = frozenset({"split", "not-same-as"})
_BUILDING = _LINKS | {"correct", "add"}
_BY_HAND = "by hand"
_UNTOUCHED: tuple[Review, int] = ("machine", 0)


@dataclass(frozen=True, slots=True)
class Fallen:
    """Reports of one family that one decision rejected, and the articles that they are of."""

    family: str
    reports: tuple[str, ...]
    articles: frozenset[str]


@dataclass(frozen=True)
class Shown:
    """Readings as they are shown, each report with its review, rejected ones among them; and what the lines follow from besides."""

    readings: tuple[Reading, ...]
    links: Links = field(default_factory=Links)
    ruled: tuple[Ruled, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    """What persons made of reports, and of lines that have no reports of their own, by id; all others are the machine's."""
    fallen: tuple[Fallen, ...] = ()
    fixed: Mapping[str, Fixed] = field(default_factory=dict)
    """The articles that persons set right, by id."""
    copied: Links = field(default_factory=Links)
    """What persons ruled on which articles copy each other."""

    @cached_property
    def standing(self) -> tuple[Reading, ...]:
        """The readings without what is rejected."""
        gone, touched = self._gone
        return tuple(_without(r, gone) if r.article in touched else r for r in self.readings)

    def rejected(self, articles: Mapping[str, Article]) -> Iterable[tuple[Report, Article]]:
        """Every rejected report of these articles, with its article."""
        gone, touched = self._gone
        for reading in (r for r in self.readings if r.article in touched and r.article in articles):
            yield from ((r, articles[reading.article]) for r in reading.reports() if r.id in gone)

    @property
    def _gone(self) -> tuple[frozenset[str], frozenset[str]]:
        """The ids of what is rejected, and those of its articles."""
        reports = frozenset(report for fallen in self.fallen for report in fallen.reports)
        return reports, frozenset(article for fallen in self.fallen for article in fallen.articles)

    def over(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """The lines, each with the review that follows from its reports."""
        told = ((line, self._review(line)) for line in lines)
        return tuple(line if line.review == review else replace(line, review=review) for line, review in told)

    def _review(self, line: Line) -> Review:
        if not line.reports:
            return self.reviews.get(line.id, "machine")
        if self.reviews.keys().isdisjoint(line.reports):
            return "machine"
        return review_of(self.reviews.get(report, "machine") for report in line.reports)

    @cached_property
    def key(self) -> str:
        """A hash of what decisions change in the lines besides their review."""
        building = (str(r.decision.number) for r in self.ruled if r.state != "undone" and r.decision.verb in _BUILDING)
        return digest("decisions", *building, "rejected", *(i for fallen in self.fallen for i in fallen.reports))

    @property
    def only_reviews(self) -> bool:
        """Whether decisions change nothing of the lines but their review."""
        return self.key == Shown(()).key and not self.fixed and self.copied == Links()

    def settled(self, lines: Collection[str]) -> tuple[Ruled, ...]:
        """What became of every decision, when these are the ids of the lines: one on a line that is gone is orphaned."""
        return tuple(
            replace(r, state="orphaned", reports=(), lost=r.decision.on)
            if r.state != "undone" and _on_lines(r.decision) and r.decision.on[0].report not in lines
            else r
            for r in self.ruled
        )


def shown(articles: Iterable[Article], readings: Iterable[Reading], decisions: Sequence[Decision]) -> Shown:
    """What these decisions make of these readings; a reading that none of them touches is the same object as before."""
    given, read = tuple(articles), tuple(readings)
    if not decisions:
        return Shown(read)
    showing = _Showing(Places(given, read), in_order(decisions))
    return replace(showing.shown(read), fixed=fixed_articles(given, showing.standing))


def _on_lines(decision: Decision) -> bool:
    return bool(decision.on) and decision.on[0].family not in {*FAMILIES, ARTICLES}


def _on_articles(decision: Decision) -> bool:
    return bool(decision.on) and decision.on[0].family == ARTICLES


class _Showing:
    """One run over all decisions, in their order."""

    def __init__(self, places: Places, decisions: Sequence[Decision]) -> None:
        self.places, self.decisions = places, decisions
        self.force = in_force(decisions)
        self.standing = tuple(d for d in decisions if d.number in self.force)
        self.added: dict[str, Report] = {}
        self.home: defaultdict[str, list[str]] = defaultdict(list)
        self.changed: dict[str, Report] = {}
        self.reviewed: dict[str, tuple[Review, int]] = {}
        self.corrected: dict[tuple[str, str], int] = {}
        self.found: dict[Anchor, str | None] = {}

    def shown(self, readings: Sequence[Reading]) -> Shown:
        for decision in self.standing:
            if decision.verb == "add":
                self._add(decision)
        for decision in self.standing:
            self._rule(decision)
        links, overruled = linked(self._links(on_articles=False))
        copied, overruled_too = linked(self._links(on_articles=True))
        for report_id, (review, _) in self.reviewed.items():
            if report_id in self.changed:
                self.changed[report_id] = replace(self.changed[report_id], review=review)
        return Shown(
            self._readings(readings),
            links,
            tuple(self._ruled(d, overruled | overruled_too) for d in self.decisions),
            {any_id: review for any_id, (review, _) in self.reviewed.items()},
            self._fallen(),
            copied=copied,
        )

    def _find(self, anchor: Anchor) -> str | None:
        """The id that the anchor stands for now; that of a line without reports is looked for among the lines, later."""
        if anchor not in self.found:
            self.found[anchor] = self._look_for(anchor)
        return self.found[anchor]

    def _look_for(self, anchor: Anchor) -> str | None:
        if anchor.family == ARTICLES:
            return self.places.article(anchor)
        if anchor.family not in FAMILIES or anchor.report in self.added:
            return anchor.report
        report = self.places.find(anchor)
        if report is None:
            return None
        self.changed.setdefault(report.id, report)
        return report.id

    def _all(self, anchors: Iterable[Anchor]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found for a in anchors if (found := self._find(a))))

    def _add(self, decision: Decision) -> None:
        """Make the report that a person added, if its words are there."""
        anchor = decision.on[0]
        at = self.places.words(anchor)
        if at is None:
            return
        article, span = at
        stands = {"id": anchor.report, "evidence": (cite(article, *span),), "confidence": 1.0, "made_by": _BY_HAND}
        fields: dict[str, Any] = stands | self._values(anchor.family, decision)
        report = FAMILIES[anchor.family](**fields)
        self.added[report.id] = self.changed[report.id] = report

    def _values(self, family: str, decision: Decision) -> dict[str, Any]:
        """What the fields of a decision hold, actors by the ids that they have now."""
        now = {a.report: self._find(a) for a in decision.other}
        filled = ((fields_of(family)[name], text) for name, text in decision.fields.items())
        return {known.name: known.value(text, now) for known, text in filled}

    def _rule(self, decision: Decision) -> None:
        """Lay one decision over the reports that it stands on."""
        found = self._all(decision.on)
        if decision.verb == "correct":
            if not decision.fields:
                return  # its words went with an article that was removed
            if _on_articles(decision):
                self.corrected |= {(i, name): decision.number for i in found for name in decision.fields}
                return
            self._correct(found, decision)
            found = tuple(i for i in found if self.reviewed.get(i, _UNTOUCHED)[0] != "disputed")
        if review := REVIEWS.get(decision.verb):
            self.reviewed |= dict.fromkeys(found, (review, decision.number))

    def _correct(self, found: Iterable[str], decision: Decision) -> None:
        for report_id in found:
            report = self.changed[report_id]
            before = {c.field: c for c in report.corrected}
            values = self._values(family_of(report), decision)
            for name in values:
                was = before[name].machine if name in before else as_text(getattr(report, name))
                before[name] = Correction(name, was, decision.number)
                self.corrected[report_id, name] = decision.number
            self.changed[report_id] = replace(report, **values, corrected=tuple(before[n] for n in sorted(before)))

    def _links(self, *, on_articles: bool) -> Iterable[Link]:
        """What the decisions in force rule on the identity of articles, or of all else."""
        ruling = (d for d in self.standing if d.on and _on_articles(d) is on_articles)
        return (link for d in ruling if (link := self._link(d)))

    def _link(self, decision: Decision) -> Link | None:
        """What a decision rules on identity; None if it is no such decision, or nothing is left for it to rule on."""
        on, other = self._all(decision.on), self._all(decision.other)
        if decision.verb not in _LINKS or not on or not other:
            return None
        return Link(decision.number, on, other, decision.verb in _APART)

    def _readings(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        rejected = frozenset(i for i, (review, _) in self.reviewed.items() if review == "rejected")
        touched = {report.evidence[0].article for report in self.changed.values()}
        for report in self.added.values():
            self.home[report.evidence[0].article].append(report.id)
        return tuple(self._reading(r, rejected) if r.article in touched else r for r in readings)

    def _reading(self, reading: Reading, rejected: frozenset[str]) -> Reading:
        """A reading with its changed and added reports; nothing refers to what is rejected."""
        families: dict[str, Any] = {}
        for family in FAMILIES:
            added = (self.added[i] for i in self.home[reading.article] if family_of(self.added[i]) == family)
            own = (self.changed.get(r.id, r) for r in (*getattr(reading, family), *added))
            families[family] = tuple(_not_referring(r, family, rejected) for r in own)
        return replace(reading, **families)

    def _fallen(self) -> tuple[Fallen, ...]:
        """What each decision rejected, family by family."""
        found: defaultdict[tuple[int, str], list[Report]] = defaultdict(list)
        for report_id, (review, number) in self.reviewed.items():
            if review == "rejected" and (report := self.changed.get(report_id)):
                found[number, family_of(report)].append(report)
        return tuple(
            Fallen(family, tuple(sorted(r.id for r in reports)), frozenset(r.evidence[0].article for r in reports))
            for (_, family), reports in sorted(found.items(), key=lambda item: item[0])
        )

    def _ruled(self, decision: Decision, overruled: frozenset[int]) -> Ruled:
        on, other = self._all(decision.on), self._all(decision.other)
        lost = tuple(a for a in decision.on if self._find(a) is None)
        beside = other if decision.verb in _LINKS else ()
        return Ruled(decision, self._state(decision, on, other, overruled), on, beside, lost)

    def _state(self, decision: Decision, on: Sequence[str], other: Sequence[str], overruled: frozenset[int]) -> State:
        number, verb = decision.number, decision.verb
        if number not in self.force:
            return "undone"
        if (decision.on and not on) or (verb in _LINKS and not other) or (verb == "correct" and not decision.fields):
            return "orphaned"
        if verb == "correct":
            later = all(self.corrected.get((i, name)) != number for i in on for name in decision.fields)
        else:
            later = verb in REVIEWS and verb != "add" and all(self.reviewed[i][1] != number for i in on)
        return "overruled" if later or number in overruled else "in force"


def _not_referring(report: Report, family: str, gone: Collection[str]) -> Report:
    """The report without its references to what is gone; a position keeps its actor, which it cannot be without."""
    less: dict[str, Any] = {}
    for name in references(family):
        value = getattr(report, name)
        if isinstance(value, tuple) and any(i in gone for i in value):
            less[name] = tuple(i for i in value if i not in gone)
        elif value in gone and name != "actor":
            less[name] = None
    return replace(report, **less) if less else report


def _without(reading: Reading, gone: Collection[str]) -> Reading:
    families: dict[str, Any] = {f: tuple(r for r in getattr(reading, f) if r.id not in gone) for f in FAMILIES}
    return replace(reading, **families)
