"""The hand annotations of names over open text; see ``annotations/README.md`` for their form."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs

from parley.language.reader import paragraphs_of
from parley.language.sentences import Splitter, ranges
from parley.language.tokens import Tokens, tokenizer
from training.corpora import OUTSIDE, Sentence, masks
from training.paths import DATA, TEXTS
from training.rows import Row, open_text, rows_of

Span = tuple[int, int, str]
_TREEBANKS = frozenset({"ewt.train", "gum.train", "gum.dev"})


@cache
def _tokenizer() -> Tokenizer:
    return tokenizer()[0]


def row_of(corpus: str, number: str) -> Row:
    """Give the row of a text: its title and text, of open texts also its source, url and date.

    Of ``own`` an article of ``training/texts``; of a treebank a document, its first sentence as title.
    """
    if corpus == "own":
        title, _, text = (TEXTS / f"{number}.txt").read_text("utf-8").partition("\n")
        return {"title": title, "text": text}
    return _documents(corpus)[number] if corpus in _TREEBANKS else open_text(corpus)[number]


def annotated_text(corpus: str, number: str, digest: str) -> str:
    """Give the text that annotations of a row stand on: its title, a new line and its text.

    :raises ValueError: if the text is not the one that was annotated.
    """
    row = row_of(corpus, number)
    text = f"{row['title']}\n{row['text']}"
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        message = f"{corpus} {number}: the text is not the one that was annotated"
        raise ValueError(message)
    return text


@cache
def _documents(part: str) -> Mapping[str, Row]:
    """The documents of a treebank by their names, a sentence a line."""
    with lzma.open(DATA / "ud" / f"{part}.conllu.xz", "rt", encoding="utf-8") as lines:
        found: dict[str, list[str]] = {}
        for line in lines:
            key, _, value = line.rstrip("\n").partition(" = ")
            if key == "# newdoc id":
                sentences = found.setdefault(value, [])
            elif key == "# text":
                sentences.append(value)
    return {name: {"title": texts[0], "text": "\n".join(texts[1:])} for name, texts in found.items()}


def articles(part: str) -> Iterator[tuple[str, list[Span]]]:
    """Give the text (title, new line, text) and the names of each annotated article of a part.

    :raises ValueError: if a text is not the one that was annotated.
    """
    spans: dict[tuple[str, str, str], list[Span]] = {}
    for row in rows_of("names"):
        if row["part"] == part:
            key = (row["corpus"], row["row"], row["sha256"])
            found = spans.setdefault(key, [])
            if row["label"]:
                found.append((row["start"], row["end"], row["label"]))
    for (corpus, number, digest), found in sorted(spans.items()):
        yield annotated_text(corpus, number, digest), found


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
    for places in _cut(tokens, splits):
        words, spaces = tuple(tokens.texts[i] for i in places), tuple(tokens.spaced[i] for i in places)
        yield Sentence(words, spaces, "annotated", names=tuple(column[i] for i in places))


def cut(
    text: str, splits: Mapping[str, float]
) -> Iterator[tuple[tuple[tuple[int, int], ...], tuple[str, ...], tuple[bool, ...]]]:
    """Cut a text as the run time does: the places of each sentence's words in code points, the words, and whether a space follows each."""
    tokens = Tokens.of(_tokenizer()(text))
    starts, ends = tokens.starts.tolist(), tokens.ends.tolist()
    for places in _cut(tokens, splits):
        words, spaces = tuple(tokens.texts[i] for i in places), tuple(tokens.spaced[i] for i in places)
        yield tuple((starts[i], ends[i]) for i in places), words, spaces


def _cut(tokens: Tokens, splits: Mapping[str, float]) -> Iterator[Sequence[int]]:
    """The places of the words of each sentence."""
    splitter = Splitter(splits)
    for paragraph in paragraphs_of(tokens, [False] * len(tokens.texts)):
        words, spaces = [tokens.texts[i] for i in paragraph], [tokens.spaced[i] for i in paragraph]
        for a, b in ranges(list(splitter.starts(words, spaces)), len(words)):
            yield paragraph[a:b]
