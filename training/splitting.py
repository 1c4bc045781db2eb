"""Trains the sentence splitter: logistic regression on the places after end marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from parley.language.sentences import features
from parley.language.tokens import tokenizer
from training.corpora import Sentence, treebank


def paragraphs(parts: Sequence[str]) -> Iterator[list[Sentence]]:
    """Give the paragraphs of treebank parts."""
    for part in parts:
        for document in treebank(part):
            paragraph: list[Sentence] = []
            for sentence in document:
                if sentence.opens_paragraph and paragraph:
                    yield paragraph
                    paragraph = []
                paragraph.append(sentence)
            yield paragraph


def text_of(paragraph: Sequence[Sentence]) -> tuple[str, list[int]]:
    """Join sentences to running text; also where each starts."""
    text, starts = "", []
    for sentence in paragraph:
        starts.append(len(text))
        text += sentence.text + (" " if sentence.spaces[-1] else "")
    return text, starts


def _examples(parts: Sequence[str]) -> Iterator[tuple[list[str], bool]]:
    """The places where a sentence may end, each with its features and whether the next sentence starts there."""
    tokens, _ = tokenizer()
    for paragraph in paragraphs(parts):
        text, starts = text_of(paragraph)
        gold, doc = set(starts), [t for t in tokens(text) if not t.is_space]
        words, spaced = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
        start = 0
        for place in range(1, len(doc)):
            is_start = doc[place].idx in gold
            found = features(words, spaced, start, place)
            if found is not None:
                yield found, is_start
            if is_start:
                start = place


def train_splitter() -> dict[str, float]:
    """Fit the weights of the features on the treebanks but their tests; ``""`` is the bias."""
    examples = list(_examples(("ewt.train", "gum.train", "ewt.dev", "gum.dev")))
    counts = Counter(name for found, _ in examples for name in found)
    names = sorted(name for name, n in counts.items() if n >= 3)
    ids = {name: i for i, name in enumerate(names)}
    rows = [np.array([ids[n] for n in found if n in ids] + [len(names)], np.int64) for found, _ in examples]
    truth = np.array([is_start for _, is_start in examples], float)
    weights, squares = np.zeros(len(names) + 1), np.full(len(names) + 1, 1e-2)
    rng = np.random.default_rng(1)
    for _ in range(12):
        for number in rng.permutation(len(rows)):
            row = rows[number]
            slope = 1 / (1 + np.exp(-weights[row].sum())) - truth[number]
            grad = slope + 2e-4 * weights[row]
            squares[row] += grad * grad
            weights[row] -= 0.15 * grad / np.sqrt(squares[row])
    rounded = {name: round(float(w), 2) for name, w in zip([*names, ""], weights, strict=True)}
    return {name: w for name, w in rounded.items() if abs(w) >= 0.05}
