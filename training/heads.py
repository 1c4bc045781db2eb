"""Heads over candidates: annotated articles to learn from, which candidates are right, and a logistic regression over their traits.

A module of their own makes the examples of some families and is their command: `training/part.py`, `incidents.py`, `lines.py`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from quality.account import Account, of_reading
from quality.corpora import CORPORA
from quality.families import FAMILIES, Pair
from quality.open_text import OPEN_TEXT, RECENT, OpenText, text_of

from parley.coverage import gather
from parley.coverage.article import read_text
from parley.lexicon import Lexicon
from parley.model import Article, Reading

WHOLE = ("evals", "dev", "sudan", "open", "recent")
"""The corpora that may be learned from in which all reports are annotated."""

PARTS = 8
"""Parts into which the articles are divided to check."""

RAREST = 3
"""Candidates that must show a trait for it to be weighed."""

HOLD = 2.0
"""How strongly weights are held near zero (an L2 penalty)."""

_MORE = {
    "actors": "actors",
    "meetings": "meetings",
    "statements": "sayings",
    "commitments": "pledges",
    "instruments": "pledges",
    "incidents": "stances",
    "figures": "stances",
    "positions": "stances",
}
"""Where more articles are annotated with a family than those with all."""

FULL = 4
"""How often an example of a whole annotation counts: a label says that its sentence tells of a family, not of whom, nor that it was told before."""

_SETTLED = 1e-4
"""Change of a weight below which nothing changes any more: weights are written to two decimals."""

Example = tuple[frozenset[str], bool]
"""The traits of a candidate, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article with what its annotator tells of it."""

    article: Article
    gold: Account


def lessons(family: str, corpora: Collection[str] = (*WHOLE, "more")) -> Iterator[Lesson]:
    """Every article that may be learned from, in which all reports of a family are annotated."""
    lexicon = Lexicon.load()
    for corpus in CORPORA:
        if corpus.name in corpora and not corpus.blind:
            gold = {account.id: account for account in corpus.articles()}
            for given in gather([corpus.folder / f"{name}.txt" for name in gold], lexicon=lexicon):
                if given.article is not None:
                    yield Lesson(given.article, gold[Path(str(given.article.path)).stem])
    for text in (OPEN_TEXT, RECENT, OpenText("more", (_MORE[family],), "more of a family", "learned")):
        if text.name in corpora:
            yield from (Lesson(read_text(text_of(given, row), lexicon), given) for given, row in text.texts_and_rows())


def right(family: str, reading: Reading, lesson: Lesson) -> list[bool]:
    """Which reports of a family are right, by the rules of the guidelines: each annotated one proves one report, the most alike first."""
    read = of_reading(lesson.gold.id, lesson.article, reading)
    gold, told = lesson.gold.reports[family], read.reports[family]
    pairs = sorted(
        (
            (-FAMILIES[family].match(Pair(g, r, lesson.gold, read)), i, j)
            for i, g in enumerate(gold)
            for j, r in enumerate(told)
        ),
    )
    proved: dict[int, int] = {}
    for unlike, i, j in pairs:
        if unlike < 0 and j not in proved and i not in proved.values():
            proved[j] = i
    return [j in proved for j in range(len(told))]


def fit(found: Sequence[Example], hold: float = HOLD) -> dict[str, float]:
    """The weights of the traits that are not too rare, by Newton's method."""
    counts = Counter(trait for shown, _ in found for trait in shown)
    names = ["bias", *sorted(t for t, n in counts.items() if n >= RAREST and t != "bias")]
    known = {trait: i for i, trait in enumerate(names)}
    x = np.zeros((len(found), len(known)))
    x[:, 0] = 1
    for row, (shown, _) in enumerate(found):
        x[row, [known[t] for t in shown if t in known]] = 1
    y = np.array([is_right for _, is_right in found], float)
    held = np.array([0.001, *[hold] * (len(known) - 1)])
    w = np.zeros(len(known))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(held)
        step = np.linalg.solve(hessian, x.T @ (p - y) + held * w)
        w -= step
        if np.abs(step).max() < _SETTLED:
            break
    return {trait: round(float(w[i]), 2) for trait, i in known.items()}


def taught(whole: Sequence[Example], labelled: Sequence[Example]) -> list[Example]:
    """What a head learns from: articles annotated as a whole, and those of which only the sentences are labelled."""
    return [*whole] * FULL + [*labelled] if labelled else [*whole]


def left_out(
    articles: Sequence[Sequence[Example]], hold: float = HOLD, more: Sequence[Example] = ()
) -> list[tuple[float, bool]]:
    """What a head that did not see its article says of each candidate: the sum of its weights (log odds), and whether it is right.

    `more` are examples of articles whose sentences are labelled, from which every head learns.
    """
    told: list[tuple[float, bool]] = []
    for part in range(PARTS):
        seen = [e for n, found in enumerate(articles) if n % PARTS != part for e in found]
        weights = fit(taught(seen, more), hold)
        for found in articles[part::PARTS]:
            told += [(sum(weights.get(t, 0.0) for t in {"bias", *shown}), good) for shown, good in found]
    return told


def check(
    articles: Sequence[Sequence[Example]], annotated: int, hold: float = HOLD, more: Sequence[Example] = ()
) -> None:
    """Print what keeping from each chance on would give, on left-out articles; `annotated` are the reports that could be found."""
    told = left_out(articles, hold, more)
    print(
        f"{len(told)} candidates in {len(articles)} articles, {sum(good for _, good in told)} of them right; {annotated} annotated"
    )
    for keep in (0.0, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        kept = [good for odds, good in told if 1 / (1 + np.exp(-odds)) >= keep]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / max(1, annotated)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"keep {keep:.2f}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


def only_check(prog: str) -> bool:
    """What the command line of a module that makes heads says: whether to measure on left-out articles and write nothing."""
    parser = argparse.ArgumentParser(prog=prog)
    parser.add_argument("--check", action="store_true", help="measure on left-out articles and write nothing")
    checks: bool = parser.parse_args().check
    return checks


def write(weights: Mapping[str, float], path: Path, made_by: str, keep: float = 0.5) -> None:
    """Write a head as the run time reads it."""
    rows = "\n".join(f"{json.dumps(trait, ensure_ascii=False)} = {w}" for trait, w in sorted(weights.items()) if w)
    path.write_text(f"# Weights of traits; made by `{made_by}`.\nkeep = {keep}\n\n[weights]\n{rows}\n", "utf-8")
