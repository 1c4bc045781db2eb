"""The same saying carried by several articles: quoted, shortened, extended or paraphrased."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from parley.dates import fits
from parley.model import Statement
from parley.record.compare.gather import gather, near_pairs
from parley.record.compare.words import longest_run, numbers, tokens
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told, days_apart

__all__ = ["same_speakers", "sayings"]

_QUOTE = 5
"""So many words in a row within quotation marks are one quotation,"""
_PART = 0.4
"""where they are so much of the shorter one: "the United States remains committed to" is a phrase."""
_NEAR = 40
"""A paraphrase is the same saying only in articles written within so many days of each other."""
_FIRST_HAND = frozenset({"statement", "transcript"})
"""Texts of the speakers' own: of two days they are two occasions, however much the second sounds like the first."""
_SAME_WORDS, _SHARED, _HELD = 0.6, 0.55, 0.7


def sayings(ground: Ground, cast: Cast) -> tuple[tuple[str, ...], ...]:
    """Statement reports in groups, each sorted by id."""
    run = _Sayings(ground, cast)
    return tuple(tuple(run.told[n].id for n in group) for group in run.groups())


def same_speakers(ground: Ground, cast: Cast, groups: Iterable[Iterable[str]]) -> list[tuple[str, str]]:
    """Pairs of speakers without a name who must be one, because several articles quote the same words of them."""
    told = {t.id: t for t in ground.told(Statement, "statements")}
    found: list[tuple[str, str]] = []
    for group in groups:
        quoted = [told[i] for i in group if told[i].report.form != "indirect" and len(told[i].report.speakers) == 1]
        speakers = sorted({g for t in quoted for g in cast.of_reports(t.report.speakers)} - cast.person - cast.vague)
        for a, b in combinations(speakers, 2):
            if len(cast.wider[a]) > 1 and cast.wider[a] - {a} == cast.wider[b] - {b}:
                found.append((a, b))
    return found


class _Sayings:
    """One run over all statement reports, which are sorted by id."""

    def __init__(self, ground: Ground, cast: Cast) -> None:
        self.ground, self.cast = ground, cast
        self.told = ground.told(Statement, "statements")
        self.text = [" ".join([t.report.content, *t.report.content_more]) for t in self.told]
        self.tokens = [tokens(text) for text in self.text]
        self.words = [ground.vocabulary.content(text) for text in self.text]
        self.negated = [ground.vocabulary.negated(text) for text in self.text]
        self.weights = ground.weights
        self.who = [cast.of_reports(t.report.speakers) for t in self.told]

    def groups(self) -> list[list[int]]:
        pairs = [
            (s, i, j)
            for i, j in near_pairs([self._keys(n) for n in range(len(self.told))])
            if (s := self._likeness(i, j))
        ]
        return gather(len(self.told), pairs, self._apart)

    def _keys(self, n: int) -> Iterable[tuple[str, ...]]:
        """Two of the rarest words together."""
        rare = sorted(self.words[n], key=lambda w: (-self.weights.of_word(w), w))[:6]
        rare.sort()
        return (
            {(a, b) for i, a in enumerate(rare) for b in rare[i + 1 :]}
            | {tuple(self.tokens[n][:4])}
            | {self.tokens[n][i : i + 4] for i in range(len(self.tokens[n]) - 3)}
        )

    def _apart(self, i: int, j: int) -> bool:
        a, b = self.told[i], self.told[j]
        if self._two_occasions(a, b):
            return True
        if self.tokens[i] == self.tokens[j]:
            return not self._speakers_fit(i, j)
        if a.article.id == b.article.id or not fits(a.report.date, b.report.date) or not self._speakers_fit(i, j):
            return True
        return self._another_time(a, b) and not self._quoted_alike(i, j)

    def _two_occasions(self, a: Told[Statement], b: Told[Statement]) -> bool:
        """Whether both stand in the speakers' own texts, of two days."""
        if not (a.article.genre in _FIRST_HAND and b.article.genre in _FIRST_HAND):
            return False
        return bool(days_apart(a.written, b.written)) and not self.ground.same_copy(a.article, b.article)

    def _another_time(self, a: Told[Statement], b: Told[Statement]) -> bool:
        """Whether one is told later, as something said again."""
        if self.ground.same_copy(a.article, b.article):
            return False
        gap = days_apart(a.written, b.written)
        if gap is None or gap == 0:
            return False
        if gap > _NEAR:
            return True
        first, last = a.written.first, b.written.first
        later = b if first and last and first < last else a
        return self.ground.vocabulary.says_again(f"{later.report.cue or ''} {later.words}")

    def _speakers_fit(self, i: int, j: int) -> bool:
        a, b = self.who[i], self.who[j]
        if not a or not b or a & b:
            return True
        named = [bool(s & self.cast.person) for s in (a, b)]
        if all(named):
            return False
        return (
            bool(self.cast.meet(a, b))
            or bool((a | b) & self.cast.vague)
            or self.ground.same_copy(self.told[i].article, self.told[j].article)
        )

    def _quoted_alike(self, i: int, j: int) -> bool:
        """Whether both quote the same run of words, or one has the quotation that the other has in part."""
        if "indirect" in (self.told[i].report.form, self.told[j].report.form):
            return False
        run, least = longest_run(self.tokens[i], self.tokens[j]), min(len(self.tokens[i]), len(self.tokens[j]))
        return (run >= _QUOTE and run >= _PART * least) or run == least >= 3

    def _likeness(self, i: int, j: int) -> float:
        if self._apart(i, j):
            return 0.0
        if self.tokens[i] == self.tokens[j] or self._quoted_alike(i, j):
            return 3.0 + (self.tokens[i] == self.tokens[j])
        return 0.0 if self._says_otherwise(i, j) else self._paraphrase(i, j)

    def _says_otherwise(self, i: int, j: int) -> bool:
        """Whether the numbers differ, or one says what the other denies."""
        a, b = numbers(self.text[i]), numbers(self.text[j])
        return bool(a and b and a ^ b) or self.negated[i] != self.negated[j]

    def _paraphrase(self, i: int, j: int) -> float:
        a, b = self.words[i], self.words[j]
        overlap, held, shared = self.weights.overlap(a, b), self.weights.contained(a, b), len(a & b)
        enough = overlap >= _SAME_WORDS and shared >= 2
        return (
            1.0 + overlap if enough or (held >= _HELD and shared >= 4) or (overlap >= _SHARED and shared >= 3) else 0.0
        )
