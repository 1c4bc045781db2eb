"""``python -m training.relevance``: the weights of the signs of relevance, from the annotated articles that may be learned from.

Two logistic regressions with a small ridge: "about none" against the rest, "central" against the rest. Prints how often left-out articles are
right, and the tables for `lexicon/relevance.toml`; what is near 0 is left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from parley.lexicon import Lexicon
from parley.reading.read import Readers, setting_of, told_in
from parley.reading.relevance import COUNTED, signs_of
from training.heads import PARTS, WHOLE, lessons
from training.left_out import LeftOut

_RIDGE, _LEAST = 0.1, 0.02
Floats = NDArray[np.float64]


def examples() -> list[tuple[Mapping[str, float], str]]:
    """The signs of each article, and what its annotator says."""
    readers = Readers.of(LeftOut.load(), Lexicon.load())
    found = []
    for lesson in lessons("statements", WHOLE):
        if lesson.gold.facts.relevance is not None:
            setting = setting_of(lesson.article, readers)
            told = told_in(setting, readers)
            counts = {family: len(getattr(told, family)) for family in COUNTED}
            signs = signs_of(setting.parse, readers.relevance, counts, lesson.article.title)
            found.append((signs, lesson.gold.facts.relevance))
    return found


def fit(x: Floats, y: Floats) -> Floats:
    """Weights by Newton's method; the last column of ``x`` is 1 and bears no ridge."""
    ridge = np.diag([*[_RIDGE] * (x.shape[1] - 1), 1e-6])
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (p - y) + ridge @ w)
    return w


def _names(rows: Sequence[tuple[Mapping[str, float], str]]) -> list[str]:
    return sorted({name for signs, _ in rows for name in signs})


def main() -> None:
    """Check, and print the tables."""
    argparse.ArgumentParser(prog="python -m training.relevance", description=main.__doc__).parse_args()
    rows = examples()
    names = _names(rows)
    x = np.array([[*(signs.get(name, 0.0) for name in names), 1.0] for signs, _ in rows])
    told = np.array([{"no": 0, "partly": 1, "central": 2}[label] for _, label in rows])
    foretold = np.zeros(len(rows))
    for part in range(PARTS):
        away = np.arange(len(rows)) % PARTS == part
        about, central = (fit(x[~away], (told[~away] >= bound).astype(float)) for bound in (1, 2))
        foretold[away] = np.where(x[away] @ about <= 0, 0, np.where(x[away] @ central > 0, 2, 1))
    print(f"{len(rows)} articles; left out, {(foretold == told).mean():.2f} right")
    for title, bound in (("about", 1), ("central", 2)):
        weights = fit(x, (told >= bound).astype(float))
        print(f"\n[{title}]\nstart = {weights[-1]:.2f}")
        print("\n".join(f"{name} = {w:.2f}" for name, w in zip(names, weights[:-1], strict=True) if abs(w) >= _LEAST))


if __name__ == "__main__":
    main()
