"""The hand annotations of names over open text; see ``annotations/README.md`` for their form."""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs

from parley.language.reader import paragraphs_of
from parley.language.sentences import Splitter, ranges
from parley.language.tokens import Tokens, tokenizer
from training.corpora import OUTSIDE, Sentence, masks
from training.paths import ANNOTATIONS, DATA

Span = tuple[int, int, str]


@cache
def _tokenizer() -> Tokenizer:
    return tokenizer()[0]


@cache
def _rows(corpus: str) -> dict[str, dict[str, Any]]:
    with lzma.open(DATA / "open_text" / f"{corpus}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def text_of(corpus: str, number: str) -> dict[str, Any]:
    """Give a row of the open texts: its title, text, source, url and date."""
    return _rows(corpus)[number]


def articles(part: str) -> Iterator[tuple[str, list[Span]]]:
    """Give the text (title, new line, text) and the names of each annotated article of a part.

    :raises ValueError: if a text is not the one that was annotated.
    """
    spans: dict[tuple[str, str, str], list[Span]] = {}
    for line in ANNOTATIONS.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == part:
            key = (row["corpus"], row["row"], row["sha256"])
            found = spans.setdefault(key, [])
            if row["label"]:
                found.append((row["start"], row["end"], row["label"]))
    for (corpus, number, digest), found in sorted(spans.items()):
        row = text_of(corpus, number)
        text = f"{row['title']}\n{row['text']}"
        if hashlib.sha256(text.encode()).hexdigest() != digest:
            message = f"{corpus} {number}: the text is not the one that was annotated"
            raise ValueError(message)
        yield text, found


def annotated(part: str, splits: Mapping[str, float]) -> Iterator[Sentence]:
    """Give the annotated articles as sentences with names."""
    for text, spans in articles(part):
        yield from sentences_of(text, spans, splits)


def sentences_of(text: str, spans: Iterable[Span], splits: Mapping[str, float]) -> Iterator[Sentence]:
    """Cut a text as the run time does, and put the names on its words."""
    tokens = Tokens.of(_tokenizer()(text))
    column = [OUTSIDE] * len(tokens.texts)
    for start, end, kind in spans:
        touched = np.flatnonzero((tokens.starts < end) & (tokens.ends > start))
        for n, place in enumerate(p for p in touched.tolist() if not tokens.blank[p]):
            column[place] = masks([kind])[min(n, 1)]
    splitter = Splitter(splits)
    for paragraph in paragraphs_of(tokens, [False] * len(column)):
        words, spaces = [tokens.texts[i] for i in paragraph], [tokens.spaced[i] for i in paragraph]
        for a, b in ranges(list(splitter.starts(words, spaces)), len(words)):
            names = tuple(column[i] for i in paragraph[a:b])
            yield Sentence(tuple(words[a:b]), tuple(spaces[a:b]), "annotated", names=names)
