"""How far an article is about a negotiation: by the share of its words that are words of negotiating."""

from __future__ import annotations

from dataclasses import dataclass

from parley.lexicon import Lexicon
from parley.model import Relevance
from parley.reading.syntax.parse import Parse

__all__ = ["RelevanceWords", "relevance"]


@dataclass(frozen=True, slots=True)
class RelevanceWords:
    """Typed view over `lexicon/relevance.toml`; shares are per 1,000 words."""

    core: frozenset[str]
    near: frozenset[str]
    central: float
    partly: float
    touched: float

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> RelevanceWords:
        """Built once for a lexicon."""
        table = lexicon.table("relevance")
        return cls(
            frozenset(table["core"]), frozenset(table["near"]), table["central"], table["partly"], table["touched"]
        )


def relevance(parse: Parse, words: RelevanceWords) -> Relevance:
    """Central, partly or no, furniture left out."""
    read = [t for _, first, end in parse.read_sentences() for t in range(first, end) if parse.words[t][0].isalnum()]
    core = sum(parse.lemma[t] in words.core or parse.lower[t] in words.core for t in read)
    near = sum(parse.lemma[t] in words.near for t in read)
    share = 1000 / max(len(read), 1)
    if core * share >= words.central and core > 1:
        return "central"
    return "partly" if core * share >= words.partly or (core + near) * share >= words.touched else "no"
