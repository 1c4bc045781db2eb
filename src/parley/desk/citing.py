"""Citations: a report's words with who published them, when, and where they can be found again; as plain text and as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from parley.desk.sight import Sight
from parley.model import Article, Evidence
from parley.record import Why
from parley.record.brief.wording import in_words
from parley.record.fold.told import source_name

__all__ = ["Citation", "citations"]

_WORDS: Final = 8
"""Words of a quotation at either end that a browser is asked to find (a text fragment)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in its two forms."""

    plain: str
    markdown: str


def citations(sight: Sight, why: Why) -> dict[str, Citation]:
    """A citation for each report that a line stands on, by the report's id."""
    return {g.report.id: _cite(sight, g.article, g.evidence[0][0], g.report.id) for g in why.grounds}


def _cite(sight: Sight, article: Article, evidence: Evidence, report: str) -> Citation:
    words = " ".join(evidence.words.split())
    quoted = words if words[:1] in '“"' and words[-1:] in '”"' else f"“{words}”"
    where = source_name(article)
    title = f", “{article.title}”" if article.title else ""
    when = f", {in_words(article.published.edtf)}" if article.published.edtf else ", undated"
    address = f"{article.url}{_fragment(words)}" if article.url else ""
    at = sight.sentence(evidence, report)
    tail = f" {address}" if address else ""
    plain = f"{quoted} ({where}{title}{when}.{tail}) [{report}; article {article.id}, characters {evidence.start}–{evidence.end}]"
    link = address or at
    markdown = f"> {_plain_markdown(words)}\n\n{_plain_markdown(where + title + when)}. [{report}](<{link}>)"
    return Citation(plain, markdown)


def _fragment(words: str) -> str:
    """What makes a browser scroll to the words and light them up."""
    every = words.split()
    ends = [" ".join(every)] if len(every) <= 2 * _WORDS else [" ".join(every[:_WORDS]), " ".join(every[-_WORDS:])]
    return "#:~:text=" + ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)


def _plain_markdown(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)
