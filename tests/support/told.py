"""Small records from the tables `cases/record/*.toml`: articles whose text is the words of their reports, one line each.

A case has `article` tables (`id`, `source`, `published`, `genre`, `taken_from`, `text`) with lists of reports under the names of their
families. A report is named by its `id`, refers to actors of its article by theirs, and stands on `words` (by default on what its
other keys say). `lines` are the groups expected, each report as `article.report`; `values` and `fates` are what lines must say.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from parley.evidence import article_id, cite, report_id, text_hash
from parley.lexicon import Lexicon
from parley.model import FAMILIES, Article, Mention, Published, Reading

CASES = Path(__file__).parent.parent / "cases" / "record"
DEFAULTS = {
    "actors": {"type": "person"},
    "meetings": {"form": "talks", "status": "held"},
    "statements": {"form": "indirect"},
    "commitments": {"kind": "promise"},
    "instruments": {"type": "agreement"},
    "incidents": {"type": "ASSAULT"},
    "figures": {"comparison": "="},
    "positions": {"stance": "for"},
}
REFERENCES = (
    "participants",
    "speakers",
    "addressee",
    "by",
    "to",
    "parties",
    "on",
    "actor",
    "of",
    "according_to",
    "series",
    "occasion",
)


@cache
def lexicon():
    return Lexicon.load()


def cases(name):
    table = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["why"][:70]) for case in table["case"]]


def record(case):
    """The articles and readings of a case, and report id → its name in the case."""
    made = [_told(raw, case["why"]) for raw in case["article"]]
    names = {report: name for _, _, own in made for report, name in own.items()}
    return [art for art, _, _ in made], [read for _, read, _ in made], names


def _told(raw, why):
    reports = [(family, dict(report)) for family in DEFAULTS for report in raw.get(family, ())]
    words = [str(report.pop("words", None) or _sentence(family, report)) for family, report in reports]
    text = "\n".join([raw.get("text", f"Article {raw['id']} of {raw.get('source', 'nobody')}."), *words])
    art = _article(raw, text, why)
    ids, spans, at = {}, [], len(text) - len("\n".join(words)) if words else 0
    for (family, report), said in zip(reports, words, strict=True):
        spans.append((at, at + len(said)))
        ids[report["id"]] = report_id({"incidents": "e"}.get(family, family[0]), art.id, spans[-1])
        at += len(said) + 1
    families = {family: [] for family in DEFAULTS}
    for (family, report), span in zip(reports, spans, strict=True):
        families[family].append(_report(art, family, report, span, ids))
    read = Reading(article=art.id, **{family: tuple(found) for family, found in families.items()})
    return art, read, {full: f"{raw['id']}.{short}" for short, full in ids.items()}


def _article(raw, text, why):
    sha, source = text_hash(text), raw.get("source", raw["id"])
    date = Published(raw["published"], "given") if raw.get("published") else Published()
    known = {key: raw[key] for key in ("genre", "taken_from") if key in raw}
    return Article(
        id=article_id(sha, source, f"{why}/{raw['id']}"),
        text=text,
        text_sha256=sha,
        source=source,
        path=raw["id"],
        published=date,
        **known,
    )


def _sentence(family, report):
    said = [
        str(v)
        for key, v in sorted(report.items())
        if key in {"name", "what", "content", "action", "place", "measure", "issue", "date_text"}
    ]
    return f"{family[:-1].title()}: {', '.join(said)}."


def _report(art, family, report, span, ids):
    known = DEFAULTS[family] | {key: value for key, value in report.items() if key != "id"}
    for key in REFERENCES:
        if key in known and not (family == "figures" and key == "by"):
            value = known[key]
            known[key] = tuple(ids.get(v, v) for v in value) if isinstance(value, list) else ids.get(value, value)
    known |= {key: tuple(value) for key, value in known.items() if isinstance(value, list) and key != "mentions"}
    if family == "actors":
        known["mentions"] = tuple(Mention(*span, words) for words in (known["name"], *known.get("mentions", ())))
    if family == "figures":
        known["value"] = float(known["value"])
    common = {"id": ids[report["id"]], "evidence": (cite(art, *span),), "confidence": 0.9, "made_by": "rule test"}
    return FAMILIES[family](**common | known)


def groups(lines, kind, names):
    """The lines of one kind as sorted groups of report names."""
    return sorted(sorted(names[r] for r in line.reports) for line in lines if line.kind == kind)


def line_of(lines, names, report):
    """The line that holds the report of this name."""
    return next(line for line in lines if any(names[r] == report for r in line.reports))
