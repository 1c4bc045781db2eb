"""How a person rules: from what was asked, seen on a view, to the decision that is written down. Nothing here writes.

Verbs on a line (accept, reject, dispute, unsure, merge) are on all its reports, as they are at that moment; those on a report (correct,
split, same-as, not-same-as) on the one with that very id. An article is corrected, or ruled to be a copy of another or none (same-as,
not-same-as).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, cast

from parley.errors import UnknownId, UsageError
from parley.evidence import cite, digest
from parley.model import FAMILIES, KINDS, Anchor, Article, Decision, Line, Removed, Report, Span, Verb
from parley.record.decisions.anchoring import anchor_words, anchored
from parley.record.decisions.articles import ARTICLE_FIELDS, ARTICLES, anchor_of_article
from parley.record.decisions.fields import Field, family_of, fields_of
from parley.record.decisions.meant import ENOUGH, ActorsMeant, article_meant
from parley.record.decisions.ruled import in_force
from parley.record.file.codec import decision_json, dumps
from parley.record.questions.query import kind_named
from parley.record.questions.why import full_id
from parley.record.view import View

__all__ = ["VERBS", "added", "decided", "removal", "removed", "signed", "split_apart", "undone"]

VERBS = ("accept", "reject", "dispute", "unsure", "correct", "merge", "split", "same-as", "not-same-as")
"""What can be decided on what is in the record; `add`, `remove` and `undo` are commands of their own."""

_REVIEW = frozenset({"accept", "reject", "dispute", "unsure"})
_FROM_WORDS = {
    "actors": "name",
    "statements": "content",
    "commitments": "action",
    "instruments": "name",
    "incidents": "what",
    "positions": "issue",
}
"""The field that the selected words fill themselves, unless it is given."""
_PREFIX = {"incidents": "e"}


def decided(view: View, any_id: str, verb: str, words: Sequence[str], *, alone: bool = False) -> Decision:
    """What `verb` on a line or report means, with the words after it: field and value, or other ids. Without who, when and note.

    `alone` keeps accept, reject, dispute and unsure to the one report of that id. Raises UnknownId, UsageError.
    """
    if verb not in VERBS:
        raise UsageError(f"There is no decision {verb!r}.", f"Decide one of: {', '.join(VERBS)}.")
    ruling = _Ruling(view)
    if article := _article_named(view, any_id):
        return _on_article(view, article, verb, words)
    if verb in _REVIEW:
        _expect(verb, words, 0)
        return _decision(verb, on=ruling.on_report(any_id) if alone else ruling.on_line(any_id))
    if verb == "correct":
        _expect(verb, words, 2, "a field and a value")
        return ruling.correct(any_id, *words)
    if verb == "split":
        return ruling.split(any_id, words)
    _expect(verb, words, 1, "another id")
    return ruling.merge(any_id, words[0]) if verb == "merge" else ruling.link(verb, any_id, words[0])


def split_apart(view: View, any_id: str) -> tuple[Decision, ...]:
    """The decisions that leave each report of a line by itself, without who, when and note. Raises UnknownId, UsageError."""
    return _Ruling(view).split_apart(any_id)


def _article_named(view: View, name: str) -> Article | None:
    """The article that is named so, if it is one that is named."""
    try:
        return article_meant(view, name) if name.strip() not in view.report else None
    except UnknownId:
        return None


def _on_article(view: View, article: Article, verb: str, words: Sequence[str]) -> Decision:
    on = (anchor_of_article(article),)
    if verb == "correct":
        _expect(verb, words, 2, "a field and a value")
        field = _known_field(ARTICLES, ARTICLE_FIELDS, words[0])
        return _decision(verb, on=on, fields={field.name: field.checked(words[1], str)})
    if verb not in ("same-as", "not-same-as"):
        raise UsageError(
            f"An article cannot be decided on with {verb}.",
            "Correct what is known of it, say which one it copies with same-as ARTICLE, or take it out: parley remove",
        )
    _expect(verb, words, 1, "another article")
    other = article_meant(view, words[0])
    if other.id == article.id:
        raise UsageError(f"{words[0]} is that article itself.", "Name two.")
    return _decision(verb, on=on, other=(anchor_of_article(other),))


def _expect(verb: str, words: Sequence[str], wanted: int, what: str = "nothing") -> None:
    if len(words) != wanted:
        raise UsageError(f"{verb} takes {what} after it; {len(words)} given.", "See: parley decide --help")


def _decision(verb: str, **known: Any) -> Decision:
    return Decision(who="", verb=cast("Verb", verb), **known)


class _Ruling:
    """Rulings on one view."""

    def __init__(self, view: View) -> None:
        self.view = view

    def on_line(self, any_id: str) -> tuple[Anchor, ...]:
        """Anchors of all reports of the line behind an id; of a line without reports, its own id."""
        line = self._line(any_id)
        if line is None:
            return self.on_report(any_id)
        return self._anchors(line.reports) or (Anchor(line.id, line.kind, gist=line.about or line.first("name") or ""),)

    def on_report(self, any_id: str) -> tuple[Anchor, ...]:
        return self._anchors([self._report(any_id).id])

    def correct(self, any_id: str, name: str, value: str) -> Decision:
        report = self._report(any_id)
        field = _field(family_of(report), name)
        actors = ActorsMeant(self.view, self._article(report))
        kept = field.checked(value, actors.id_of)
        return _decision("correct", on=self._anchors([report.id]), other=actors.anchors(), fields={field.name: kept})

    def merge(self, any_id: str, other_id: str) -> Decision:
        one, other = self._gathered(any_id), self._gathered(other_id)
        if one.id == other.id:
            raise UsageError(f"{any_id} and {other_id} are one line already.", "Nothing needs to be merged.")
        self._alike(one.kind, other.kind)
        return _decision("merge", on=self._anchors(one.reports), other=self._anchors(other.reports))

    def split(self, any_id: str, others: Sequence[str]) -> Decision:
        off = [self._report(i).id for i in (any_id, *others)]
        line = self._gathered(off[0])
        stay = [r for r in line.reports if r not in off]
        if not stay or not set(off) <= set(line.reports):
            raise UsageError(
                f"Nothing of the line {line.id} would be left behind." if not stay else "They are not all of one line.",
                "Name those of the reports of one line that speak of something else: parley why shows them.",
            )
        return _decision("split", on=self._anchors(off), other=self._anchors(stay))

    def split_apart(self, any_id: str) -> tuple[Decision, ...]:
        line = self._gathered(any_id)
        if len(line.reports) == 1:
            raise UsageError(f"The line {line.id} has one report only.", "Nothing needs to be split.")
        anchors = self._anchors(line.reports)
        return tuple(_decision("split", on=(one,), other=anchors[n:]) for n, one in enumerate(anchors[:-1], 1))

    def link(self, verb: str, any_id: str, other_id: str) -> Decision:
        one, other = self._report(any_id), self._report(other_id)
        if one.id == other.id:
            raise UsageError(f"{any_id} and {other_id} are one report.", "Name two.")
        self._alike(family_of(one), family_of(other))
        return _decision(verb, on=self._anchors([one.id]), other=self._anchors([other.id]))

    def _line(self, any_id: str) -> Line | None:
        return self.view.line.get(full_id(self.view, any_id.strip()))

    def _gathered(self, any_id: str) -> Line:
        line = self._line(any_id)
        if line is None or not line.reports:
            raise UsageError(f"{any_id} gathers no reports.", "Merge and split lines that do: actors, meetings …")
        return line

    def _report(self, any_id: str) -> Report:
        asked = any_id.strip()
        if asked in self.view.report:
            return self.view.report[asked]
        found = sorted(i for i in self.view.notes if i.startswith(asked)) if len(asked) >= ENOUGH else []
        if len(found) == 1:
            return self.view.report[found[0]]
        if found:
            raise UnknownId(f"Several reports begin with {asked}.", f"Give more of it: {', '.join(found[:3])} …")
        raise UnknownId(f"No report has the id {asked}.", "The ids of reports stand in: parley why ID")

    def _article(self, report: Report) -> Article:
        return self.view.article[report.evidence[0].article]

    def _anchors(self, reports: Sequence[str]) -> tuple[Anchor, ...]:
        known = (self.view.report[i] for i in reports)
        return tuple(anchored(self._article(r), r) for r in known)

    @staticmethod
    def _alike(one: str, other: str) -> None:
        if one != other or one not in KINDS:
            raise UsageError(f"Of {one} and {other} no one line can be made.", "Name two things of one kind.")


def _field(family: str, name: str) -> Field:
    return _known_field(family, fields_of(family) if family in KINDS else {}, name)


def _known_field(family: str, known: Mapping[str, Field], name: str) -> Field:
    if name not in known:
        raise UsageError(
            f"{family} have no field {name!r} to fill.", f"Fields are: {', '.join(sorted(known)) or 'none'}."
        )
    return known[name]


def added(view: View, kind: str, article: Article, where: Span, given: Mapping[str, str]) -> Decision:
    """The decision that adds a report of a kind on the words at `where`. Raises UsageError for a field that is amiss or missing."""
    family = kind_named(kind)
    if family not in FAMILIES:
        raise UsageError(
            f"{family} follow from other lines and cannot be added.", "Add the lines that they follow from."
        )
    evidence = cite(article, *where)
    actors = ActorsMeant(view, article)
    own = {_FROM_WORDS[family]: evidence.words} if family in _FROM_WORDS else {}
    checked = {
        (f := _field(family, name)).name: f.checked(text, actors.id_of) for name, text in (own | dict(given)).items()
    }
    for field in fields_of(family).values():
        if field.needed and field.name not in checked:
            choices = f": {', '.join(field.choices)}" if field.choices else ""
            raise UsageError(f"{family} need a {field.name}{choices}.", f"Give it with: --field {field.name}=…")
    span = evidence.start, evidence.end
    said = digest("by hand", family, article.id, str(span[0]), str(span[1]), dumps(checked))
    anchor = anchor_words(article, span, f"{_PREFIX.get(family, family[0])}:{said}", family, "")
    return _decision("add", on=(anchor,), other=actors.anchors(), fields=checked)


def removal(decisions: Sequence[Decision], article: str | None, source: str | None) -> Decision | None:
    """The decision in force that removed this article or source, None if there is none."""
    force = in_force(decisions)
    for decision in (d for d in decisions if d.verb == "remove" and d.number in force):
        if source is not None and (decision.source or "").casefold() == source.casefold():
            return decision
        if article is not None and any(article.strip() in (g.article, g.path, g.url) for g in decision.removed):
            return decision
    return None


def removed(articles: Sequence[tuple[Article, bytes | None]], source: str | None = None) -> Decision:
    """The decision that takes articles, or all of a source, out of the record: each in each place where it was found, with its page if it had one."""
    gone = (
        Removed(a.id, a.text_sha256, a.path, a.url, a.source, sha256(page).hexdigest() if page is not None else None)
        for a, page in articles
    )
    return _decision("remove", source=source, removed=tuple(gone))


def undone(decisions: Sequence[Decision], number: int | None, who: str) -> Decision:
    """The decision that takes back number `number`, or the last of this person's that still holds. Raises UsageError if there is none."""
    force = in_force(decisions)
    if number is None:
        own = [d.number for d in decisions if d.who == who and d.verb != "undo" and d.number in force]
        if not own:
            raise UsageError(f"No decision of {who} is in force.", "List them all with: parley log")
        return _decision("undo", undoes=max(own))
    if number not in {d.number for d in decisions}:
        raise UsageError(f"There is no decision {number}.", "List them with: parley log")
    if number not in force:
        raise UsageError(f"Decision {number} is undone already.", "Undo the undoing to have it back: parley log")
    return _decision("undo", undoes=number)


def signed(decision: Decision, who: str, at: str | None, note: str) -> Decision:
    """The decision with who made it, when (in words), and a note. Raises UsageError if that cannot be written down."""
    if not who.strip():
        raise UsageError("A decision is somebody's.", "Say whose with --by NAME.")
    whole = replace(decision, who=who.strip(), at=at, note=note.strip())
    try:
        text = dumps([whole.who, whole.at, whole.note, decision_json(whole)]).encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError("The decision holds half a character (a lone surrogate).", "Write it anew.") from None
    if b"\\u0000" in text:
        raise UsageError("The decision holds a NUL character.", "Write it anew.")
    return whole
