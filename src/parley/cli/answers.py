"""Answers on the terminal and as rows: what a search found, what is in force, what passed between two, what calls for attention."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.text import Text

from parley.cli.terminal import console, printed
from parley.model import Evidence, Line, Span
from parley.record import Found, Hit, Standing, View
from parley.record.file.codec import to_json
from parley.record.fold.told import source_name
from parley.record.questions.alerts import Alert
from parley.record.questions.standing import Fact

__all__ = [
    "alert_rows", "dealing_rows", "found_json", "found_rows", "show_found", "standing_json", "standing_rows", "standing_short",
]  # fmt: skip

Rows = tuple[list[str], list[list[str]]]
"""The names of the columns, and the rows."""

_SAID = ("action", "content", "what", "about")
"""The fields that say what a line is about."""


def show_found(found: Found) -> None:
    """Print what a search found, the words that were found marked in their sentence; or that there is nothing."""
    out = console()
    for title, hits in (("Lines", found.lines), ("Articles", found.articles)):
        if hits:
            out.print(Text(title, style="bold"))
        for hit in hits:
            out.print(Text(f"{hit.id}  {printed(_head(hit))}", style="dim"))
            out.print(_snippet(hit))
    if found.more:
        console(err=True).print("There is more: --limit shows it.", markup=False)
    if not found.lines and not found.articles:
        console(err=True).print("Nothing answers to that.", markup=False)


def _head(hit: Hit) -> str:
    article = hit.article
    known = (source_name(article), article.published.edtf, article.title) if article else ()
    return " · ".join(part for part in (hit.kind, *known) if part)


def _snippet(hit: Hit) -> Text:
    """The evidence with the words found between brackets, which also stand out on a terminal."""
    if hit.evidence is None:
        return Text(f"  {printed((hit.line.first('name') if hit.line else None) or '')}")
    said = Text("  ")
    for words, found in _pieces(hit.evidence, hit.marks):
        shown = printed(words) if words.strip() else ""
        lead, trail = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() and shown else "")
        said.append(f"{lead}[{shown}]{trail}" if found else f"{lead}{shown}{trail}", style="bold" if found else None)
    return said


def _pieces(evidence: Evidence, marks: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """The words of the evidence, stretch by stretch, each with whether it is one of those found."""
    at = 0
    for first, last in marks:
        low, high = first - evidence.start, last - evidence.start
        yield evidence.words[at:low], False
        yield evidence.words[low:high], True
        at = high
    yield evidence.words[at:], False


def found_rows(found: Found) -> Rows:
    """What a search found as rows."""
    names = ["id", "kind", "words", "source", "published", "title", "start", "end"]
    return names, [_hit_row(hit) for hit in (*found.lines, *found.articles)]


def _hit_row(hit: Hit) -> list[str]:
    article, evidence = hit.article, hit.evidence
    known = [source_name(article), article.published.edtf or "", article.title or ""] if article else ["", "", ""]
    place = [str(evidence.start), str(evidence.end)] if evidence else ["", ""]
    return [hit.id, hit.kind, evidence.words if evidence else "", *known, *place]


def found_json(found: Found) -> str:
    """What a search found as JSON: lines and articles, each with its evidence and the places of the words found."""
    every = {"lines": found.lines, "articles": found.articles}
    return _text({name: [_hit_json(hit) for hit in hits] for name, hits in every.items()} | {"more": found.more})


def _hit_json(hit: Hit) -> dict[str, Any]:
    article = hit.article
    return {
        "id": hit.id,
        "kind": hit.kind,
        "evidence": to_json(hit.evidence),
        "marks": to_json(hit.marks),
        "source": source_name(article) if article else None,
        "published": article.published.edtf if article else None,
        "title": article.title if article else None,
    }


def standing_rows(found: Sequence[Standing], *, folded: bool) -> Rows:
    """A row for each fact of each instrument; `folded` leaves out what the row above says already."""
    names = ["id", "instrument", "what", "value", "told by", "written", "words"]
    rows: list[list[str]] = []
    for stands in found:
        above = [""] * len(names)
        for fact in stands.facts():
            row = [stands.course.line, stands.course.name, *_fact_row(fact)]
            rows.append(_without(above, row) if folded else row)
            above = row
    return names, rows


def _fact_row(fact: Fact) -> list[str]:
    told = fact.telling
    by = f"{told.source}, according to {', '.join(told.according_to)}" if told.according_to else told.source
    return [fact.what, fact.value, by, told.written or "", told.evidence.words]


def _without(above: list[str], row: list[str]) -> list[str]:
    """A row without the instrument, and without who tells it, where these are those of the row above."""
    head = ["", ""] if row[:2] == above[:2] else row[:2]
    told = ["", "", ""] if row[4:] == above[4:] else row[4:]
    return [*head, *row[2:4], *told]


def standing_short(found: Iterable[Standing]) -> Rows:
    """A row for each instrument: what is told of it last, since when, until when, whose it is, who says so and who denies it."""
    names = ["id", "instrument", "state", "since", "until", "extended", "parties", "told by", "denied by"]
    return names, [_in_short(stands) for stands in found]


def _in_short(stands: Standing) -> list[str]:
    facts: defaultdict[str, list[str]] = defaultdict(list)
    for fact in stands.facts():
        facts[fact.what].append(fact.value)
    told = stands.says[-1:]
    by = (f"{t.source}{f' ({t.written})' if t.written else ''}" for t in told)
    columns = (facts[what] for what in ("in force", "since", "until", "extended"))
    denying = dict.fromkeys(t.source for t in stands.denies)
    head = [stands.course.line, stands.course.name, *(" or ".join(values) for values in columns)]
    return [
        *head,
        ", ".join((*facts["party"], *(f"adopted by {body}" for body in facts["adopted by"]))),
        ", ".join(by),
        ", ".join(denying),
    ]


def standing_json(found: Iterable[Standing]) -> str:
    """What is in force as JSON: each instrument with its facts, each fact with who tells it on which words."""
    return _text(
        [
            {
                "id": s.course.line,
                "name": s.course.name,
                "type": s.course.type,
                "process": s.course.process,
                "review": s.course.review,
                "day": s.day,
                "facts": [{"what": f.what, "value": f.value, **to_json(f.telling)} for f in s.facts()],
            }
            for s in found
        ]
    )


def dealing_rows(lines: Iterable[Line]) -> Rows:
    """What passed between two: when, what, who towards whom."""
    names = ["id", "date", "kind", "who", "to", "what", "told by"]
    return names, [_dealing(line) for line in lines]


def _dealing(line: Line) -> list[str]:
    who, whom = (
        _people(line, ("participants", "parties", "speakers", "by", "actor")),
        _people(line, ("addressee", "to", "on")),
    )
    what = [_first(line, _SAID) or line.first("name") or line.first("form"), line.first("status"), line.fate]
    told = line.first("told")
    when = _first(line, ("date", "made", "since", "due")) or (f"told {told}" if told else "")
    return [line.id, when, line.kind, who, whom, "; ".join(filter(None, what)), _tellers(line)]


def _first(line: Line, names: Iterable[str]) -> str | None:
    """The first value of the first of these fields that has one."""
    values = (line.first(name) for name in names)
    return next((value for value in values if value), None)


def _people(line: Line, names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(v.value for name in names for v in line.values.get(name, ())))


def _tellers(line: Line) -> str:
    return line.tellers[0] if len(line.tellers) == 1 else f"{len(line.tellers)} sources"


def alert_rows(view: View, found: Iterable[Alert]) -> Rows:
    """What calls for attention: from when, what, in which line, in words, and on which words of whom."""
    names = ["day", "what", "line", "says", "told by", "words"]
    return names, [[a.day, a.what, a.line.id, a.says, *_told(view, a)] for a in found]


def _told(view: View, alert: Alert) -> tuple[str, str]:
    evidence = [view.report[r].evidence[0] for r in alert.reports if r in view.report]
    sources = dict.fromkeys(source_name(view.article[e.article]) for e in evidence)
    return ", ".join(sources), evidence[0].words if evidence else ""


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
