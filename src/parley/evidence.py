"""The evidence law: `article.text[start:end] == words`, never empty. This module alone makes `Evidence` and ids.

An id is a hash over length-prefixed parts, so that `("a", "bc")` and `("ab", "c")` never share one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from parley.errors import EvidenceError
from parley.model import Article, Evidence, Report, Span

__all__ = ["article_id", "check", "cite", "digest", "report_id", "text_hash"]


def cite(article: Article, start: int, end: int) -> Evidence:
    """Evidence for the words between `start` and `end` (code points), outer white space left out.

    Raises EvidenceError if nothing but white space is there, or if the range leaves the text.
    """
    if not 0 <= start < end <= len(article.text):
        raise EvidenceError(
            f"The range {start}:{end} is outside article {article.id}.", "Please report this as a defect."
        )
    words = article.text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not words:
        raise EvidenceError(
            f"The range {start}:{end} of article {article.id} is blank.", "Please report this as a defect."
        )
    return Evidence(article.id, start, start + len(words), words)


def check(article: Article, reports: Iterable[Report]) -> None:
    """Raise EvidenceError unless every report has an id of its own and stands on words of this article, exactly where it says."""
    seen: set[str] = set()
    for report in reports:
        if report.id in seen:
            raise EvidenceError(f"Two reports have the id {report.id}.", "Please report this as a defect.")
        seen.add(report.id)
        if not report.evidence:
            raise EvidenceError(f"Report {report.id} has no evidence.", "Please report this as a defect.")
        for e in report.evidence:
            if e.article != article.id or not e.words.strip() or article.text[e.start : e.end] != e.words:
                raise EvidenceError(
                    f"Report {report.id} cites words that do not stand at {e.start}:{e.end} of article {article.id}.",
                    "Please report this as a defect.",
                )


def digest(*parts: str, length: int = 16) -> str:
    """Hex digest (SHA-256, `length` characters) over length-prefixed parts."""
    h = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        h.update(len(raw).to_bytes(8, "big"))
        h.update(raw)
    return h.hexdigest()[:length]


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(text_sha256: str, source: str | None, url: str | None) -> str:
    """Id of an article: a hash of its text hash, source and url."""
    return digest(text_sha256, source or "", url or "")


def report_id(prefix: str, article: str, anchor: Span) -> str:
    """Id of a report: kind, article and anchor span (the words that triggered it), never its fields."""
    return f"{prefix}:{digest(prefix, article, str(anchor[0]), str(anchor[1]))}"
