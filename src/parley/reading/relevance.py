"""How far an article is about a negotiation: by its words of negotiating, and by how much of it tells of meetings, pacts and promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, sqrt

from parley.lexicon import Lexicon
from parley.model import Relevance
from parley.reading.syntax.parse import Parse
from parley.reading.tells import odds_of

__all__ = ["COUNTED", "RelevanceWords", "relevance", "signs_of"]

COUNTED = ("meetings", "commitments", "instruments", "positions")
"""The families of which it counts how much is told."""
_SHORTEST = 80
"""Words that an article counts for at least: in a note of three lines one word of negotiating proves little."""
_SURE = 4.0
"""Log odds beyond which a sentence counts for no more."""
_MOST = 40.0
"""A share per 1,000 words counts for no more than this."""


@dataclass(frozen=True, slots=True)
class RelevanceWords:
    """Typed view over `lexicon/relevance.toml`: words, and the weight of each sign for each of the two bounds."""

    signs: Mapping[str, frozenset[str]]
    about: Mapping[str, float]
    central: Mapping[str, float]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> RelevanceWords:
        """Built once for a lexicon."""
        table = lexicon.table("relevance")
        signs = {name: frozenset(words) for name, words in table.items() if isinstance(words, list)}
        return cls(signs, table["about"], table["central"])

    @property
    def titled(self) -> frozenset[str]:
        """The words that count in a title."""
        return self.signs["core"] | self.signs["near"]


def relevance(parse: Parse, words: RelevanceWords, told: Mapping[str, int], title: str | None) -> Relevance:
    """Central, partly or no, furniture left out. `told` is how many reports there are of each family.

    Both bounds are logistic regressions over its signs (`relevance.toml` says on what they were set).
    """
    signs = signs_of(parse, words, told, title)
    if _weighed(signs, words.about) <= 0:
        return "no"
    return "central" if _weighed(signs, words.central) > 0 else "partly"


def signs_of(parse: Parse, words: RelevanceWords, told: Mapping[str, int], title: str | None) -> Mapping[str, float]:
    """The signs: square roots of shares per 1,000 words, the words of the title, and what the reader model sees in the sentences.

    `seen` is the mean of the log odds that a sentence is of an article about a negotiation, each cut at 4 either way.
    """
    read = [t for _, first, end in parse.read_sentences() for t in range(first, end) if parse.words[t][0].isalnum()]
    per = 1000 / max(len(read), _SHORTEST)
    counts = {
        name: sum(parse.lemma[t] in listed or parse.lower[t] in listed for t in read)
        for name, listed in words.signs.items()
    }
    signs = {name: sqrt(min(count * per, _MOST)) for name, count in {**counts, **told}.items()}
    signs["title"] = float(min(3, _in_title(title, words.titled)))
    odds = [o for n, _, _ in parse.read_sentences() if (o := odds_of(parse, (n,), "about a negotiation")) is not None]
    cut = [max(-_SURE, min(_SURE, o)) for o in odds] or [0.0]
    return {**signs, "seen": fsum(cut) / len(cut)}


def _in_title(title: str | None, words: Iterable[str]) -> int:
    known = set(words)
    return sum(word.strip(".,:;'\u2019\u201c\u201d\"").lower() in known for word in (title or "").split())


def _weighed(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return weights["start"] + sum(weights[name] * sign for name, sign in signs.items() if name in weights)
