"""How well the shipped model reads, measured through the code of the run time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from parley.language import Reader
from training.annotated import articles
from training.corpora import NAME_KINDS, Sentence, treebank
from training.names import uner
from training.splitting import paragraphs, text_of
from training.telling import told_sentences

Figures = dict[str, float]
_FEW = 15
"""Sentences that tell a kind from which on a measure of it says something."""


def gold_words(reader: Reader, part: str) -> Figures:
    """Measure on gold words and sentences; attachment leaves punctuation out, labels count with their subtypes."""
    sentences = [s for document in treebank(part) for s in document]
    found = reader.network.analyse([reader.pieces.encode(s.words, s.spaces) for s in sentences])
    labels, right, words, arcs, place = reader.labels, Counter[str](), 0, 0, 0
    for s in sentences:
        for n in range(len(s.words)):
            at, words = place + n, words + 1
            part_found = labels.upos[found.upos[at]]
            right["UPOS"] += part_found == s.upos[n]
            right["features"] += labels.feats[found.feats[at]] == s.feats[n]
            lemma = reader.lemma(s.words[n], found.upos[at], found.feats[at], found.lemmas[at])
            right["lemmas"] += lemma == s.lemmas[n]
            if s.upos[n] in {"VERB", "AUX"}:
                right["verbs"] += 1
                right["verb lemmas"] += lemma == s.lemmas[n]
            if s.labels[n] == "punct":
                continue
            arcs += 1
            if found.heads[at] == s.heads[n]:
                label = labels.labels[found.labels[at]]
                right["UAS"] += 1
                right["LAS"] += label == s.labels[n]
                right["LAS, main labels"] += label.split(":")[0] == s.labels[n].split(":")[0]
        place += len(s.words)
    shares = {name: 100 * right[name] / words for name in ("UPOS", "features", "lemmas")}
    shares["verb lemmas"] = 100 * right["verb lemmas"] / right["verbs"]
    return shares | {name: 100 * right[name] / arcs for name in ("UAS", "LAS", "LAS, main labels")}


def tells(reader: Reader) -> dict[str, Figures]:
    """How well the network sees what sentences of held-back articles tell, by kind: from even odds on, and average precision."""
    sentences = list(told_sentences(reader.labels.splits, "held"))
    odds = reader.network.analyse([reader.pieces.encode(s.words, s.spaces) for s in sentences]).tells
    rows: dict[str, Figures] = {}
    for n, kind in enumerate(reader.labels.tells):
        told = sorted(
            ((float(row[n]), s.tells[n]) for row, s in zip(odds, sentences, strict=True) if s.tells[n] >= 0),
            reverse=True,
        )
        total = sum(present for _, present in told)
        if total >= _FEW:
            rows[kind] = _told(told, total)
    return rows


def _told(ranked: Sequence[tuple[float, int]], total: int) -> Figures:
    """Precision, recall and F1 from even odds on, and the mean of the precisions at each sentence that tells it."""
    found = [present for odds, present in ranked if odds >= 0]
    hits, average = 0, 0.0
    for n, (_, present) in enumerate(ranked, 1):
        hits += present
        average += present * hits / n
    right = sum(found)
    return {
        "precision": 100 * right / max(1, len(found)),
        "recall": 100 * right / total,
        "F1": 200 * right / (len(found) + total),
        "average precision": 100 * average / total,
    }


def arguments(reader: Reader) -> dict[str, Figures]:
    """How well the network sees which words play which part in what sentences of held-back articles tell: word by word, from even odds on."""
    sentences = list(told_sentences(reader.labels.splits, "held"))
    odds = reader.network.analyse([reader.pieces.encode(s.words, s.spaces) for s in sentences]).arguments
    marks = np.array([row for s in sentences for row in s.arguments])
    rows: dict[str, Figures] = {}
    for n, part in enumerate(reader.labels.arguments):
        known = marks[:, n] >= 0
        played, found = marks[known, n] == 1, odds[known, n] >= 0
        right = int((played & found).sum())
        if right:
            rows[part] = {
                "precision": 100 * right / int(found.sum()),
                "recall": 100 * right / int(played.sum()),
                "F1": 200 * right / int(found.sum() + played.sum()),
            }
    return rows


def raw_text(reader: Reader, part: str) -> Figures:
    """Measure from raw text, paragraphs given: F1 of tokens, sentences and labelled arcs (punctuation left out)."""
    counts = Counter[str]()
    for paragraph in paragraphs([part]):
        text, starts = text_of(paragraph)
        doc = reader.read(text)
        gold = list(_gold_arcs(paragraph, starts))
        tokens = [t for t in doc if not t.is_space]
        ours = [((t.idx, t.idx + len(t)), (t.head.idx, t.head.idx + len(t.head)) if t.head != t else None, t.dep_)
                for t in tokens]  # fmt: skip
        _count(counts, "tokens", {g[0] for g in gold}, {o[0] for o in ours})
        _count(counts, "arcs", {g for g in gold if g[2] != "punct"}, {o for o in ours if o[2] != "punct"})
        ends = [*starts[1:], len(text)]
        _count(counts, "sentences", {(a, len(text[:b].rstrip())) for a, b in zip(starts, ends, strict=True)},
               {(s.start_char, s.start_char + len(s.text.rstrip())) for s in doc.sents})  # fmt: skip
    return {"tokens F1": _f1(counts, "tokens"), "sentences F1": _f1(counts, "sentences"), "LAS F1": _f1(counts, "arcs")}


Arc = tuple[tuple[int, int], tuple[int, int] | None, str]


def _gold_arcs(paragraph: Sequence[Sentence], starts: Sequence[int]) -> Iterator[Arc]:
    for sentence, start in zip(paragraph, starts, strict=True):
        spans, place = [], start
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            spans.append((place, place + len(word)))
            place += len(word) + space
        for span, head, label in zip(spans, sentence.heads, sentence.labels, strict=True):
            yield span, spans[head - 1] if head else None, label


def _count(counts: Counter[str], name: str, gold: set[Any], ours: set[Any]) -> None:
    counts[f"{name} both"] += len(gold & ours)
    counts[f"{name} gold"] += len(gold)
    counts[f"{name} ours"] += len(ours)


def _f1(counts: Counter[str], name: str) -> float:
    return 200 * counts[f"{name} both"] / max(1, counts[f"{name} gold"] + counts[f"{name} ours"])


def names_on_tweets(reader: Reader, part: str) -> Figures:
    """Measure names on Universal NER over EWT: PER, ORG, LOC (places and facilities as one)."""
    ours_to_theirs = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC", "FAC": "LOC"}
    gold_rows = uner(part)
    spaces = {s.words: s.spaces for document in treebank(f"ewt.{part}") for s in document}
    found = reader.network.analyse([reader.pieces.encode(w, spaces.get(w, (True,) * len(w))) for w in gold_rows])
    counts, place = Counter[str](), 0
    for words, labels in gold_rows.items():
        ours = [reader.labels.names[i] for i in found.names[place : place + len(words)]]
        place += len(words)
        _count(counts, "names", {s for s in spans(labels) if s[2] != "OTH"},
               {(a, b, ours_to_theirs[k]) for a, b, k in spans(ours) if k in ours_to_theirs})  # fmt: skip
    return _prf(counts, "names")


def spans(labels: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Give the (start, end, kind) of BIO labels."""
    column = [*labels, "O"]
    start = -1
    for place, label in enumerate(column):
        goes_on = start >= 0 and label == f"I-{column[start][2:]}"
        if start >= 0 and not goes_on:
            yield start, place, column[start][2:]
            start = -1
        if label.startswith("B-") or (label.startswith("I-") and start < 0):
            start = place


def names_on_articles(reader: Reader) -> dict[str, Figures]:
    """Measure names on the held-back articles, spans and kinds exact; all kinds together and each."""
    counts = Counter[str]()
    number = 0
    for text, gold in articles("held"):
        number += 1
        ours = {(e.start_char, e.end_char, e.label_) for e in reader.read(text).ents}
        _count(counts, "all", set(gold), ours)
        for kind in NAME_KINDS:
            _count(counts, kind, {g for g in gold if g[2] == kind}, {o for o in ours if o[2] == kind})
    return {name: _prf(counts, name) for name in ("all", *NAME_KINDS)} | {"articles": {"number": number}}


def _prf(counts: Counter[str], name: str) -> Figures:
    both = counts[f"{name} both"]
    return {
        "P": 100 * both / max(1, counts[f"{name} ours"]), "R": 100 * both / max(1, counts[f"{name} gold"]),
        "F1": _f1(counts, name),
    }  # fmt: skip
