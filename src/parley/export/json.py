"""The export `parley-record/1`: everything that is not rejected, as JSON whose bytes follow from the record and the Parley that writes it alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from parley.model import FAMILIES, KINDS, Article, Line
from parley.reading.measured import Measured, measured
from parley.record.file.codec import line_json, report_json, to_json
from parley.record.view import View

__all__ = ["FORMAT", "export_json", "lines_json", "record_json", "rows_json"]

FORMAT = "parley-record/1"


def export_json(view: View) -> str:
    """The whole record as indented JSON with one newline at its end; equal records give equal bytes."""
    return json.dumps(record_json(view), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def lines_json(lines: Iterable[Line]) -> str:
    """Some lines as an indented JSON list, each with its kind."""
    return (
        json.dumps([{"kind": x.kind, **line_json(x)} for x in lines], ensure_ascii=False, indent=1, allow_nan=False)
        + "\n"
    )


def rows_json(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows of text as an indented JSON list of objects with these keys."""
    return json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"


def record_json(view: View) -> dict[str, Any]:
    """The whole record as a dict in the shape of `parley-record/1`: articles by path, then id; lines by kind, then in the record's order."""
    shown = [line for line in view.lines if line.review != "rejected"]
    return {
        "format": FORMAT,
        "made_by": asdict(view.made_by),
        "measured": [_measured(found) for found in measured()[0]],
        "as_of": view.as_of,
        "counts": dict(view.counts),
        "articles": [_article(view, article) for article in view.articles],
        "lines": {kind: [_line(line) for line in shown if line.kind == kind] for kind in KINDS},
    }


def _line(line: Line) -> dict[str, Any]:
    """A line; a disagreement says of what kind it is, as the contract has it."""
    raw = line_json(line)
    return raw | {"kind": line.first("kind")} if line.kind == "disagreements" else raw


def _measured(found: Measured) -> dict[str, Any]:
    """How well the readers that this Parley brings read one set of annotated articles."""
    families = {family: {"precision": p, "recall": r} for family, (p, r) in found.families.items()}
    return {"on": found.name, "blind": found.blind, "families": families}


def _article(view: View, article: Article) -> dict[str, Any]:
    reading = view.reading[article.id]
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "text_sha256": article.text_sha256,
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "language": article.language,
        "published": to_json(article.published),
        "genre": article.genre,
        "relevance": reading.relevance,
        "taken_from": article.taken_from,
        "taken_basis": article.taken_basis,
        "copy_of": view.copies.get(article.id),
        "furniture": to_json(article.furniture),
        "changes": list(article.changes),
        "corrected": to_json(view.fixed[article.id].corrections if article.id in view.fixed else ()),
        "text": article.text,
        "reports": {
            family: [report_json(r) for r in getattr(reading, family) if r.review != "rejected"] for family in FAMILIES
        },
    }
