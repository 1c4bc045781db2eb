"""Lines as rows for a spreadsheet: one row for each report of a line, with its sentence, its source and every id.

Columns are the same for all lines of a kind, so that sheets of two days can be laid beside each other. `CODEBOOK` says what they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from parley.model import FAMILIES, Line, report_fields
from parley.record import View
from parley.record.decisions.fields import as_text, references
from parley.record.fold.told import source_name

__all__ = ["CODEBOOK", "codebook", "column_names", "rows"]

_HEAD: Final = ("line", "report", "line_kind", "review", "line_review", "fate")
_TAIL: Final = (
    "modality",
    "according_to",
    "source",
    "published",
    "title",
    "url",
    "article",
    "start",
    "end",
    "words",
    "copy_of",
    "tellers",
    "independent",
    "confidence",
    "made_by",
    "corrected",
)
_PLAIN: Final = ("about", "says")

CODEBOOK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "line": "Id of the line: what the coverage together says of one thing. Rows of one line share it.",
        "report": "Id of the report: what one article says of it. Empty for lines without reports of their own.",
        "line_kind": "Kind of line: meetings, statements, commitments …",
        "review": "Of the report: machine (not yet looked at), confirmed, disputed or rejected by a person.",
        "line_review": "Of the line: disputed if one of its reports is, else confirmed if one is.",
        "fate": "What became of a commitment, as far as the coverage tells.",
        "modality": "Whether it is told as happened, planned, alleged, denied …",
        "according_to": "Who is named as saying so.",
        "source": "The outlet that published the article.",
        "published": "When the article was written (EDTF): a day, or the days between which it was.",
        "title": "Title of the article.",
        "url": "Where the article was found.",
        "article": "Id of the article.",
        "start": "Where the words begin in the article's text, in characters (code points) from 0.",
        "end": "Where they end.",
        "words": "The very words of the article that the report stands on.",
        "copy_of": "Id of the article that this one copies.",
        "tellers": "All sources that tell the line.",
        "independent": "How many of them do not copy or quote each other.",
        "confidence": "How sure the machine is of the report, from 0 to 1.",
        "made_by": "The rule that read it; “by hand” for a person.",
        "corrected": "Fields that a person set right, with what the machine had read.",
        "about": "What the disagreement or process is about.",
        "says": "What one side says.",
    }
)
"""What each column holds; dates are EDTF, several values are parted by " | "."""


def column_names(kind: str) -> tuple[str, ...]:
    """The columns of a kind, in their order."""
    return (*_HEAD, *(_fields(kind) if kind in FAMILIES else _PLAIN), *_TAIL)


def codebook(kind: str) -> Iterator[tuple[str, str]]:
    """Each column of a kind with what it holds."""
    own = f"What the report says of its {{}}, as `docs/record.md` defines it for {kind}."
    return ((name, CODEBOOK.get(name) or own.format(name)) for name in column_names(kind))


def _fields(kind: str) -> tuple[str, ...]:
    return tuple(
        f for f in report_fields(kind) if not f.endswith("spans") and f not in {"mentions", "start", "end", "words"}
    )


def rows(view: View, lines: Iterable[Line], kind: str, named: Callable[[View, str], str]) -> Iterator[tuple[str, ...]]:
    """A row of text for each report of each line; for a line without reports one for each of its sides. `named` gives actors their names."""
    names = column_names(kind)
    for line in lines:
        found = [_report(view, line, kind, i, named) for i in line.reports if i in view.report]
        for row in found or _bare(view, line):
            yield tuple(row.get(name, "") for name in names)


def _shared(line: Line) -> dict[str, str]:
    return {
        "line": line.id,
        "line_kind": line.kind,
        "line_review": line.review,
        "fate": line.fate or "",
        "tellers": " | ".join(line.tellers),
        "independent": str(line.independent),
        "about": line.about or line.first("name") or "",
    }


def _report(view: View, line: Line, kind: str, report_id: str, named: Callable[[View, str], str]) -> dict[str, str]:
    report = view.report[report_id]
    own = {name: _value(view, getattr(report, name), named, refers=name in references(kind)) for name in _fields(kind)}
    told = {
        "report": report.id,
        "review": report.review,
        "modality": report.modality,
        "according_to": _value(view, report.according_to, named, refers=True),
        "confidence": f"{report.confidence:.2f}",
        "made_by": report.made_by,
        "corrected": " | ".join(f"{c.field}: {c.machine or 'nothing'}" for c in report.corrected),
    }
    return _shared(line) | own | told | _place(view, report_id)


def _value(view: View, value: object, named: Callable[[View, str], str], *, refers: bool) -> str:
    if refers and value:
        parts: Sequence[str] = (
            (value,) if isinstance(value, str) else [str(v) for v in value] if isinstance(value, tuple) else ()
        )
        return " | ".join(named(view, part) for part in parts)
    return as_text(value) or ""


def _place(view: View, report_id: str) -> dict[str, str]:
    first = view.report[report_id].evidence[0]
    article = view.article[first.article]
    return {
        "source": source_name(article),
        "published": article.published.edtf or "",
        "title": article.title or "",
        "url": article.url or "",
        "article": article.id,
        "start": str(first.start),
        "end": str(first.end),
        "words": " […] ".join(e.words for e in view.report[report_id].evidence),
        "copy_of": view.copies.get(article.id, ""),
    }


def _bare(view: View, line: Line) -> list[dict[str, str]]:
    """Rows of a line without reports of its own: one for each report of each side, or one at all."""
    shared = _shared(line) | {"review": line.review, "confidence": f"{line.confidence:.2f}"}
    sides = [
        shared | {"says": side.says, "report": i} | _place(view, i)
        for side in line.sides
        for i in side.reports
        if i in view.report
    ]
    return sides or [shared]
